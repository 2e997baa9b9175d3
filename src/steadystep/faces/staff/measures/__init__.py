"""Pages about questionnaires: the instruments, and who has not answered."""
