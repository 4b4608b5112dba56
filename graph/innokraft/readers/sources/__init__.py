"""The formats of the sources, one file each."""
