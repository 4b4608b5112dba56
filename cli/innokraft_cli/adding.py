"""What adding words to a project folder's vocabulary takes and tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from innokraft_cli.options import dry_run_option, lang_option, wait_option, workers_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say
from innokraft_cli.telling import is_verbose, progress, telling_options

if TYPE_CHECKING:
    from innokraft import Options, WordsAdded

Function = TypeVar("Function", bound=Callable[..., Any])

_DRY = {
    "sv": "Inget är ändrat; så här skulle det bli:",
    "en": "Nothing is changed; this is what would be:",
}
_NONE = {
    "sv": "I {n} källpost(er) ändras inget omnämnande.",
    "en": "In {n} record(s), no mention changes.",
}
_BUILD = {
    "sv": "Grafen följer efter med: innokraft build",
    "en": "The graph follows with: innokraft build",
}


class Adding(NamedTuple):
    """What the options say, each under its name, and how words are added and told."""

    lang: str
    form: str
    dry_run: bool
    wait: float
    workers: int | None

    def make(self, work: Callable[[Options], WordsAdded]) -> None:
        """Adds, while who watches sees how far it is; prints what comes and goes by it."""
        from innokraft import Options, each_mention_line, mention_lines

        with progress(self.lang) as show:
            done = work(
                Options(dry_run=self.dry_run, wait=self.wait, progress=show, workers=self.workers)
            )
        if is_verbose():
            for line in each_mention_line(done.gone, done.new, self.lang):
                say(line, err=True)
        if self.form == "json":
            put_json(
                {
                    "dry_run": done.dry_run,
                    "file": str(done.path),
                    "added": done.added,
                    "records": done.records,
                    "mentions_gone": [each._asdict() for each in done.gone],
                    "mentions_new": [each._asdict() for each in done.new],
                }
            )
            return
        if done.dry_run:
            say(_DRY[self.lang])
        say(f"{done.path}:")
        for line in done.added.split("\n"):
            say(f"  {' | '.join(line.split(chr(9)))}")
        for line in mention_lines(done.gone, done.new, self.lang):
            say(line)
        if not (done.gone or done.new):
            say(_NONE[self.lang].format(n=done.records))
        if not done.dry_run:
            say(_BUILD[self.lang])


def adding_options(function: Function) -> Function:
    """The options of what adds words, which the command gets together as `adding`."""

    def command(**given: Any) -> None:
        own = {name: given.pop(name) for name in Adding._fields}
        function(**given, adding=Adding(**own))

    command.__name__, command.__doc__ = function.__name__, function.__doc__
    command.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    wrapped: Any = telling_options(lang_option(workers_option(command)))
    wrapped = output_options("text", "json", default="text")(dry_run_option(wait_option(wrapped)))
    return cast("Function", wrapped)
