"""What is being typed: private to its author, no part of any chart until it is signed or handed in."""
