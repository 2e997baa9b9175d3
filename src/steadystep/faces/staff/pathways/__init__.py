"""Pathways on staff pages: each drawn from its file, and where a client stands on theirs."""
