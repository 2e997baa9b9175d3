"""Bookings, rooms and groups: what belongs to the clinic and not to one client. The truth for *when*; the entry for *that*."""
