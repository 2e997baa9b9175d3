"""What was sent to whom: one row per duty, rung, recipient and channel; delivery is at least once under the row's id."""
