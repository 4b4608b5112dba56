"""What people decide: rules, judgements and choices, and the files that hold them."""
