"""Asks a model by the package openai: one question, one answer within bounds, or why there is none.

Which form of a request a server takes is found out by trying, and remembered: whether it holds the
model to a JSON Schema, takes a temperature, and what it calls the longest answer.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import openai

from innokraft.language_models import failures
from innokraft.language_models.prompt import Message, asked_again
from innokraft.language_models.proposals import BrokenAnswerError, as_kept, found_object
from innokraft.language_models.settings import Key, LanguageModel

MOST_BYTES = 4_000_000
"""What one answer of a server may be, as it comes over the network."""

_SAID = 300  # characters of what a server says of an error
_ON_SCHEMA = re.compile("response_format|json_schema|schema|grammar", re.IGNORECASE)


class Answered(NamedTuple):
    """What is kept of an answer, and the model that the server says gave it."""

    kept: dict[str, Any]
    model: str


@dataclass(frozen=True, slots=True)
class _Form:
    """How a request is put."""

    schema: bool = True
    temperature: bool = True
    tokens: str = "max_tokens"

    def after(self, said: str) -> _Form | None:
        """The form to try after a server refused this one; None where there is no other."""
        said = said.casefold()
        if self.schema and _ON_SCHEMA.search(said):
            return replace(self, schema=False)
        if self.tokens == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, tokens="max_completion_tokens")
        if self.temperature and "temperature" in said:
            return replace(self, temperature=False)
        return replace(self, schema=False) if self.schema else None


class _TooLargeError(openai.OpenAIError):
    """Raised while an answer is read, which the library does not try again."""


class _TooSlowError(openai.OpenAIError):
    """As `_TooLargeError`."""


class Asker:
    """Asks one model. It may be used by several threads at once."""

    def __init__(self, model: LanguageModel, key: Key | None, schema: dict[str, Any]) -> None:
        self._model, self._key, self._schema = model, key, schema
        self._form = _Form()
        place = model.place
        without: Any = openai.Omit()
        self._heads = {"Authorization": f"Bearer {key.reveal()}" if key else without}
        self._client = openai.OpenAI(
            api_key=key.reveal() if key else "none",
            base_url=place.url,
            timeout=model.timeout,
            max_retries=model.retries,
            default_headers={
                **dict.fromkeys(_unsaid(), without),
                "Accept-Encoding": "identity",
                "User-Agent": "innokraft",
            },
            http_client=openai.DefaultHttpxClient(
                timeout=model.timeout,
                follow_redirects=False,
                trust_env=not place.is_this_machine,
                event_hooks={"response": [self._bound]},
            ),
        )

    def ask(self, messages: list[Message]) -> Answered:
        """The answer to a question. Raises AskingError; a broken answer is asked for twice."""
        try:
            return self._answer(messages)
        except BrokenAnswerError:
            pass
        try:
            return self._answer(asked_again(messages))
        except BrokenAnswerError as error:
            raise failures.broken(self._hidden(str(error))) from None

    def close(self) -> None:
        """Ends the connections."""
        self._client.close()

    def _bound(self, response: Any) -> None:
        """Holds the reading of an answer, of whatever status, to a size and a time."""
        response.iter_bytes = _bounded(response.iter_bytes(), self._model.timeout).__iter__

    def _answer(self, messages: list[Message]) -> Answered:
        body = _json(self._sent(messages))
        if said := self._words_of(body.get("error")):
            raise failures.declined(said)
        content, finish = _content(body)
        try:
            kept = as_kept(found_object(content))
        except BrokenAnswerError:
            if finish == "length":
                raise failures.cut_short(self._model.most_tokens) from None
            raise
        model = body.get("model")
        return Answered(_without(kept, self._key), self._shown(model, 200))

    def _sent(self, messages: list[Message]) -> bytes:
        form: _Form | None = self._form
        while form:
            try:
                body = self._request(messages, form)
            except openai.APIStatusError as error:
                said = self._said(error)
                is_of_form = error.status_code in {400, 422} or bool(_ON_SCHEMA.search(said))
                status, form = error.status_code, form.after(said) if is_of_form else None
            except openai.APITimeoutError:
                raise failures.too_slow(self._model.timeout) from None
            except openai.APIConnectionError as error:
                raise failures.unreachable(self._cause(error)) from None
            except _TooSlowError:
                raise failures.too_slow(self._model.timeout) from None
            except _TooLargeError:
                raise failures.too_large(MOST_BYTES) from None
            else:
                self._form = form
                return body
        raise failures.refused(status, said)

    def _request(self, messages: list[Message], form: _Form) -> bytes:
        body: dict[str, Any] = {
            "model": self._model.name,
            "messages": messages,
            form.tokens: self._model.most_tokens,
        }
        if form.temperature:
            body["temperature"] = 0
        if form.schema:
            held = {"name": "suggestions", "strict": True, "schema": self._schema}
            body["response_format"] = {"type": "json_schema", "json_schema": held}
        create: Any = self._client.chat.completions.with_raw_response.create
        return bytes(create(**body, extra_headers=self._heads).http_response.content)

    def _said(self, error: openai.APIStatusError) -> str:
        """What the server says of an error, on one line."""
        return self._words_of(error.body)

    def _words_of(self, body: Any) -> str:
        for name in ("error", "message", "detail"):
            body = body.get(name, body) if isinstance(body, dict) else body
        return self._shown(body, _SAID)

    def _cause(self, error: Exception) -> str:
        cause: BaseException = error
        while cause.__cause__ or cause.__context__:
            cause = cause.__cause__ or cause.__context__ or cause
        return self._shown(str(cause) or type(cause).__name__, _SAID)

    def _shown(self, text: object, most: int) -> str:
        words = " ".join(text.split())[: 2 * most] if isinstance(text, str) else ""
        return self._hidden(words)[:most]

    def _hidden(self, text: str) -> str:
        return self._key.hidden_in(text) if self._key else text


def _unsaid() -> Iterator[str]:
    """The heads that the library would send of itself and of the environment, which nobody told."""
    yield from ("OpenAI-Organization", "OpenAI-Project")
    told = ("Lang", "Package-Version", "OS", "Arch", "Runtime", "Runtime-Version", "Async")
    yield from (f"X-Stainless-{name}" for name in told)
    for line in os.environ.get("OPENAI_CUSTOM_HEADERS", "").split("\n"):
        yield line.partition(":")[0].strip() or "OpenAI-Project"


def _bounded(chunks: Iterator[bytes], seconds: float) -> Iterator[bytes]:
    end, length = time.monotonic() + seconds, 0
    for chunk in chunks:
        length += len(chunk)
        if length > MOST_BYTES:
            raise _TooLargeError
        if time.monotonic() > end:
            raise _TooSlowError
        yield chunk


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise BrokenAnswerError("what the server sent is not JSON") from None
    if not isinstance(found, dict):
        raise BrokenAnswerError("what the server sent is no JSON object")
    return found


def _content(body: dict[str, Any]) -> tuple[str, str]:
    """The text of the first choice, and why it ended."""
    choices = body.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not (isinstance(first, dict) and isinstance(message, dict)):
        raise BrokenAnswerError("the server sent no answer of a model")
    content = message.get("content")
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        content = "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str) or not content.strip():
        refusal = message.get("refusal")
        if isinstance(refusal, str) and refusal.strip():
            raise failures.declined(" ".join(refusal.split())[:_SAID])
        raise BrokenAnswerError("the answer is empty")
    return content, str(first.get("finish_reason"))


def _without(kept: dict[str, Any], key: Key | None) -> dict[str, Any]:
    """What is kept of an answer, without the key, should a server have put it there."""
    if key is None:
        return kept

    def hidden(value: Any) -> Any:
        if isinstance(value, str):
            return key.hidden_in(value)
        if isinstance(value, list):
            return [hidden(each) for each in value]
        if isinstance(value, dict):
            return {name: hidden(each) for name, each in value.items()}
        return value

    return {name: hidden(value) for name, value in kept.items()}
