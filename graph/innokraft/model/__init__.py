"""What ships and what words mean: the ontology, the concepts, names and legal forms."""
