"""Frozen texts: labelled fields, sections and headings, each with its span."""
