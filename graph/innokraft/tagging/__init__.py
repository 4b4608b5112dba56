"""Finds mentions of concepts in Swedish and English texts, each with its exact span."""

from innokraft.tagging.tagger import Mention, Tagger, load_tagger, tag

__all__ = ["Mention", "Tagger", "load_tagger", "tag"]
