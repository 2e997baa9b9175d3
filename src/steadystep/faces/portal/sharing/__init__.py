"""What a client shares outside the care team, and with whom."""
