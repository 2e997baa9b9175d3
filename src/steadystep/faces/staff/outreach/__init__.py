"""Reaching out to who left their rhythm: the radar over all clients."""
