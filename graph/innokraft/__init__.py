"""innokraft: a knowledge graph of innovation capacity, with the quote behind every statement."""
