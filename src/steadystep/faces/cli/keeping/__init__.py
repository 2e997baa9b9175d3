"""Backups: taken while the clinic works, restored only into an empty data folder, and proved after restoring."""
