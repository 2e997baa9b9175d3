"""How those who care for a client are themselves: theirs alone, in nobody's chart."""
