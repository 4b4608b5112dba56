"""Suggestions by a language model: asked over the network when a person says so, then checked."""
