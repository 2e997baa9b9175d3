"""Invented courses of care: varied, seeded, plausible. No course is a real person's."""
