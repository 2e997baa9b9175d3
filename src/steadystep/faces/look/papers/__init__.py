"""Papers to print: PDF set by typst, from data alone. Knows no client."""
