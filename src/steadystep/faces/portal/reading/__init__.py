"""How the app reads for this person: larger, aloud, one thing at a time, in writing."""
