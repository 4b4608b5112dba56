"""Commands below a command: `innokraft mention add`."""

from __future__ import annotations

from typing import Any

import click

from innokraft_cli.inputs import made_strict


class Subcommands(click.Group):
    """Commands below one, their options held to what they can be.

    What begins with the name of none of them is meant for the one that is named `default`.
    """

    def __init__(self, *given: Any, default: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self._default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the name of the default put before what names none."""
        if self._default and args[:1] not in [[name] for name in (*self.commands, "-h", "--help")]:
            args = [self._default, *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        command = super().get_command(ctx, cmd_name)
        return command and made_strict(command)
