"""How the client is told: by which way, at which hours not, on which devices."""
