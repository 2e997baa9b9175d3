"""The pseudo-language writes days and numbers as English does; without this they come out as in Arabic."""
