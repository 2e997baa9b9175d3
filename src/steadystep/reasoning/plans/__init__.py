"""Doses over days, worked out: steps from a schedule or a taper, tablets, and what is swallowed on which day. Pure."""
