"""Text as such: what Unicode and layout add to it, and which language it is in."""
