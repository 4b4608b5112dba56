"""Identity: which mentions are one thing, by which rule, and what a person has judged.

A record's mention of a thing gives a naming: keys. Namings that share a key are joined by the
key's rule, unless a judgement or an identifier says that they are not one thing.
"""
