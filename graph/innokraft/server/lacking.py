"""The errors of an answer that is not there in a form which is accepted."""

from __future__ import annotations

from innokraft.errors import InnokraftError


class NoFormError(InnokraftError):
    """An answer of its kind is in no form that is accepted; the kind is what the error says."""


class UnwritableError(InnokraftError):
    """An answer holds what the form that is accepted cannot."""
