"""Small things to read and to run. See README.md here."""
