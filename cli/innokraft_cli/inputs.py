"""What every command asks of its options, in one place: numbers are finite, texts are texts."""

from __future__ import annotations

import math
import re
from typing import Any

import click

from innokraft_cli.printing import clean

_HALF = re.compile("[\ud800-\udfff]")
_PATHS = {"graph", "output", "old", "new"}
"""Texts that name files: on Linux those may hold any bytes."""


class _Number(click.FloatRange):
    """A finite number in a range: `inf` and `nan` are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is no number that can be used here.", param, ctx)
        return number


class _Text(click.types.StringParamType):
    """A text: bytes that are not UTF-8 are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = super().convert(value, param, ctx)
        if _HALF.search(text):
            shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            self.fail(f"{clean(shown)} is not UTF-8.", param, ctx)
        return text


def made_strict(command: click.Command) -> click.Command:
    """The command, its options of numbers and texts held to what they can be."""
    for param in command.params:
        if type(param.type) is click.FloatRange:
            kind = param.type
            param.type = _Number(kind.min, kind.max, kind.min_open, kind.max_open)
        elif type(param.type) is click.types.StringParamType and param.name not in _PATHS:
            param.type = _Text()
    return command
