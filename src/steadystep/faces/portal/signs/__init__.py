"""My early-warning signs."""
