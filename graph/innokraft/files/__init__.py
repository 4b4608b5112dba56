"""Files of our own: what ships, whole writes, tables, YAML with places, bounded reads."""
