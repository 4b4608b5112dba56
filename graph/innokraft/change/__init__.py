"""Changes of a graph: build, merge, withdraw, judge, choose, undo."""
