"""Says how a command failed, in the error's own words."""

from __future__ import annotations

import os
import sys

from innokraft_cli.printing import say


def _language() -> str:
    """The language of the call: what `--lang` says, or else the surroundings."""
    for option, value in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        if option == "--lang" or option.startswith("--lang="):
            return value if option == "--lang" else option.partition("=")[2]
    from innokraft import language_here

    return os.environ.get("INNOKRAFT_LANG") or language_here()


def exit_code_of(error: Exception, lang: str | None = None) -> int:
    """Says what went wrong: 2 for wrong use, 1 for all else, 0 where a reader had enough."""
    if isinstance(error, BrokenPipeError):
        return 0
    from innokraft import InnokraftError, in_words

    if isinstance(error, OSError):
        error = in_words(error)
    if isinstance(error, InnokraftError):
        for refused in getattr(error, "refused", ()):
            say(f"refused: {refused}", err=True)
        for each in getattr(error, "each", (error,)):
            first, *rest = each.told(lang or _language())
            say(f"innokraft: {first}", err=True)
            for line in rest:
                say(line, err=True)
        return error.exit_code
    if os.environ.get("INNOKRAFT_DEBUG"):
        raise error
    said = "; ".join([" ".join(str(error).split())[:500], *getattr(error, "__notes__", ())])
    say(f"innokraft: a fault of innokraft: {type(error).__name__}: {said}", err=True)
    say("Please report it; with INNOKRAFT_DEBUG=1 it says where it is.", err=True)
    return 1
