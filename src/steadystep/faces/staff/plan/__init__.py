"""The pages of a client's plan."""
