"""Lets `python -m innokraft_cli` do what `innokraft` does."""

from innokraft_cli.start import main

main()
