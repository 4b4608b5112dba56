"""A person's reading of a record: what it holds, its file, and where its quotes stand."""
