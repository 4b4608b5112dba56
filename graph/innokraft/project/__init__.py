"""The project folder: what a graph is made of, as text that people write and keep in git."""
