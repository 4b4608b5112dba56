"""The versions of a record: which count, how they differ, and what annotations read."""
