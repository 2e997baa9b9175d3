"""A device handed over in the waiting room: one sheet, and no way from it into anything else."""
