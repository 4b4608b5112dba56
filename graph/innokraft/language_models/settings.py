"""Which language model is asked, where it is, and how: an endpoint, a key, and bounds."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from innokraft.errors import UsageError, shown

USUAL_KEY = "OPENAI_API_KEY"
"""The variable of the environment in which a key is looked for, where none is named."""

_SECRET = 6  # characters; what is shorter is a stopgap such as "none", and is part of many words
_KEY = re.compile(r"[!-~]{1,4000}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MOST_NAME = 200
_BOUNDS = {
    "timeout": (0.1, 3600.0), "retries": (0, 10), "at_once": (1, 32), "most_tokens": (64, 200_000),
}  # fmt: skip
_EXAMPLE = "Such as http://localhost:11434/v1 for Ollama, or https://api.openai.com/v1."


class Endpoint:
    """Where a server is that speaks OpenAI's protocol. Raises UsageError for what is none."""

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise UsageError(f"{_told(url)} is no address", remedy=_EXAMPLE) from None
        if parts.username is not None or parts.password is not None:
            problem = "the endpoint holds a name or a password before its @"
            remedy = "A key comes from the environment: --key-from NAME."
            raise UsageError(problem, remedy=remedy)
        is_plain = not (_CONTROL.search(url) or re.search(r"\s", url))
        if parts.scheme not in {"http", "https"} or not host or not is_plain or port == 0:
            raise UsageError(f"{_told(url)} is no address of a server", remedy=_EXAMPLE)
        if parts.query or parts.fragment:
            problem = "the endpoint has a part after ? or #"
            raise UsageError(problem, remedy=f"Leave it out. {_EXAMPLE}")
        self.url, self.host = url.rstrip("/"), host
        self.is_encrypted = parts.scheme == "https"

    @property
    def is_this_machine(self) -> bool:
        """Whether it is the loopback, which nothing leaves the machine by."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            address = ip_address(self.host)
        except ValueError:
            return False
        return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _told(url: str) -> str:
    """An address as a message shows it: without what may be a secret in it."""
    return "the endpoint" if set("@?#") & set(url) else shown(url)


class Key:
    """A key out of a variable of the environment. Nothing shows it."""

    def __init__(self, variable: str, value: str) -> None:
        self.variable, self._value = variable, value

    def __repr__(self) -> str:
        return f"Key({self.variable!r})"

    def reveal(self) -> str:
        """The key itself, for the one who sends it."""
        return self._value

    def hidden_in(self, text: str) -> str:
        """A text without the key, should a server have written it back."""
        return text.replace(self._value, "…") if len(self._value) >= _SECRET else text


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model by its name at an endpoint, and the bounds within which it is asked.

    `timeout` is in seconds for one answer, `retries` how often the library tries again, `at_once`
    how many questions are under way together, `most_tokens` how long an answer may be. Raises
    UsageError for what none of them can be.
    """

    name: str
    endpoint: str
    key_from: str | None = None
    timeout: float = 300.0
    retries: int = 2
    at_once: int = 4
    most_tokens: int = 4096

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > _MOST_NAME or _CONTROL.search(self.name):
            remedy = "Name it as its server does, such as llama3.1:8b."
            raise UsageError(f"{shown(self.name)} is no name of a model", remedy=remedy)
        for name, (least, most) in _BOUNDS.items():
            if not least <= getattr(self, name) <= most:
                problem = f"{name.replace('_', ' ')} is {getattr(self, name)}"
                raise UsageError(problem, remedy=f"It is {least:g} to {most:g}.")
        Endpoint(self.endpoint)

    @property
    def place(self) -> Endpoint:
        """Where it is."""
        return Endpoint(self.endpoint)

    @property
    def by(self) -> str:
        """How its suggestions are signed."""
        return f"model:{self.name}"

    def key(self, environment: Mapping[str, str] = os.environ) -> Key | None:
        """The key that goes along; None where there is none.

        `OPENAI_API_KEY` goes to this machine and over an encrypted line; elsewhere only a key that
        was named goes. Raises UsageError where a named one is not there, or cannot be sent.
        """
        name, place = self.key_from or USUAL_KEY, self.place
        value = environment.get(name, "").strip()
        if not value:
            if self.key_from:
                problem = f"the environment has no variable {shown(name)} with a key"
                raise UsageError(problem, remedy=f"Set it, or leave --key-from out: {USUAL_KEY}.")
            return None
        if not (self.key_from or place.is_encrypted or place.is_this_machine):
            return None
        if not _KEY.fullmatch(value):
            problem = f"what {name} holds cannot be a key"
            raise UsageError(problem, remedy="It is one line of ASCII without spaces.")
        return Key(name, value)
