"""Draws up an annotation for a person to read through."""
