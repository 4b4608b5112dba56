"""The queue of `innokraft review` in the terminal: a task, a key, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innokraft import DecidedError, Decision, InnokraftError, UsageError, did_you_mean
from innokraft_cli.printing import say
from innokraft_cli.reviewing_words import KEYS, WORDS

if TYPE_CHECKING:
    from innokraft import Desk
    from innokraft_cli.keyboard import Keyboard

Plain = dict[str, Any]
_VERDICTS = {
    "statement": {"a": "accepted", "x": "rejected"},
    "mention": {"a": "accepted", "x": "rejected"},
    "identity": {"a": "same", "x": "different", "o": "unsure"},
    "conflict": {},
}
_ALWAYS = ("s", "u", "n", "q")


def review_in_terminal(desk: Desk, who: str, language: str) -> None:
    """Asks for a decision on one task after another, until none is left or the person ends."""
    from innokraft_cli.keyboard import keyboard

    typing = keyboard()
    try:
        Reviewing(desk, who, language, typing).run()
    except (EOFError, KeyboardInterrupt):
        return


class Reviewing:
    """One person's way through the queue of a desk."""

    def __init__(self, desk: Desk, who: str, language: str, typing: Keyboard) -> None:
        self._desk, self._who, self._language, self._typing = desk, who, language, typing
        self._skipped: list[str] = []
        self._done: list[str] = []
        self._choices = desk.choices(language)

    def run(self) -> None:
        """Until the person ends, or nothing waits but what was skipped."""
        self._desk.gather()
        while not self._who.strip():
            self._who = self._typing.text(f"{self._word('you')}: ")
        while True:
            told = self._desk.next(self._language, skipped=self._skipped)
            for wrong in told["wrong"]:
                say(f"innokraft: {wrong}", err=True)
            task = told["task"]
            if task is None or task["id"] in self._skipped:
                say(self._word("empty"))
                return
            self._show(task, told)
            if not self._answer(task):
                return

    def _answer(self, task: Plain) -> bool:
        """Does what the person says; False where they end."""
        verdicts = _VERDICTS[task["kind"]]
        numbered = [str(n + 1) for n in range(min(9, len(task.get("values", ()))))]
        keys = [*verdicts, *numbered, *(["e"] if task["kind"] == "statement" else []), *_ALWAYS]
        told = "  ".join(f"{key} {KEYS[key].of(self._language)}" for key in keys if key in KEYS)
        key = self._typing.key(f"{told}: ", keys)
        try:
            if key in verdicts:
                self._decide(task, verdicts[key])
            elif key in numbered:
                self._decide(task, task["values"][int(key) - 1]["id"])
            elif key == "e":
                self._change(task)
            elif key == "n":
                self._own(task)
            elif key == "u":
                self._undo()
            elif key == "s":
                self._skipped.append(task["id"])
        except DecidedError as error:
            say(self._word("decided").format(who=error.who or "?", verdict=error.verdict))
        except InnokraftError as error:
            for line in error.told(self._language):
                say(f"innokraft: {line}", err=True)
        return key != "q"

    def _decide(self, task: Plain, verdict: str, instead: Plain | None = None) -> None:
        why = ""
        if task.get("needs_why"):
            why = self._typing.text(f"{self._word('why')}: ", task.get("why", ""))
        decision = Decision(verdict, self._who, why, instead=instead)
        self._done.append(self._desk.decide(task["id"], decision))

    def _undo(self) -> None:
        if not self._done:
            say(self._word("nothing"))
            return
        self._desk.undo(self._done[-1])
        self._done.pop()
        say(self._word("undone"))

    def _change(self, task: Plain) -> None:
        subject, relation, value = task["says"][0].split(None, 2)
        given = {"quote": task["quote"], "relation": relation, "subject": subject, "object": value}
        statement = self._statement(task, given, task["start"])
        statement["says"] += task["says"][1:]
        statement["things"] = task["things"]
        statement["attributed_to"], statement["held_by"] = task["attributed_to"], task["held_by"]
        self._decide(task, "changed", statement)

    def _own(self, task: Plain) -> None:
        if not task.get("record"):
            raise UsageError("the task is of no record")
        statement = self._statement(task, {}, 0)
        self._done.append(self._desk.say(statement, self._who))

    def _statement(self, task: Plain, given: dict[str, str], start: int) -> Plain:
        """What the person says of words that they copy or type from the text."""
        shown = self._desk.record(task["record"], task["sha256"], self._language)
        quote = self._typing.text(f"{self._word('words')}: ", given.get("quote", ""))
        if quote not in shown["text"]:
            raise UsageError("the text does not hold these words", remedy="Copy them from it.")
        at = start if shown["text"].startswith(quote, start) else shown["text"].index(quote)
        place = {"start": at, "end": at + len(quote)}
        offered = self._desk.look(task["record"], task["sha256"], **place)
        relation = self._choose("relation", self._choices["relations"], given.get("relation", ""))
        named = next(each for each in self._choices["relations"] if each["id"] == relation)
        ends = {
            end: self._end(end, named[kinds], shown, given.get(end, ""), offered)
            for end, kinds in (("subject", "of"), ("object", "as"))
        }
        certainty = self._choose("certainty", self._choices["certainties"], offered["certainty"])
        says = [f"{ends['subject']} {relation} {ends['object']}"]
        return {
            "record": shown["record"], "sha256": shown["sha256"], **place, "says": says,
            "certainty": certainty,
        }  # fmt: skip

    def _end(
        self, name: str, kinds: list[str], shown: Plain, given: str, offered: Plain
    ) -> str:  # fmt: skip
        found = [each for each in shown["things"] if each["kind"] in kinds]
        found += self._choices["concepts"] if "concept" in kinds else []
        found += [each for each in self._choices["values"] if each["kind"] in kinds]
        likely = [*offered["concepts"], "project"]
        known = {each["id"] for each in found}
        default = given or next((each for each in likely if each in known), "")
        free = bool({"text", "number", "day", "yes-no"} & set(kinds))
        return self._choose(name, found, default, free="text" in kinds, any_word=free)

    def _choose(
        self, name: str, choices: list[Plain], given: str, *, free: bool = False,
        any_word: bool = False,
    ) -> str:  # fmt: skip
        """The id of what is chosen by its label or its id; a text in quotes where one is free."""
        by_name = {self._label(each): each["id"] for each in choices}
        by_name |= {each["id"]: each["id"] for each in choices}
        labels = {each["id"]: self._label(each) for each in choices}
        typed = self._typing.text(
            f"{self._word(name)}: ", labels.get(given, given), list(labels.values())
        ).strip()
        folded = {key.casefold(): value for key, value in by_name.items()}
        if typed.casefold() in folded:
            return str(folded[typed.casefold()])
        if typed == given or (any_word and not free):
            return typed
        if free and typed:
            return typed if typed == "quote" else f'"{typed}"'
        raise UsageError(f"{typed!r} is none of them", remedy=did_you_mean(typed, by_name))

    def _label(self, choice: Plain) -> str:
        return str(choice.get("label") or self._word(choice["id"], choice["id"]))

    def _show(self, task: Plain, told: Plain) -> None:
        counts = told["counts"].values()
        left, done = (sum(each[key] for each in counts) for key in ("waiting", "done"))
        say()
        say(self._word("progress").format(done=done, left=left))
        say(self._word(f"ask-{task['kind']}"), bold=True)
        getattr(self, f"_show_{task['kind']}")(task)

    def _show_statement(self, task: Plain) -> None:
        self._show_record(task)
        for subject, relation, value in task["words"]:
            say(f"  {self._word(subject, subject)}  {relation}  {self._word(value, value)}")
        hedge = f" ({task['hedge']})" if task["hedge"] else ""
        reason = task["reason"]
        say(f"  {task['certainty']}{hedge}; {task['by']}: {reason['rule']} {reason['cue']}")

    def _show_mention(self, task: Plain) -> None:
        self._show_record(task)
        say(f"  {task['concept']}: {task['told']}")

    def _show_record(self, task: Plain) -> None:
        shown = self._desk.record(task["record"], task["sha256"], self._language)
        text, start, end = shown["text"], task["start"], task["end"]
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        after = text[end : last if last >= 0 else len(text)]
        say(f"  {shown['title']} ({shown['record']})")
        say(f"  {text[first:start]}»{text[start:end]}«{after}")

    def _show_identity(self, task: Plain) -> None:
        for side in task["sides"]:
            say(f"  {side['name']} ({side['key']})")
            for each in side["quotes"]:
                say(f"    ”{each['quote']}” ({each['record']})")
        say(f"  {task['why']}")

    def _show_conflict(self, task: Plain) -> None:
        say(f"  {task['thing']}: {task['property']}")
        for number, each in enumerate(task["values"], 1):
            say(f"  {number}  {each['value']}")
            for source in each["sources"]:
                say(f"       ”{source['quote']}” ({source['record']})")

    def _word(self, name: str, otherwise: str = "") -> str:
        found = WORDS.get(name)
        return found.of(self._language) if found else otherwise
