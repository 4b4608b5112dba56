"""Writes a graph as a file that other tools read."""
