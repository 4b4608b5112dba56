"""What a user asks of a graph: SPARQL behind a guard, questions, and names of things."""
