"""Letters and records to people outside: made from what they may read, printed, followed, accounted for."""
