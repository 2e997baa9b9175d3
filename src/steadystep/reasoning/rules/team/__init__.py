"""What to notice about working together: messages, huddles, referrals, letters, stays in hospital, contradictions."""
