"""The workbench: what waits in a project folder for a person's word, and where the word goes."""
