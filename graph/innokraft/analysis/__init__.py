"""What the projects of a graph come to, counted and held against one another, each with quotes."""
