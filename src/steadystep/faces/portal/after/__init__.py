"""After care: my kit, and the way back."""
