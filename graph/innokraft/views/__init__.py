"""What a graph says of a thing, for people: statements, names, quotes, conflicts."""
