"""Lets `python -m innokraft_cli` do what `innokraft` does."""

from innokraft_cli.main import main

main()
