"""No person: wakes the charts that are due and sends notices. Losing it loses nothing; it only makes things late."""
