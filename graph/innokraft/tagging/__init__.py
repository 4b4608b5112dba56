"""Finds mentions of concepts in Swedish and English texts, each with its exact span."""

from innokraft.tagging.tagger import Mention, Tagger, tag, tagger_of

__all__ = ["Mention", "Tagger", "tag", "tagger_of"]
