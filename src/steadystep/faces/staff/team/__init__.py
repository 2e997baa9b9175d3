"""Pages of working together: conversations, lists of what waits, huddles, referrals."""
