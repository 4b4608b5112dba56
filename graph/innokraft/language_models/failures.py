"""How asking a model can fail, in words, and whether the endpoint is to blame or one question."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.errors import InnokraftError


class AskingError(InnokraftError):
    """A question that got no usable answer.

    `of_endpoint` says that the next question would hardly fare better: nothing answers there, the
    key is refused, there is no such model.
    """

    def __init__(
        self, problem: Bilingual, remedy: Bilingual | None = None, *, of_endpoint: bool = False
    ) -> None:
        self.words, self.advice, self.of_endpoint = problem, remedy, of_endpoint
        super().__init__(problem.en, remedy=remedy.en if remedy else "")

    def told(self, language: str) -> tuple[str, ...]:
        """In one line."""
        advice = f". {self.advice.of(language)}" if self.advice else ""
        return (f"{self.words.of(language)}{advice}",)


def refused(status: int, said: str) -> AskingError:
    """What a status of HTTP stands for, with what the server said."""
    tail = f": {said}" if said else ""
    problem = Bilingual(f"servern svarade {status}{tail}", f"the server answered {status}{tail}")
    return AskingError(problem, _REMEDIES.get(status), of_endpoint=status in _OF_ENDPOINT)


_OF_ENDPOINT = frozenset({301, 302, 303, 307, 308, 401, 402, 403, 404, 405})
_KEY = Bilingual(
    "Sätt nyckeln i OPENAI_API_KEY, eller nämn en annan variabel med --key-from.",
    "Put the key into OPENAI_API_KEY, or name another variable by --key-from.",
)
_ELSEWHERE = Bilingual(
    "Den hänvisar till en annan adress; dit skickas inget. Nämn den själv om den är rätt.",
    "It points to another address; nothing is sent there. Name it yourself if it is right.",
)
_REMEDIES = {
    400: Bilingual(
        "Kanske är texten längre än modellens sammanhang: ge den ett större.",
        "The text may be longer than the model's context: give it a larger one.",
    ),
    401: _KEY,
    403: _KEY,
    404: Bilingual(
        "Kontrollera modellens namn, och att adressen är den som slutar på /v1.",
        "Check the name of the model, and that the address is the one that ends in /v1.",
    ),
    413: Bilingual("Texten är för lång för servern.", "The text is too long for the server."),
    429: Bilingual(
        "Kör igen senare; det som är svarat finns kvar. --at-once 1 frågar långsammare.",
        "Run it again later; what was answered is kept. --at-once 1 asks more slowly.",
    ),
    **dict.fromkeys((301, 302, 303, 307, 308), _ELSEWHERE),
    **dict.fromkeys((500, 502, 503, 504), Bilingual(
        "Servern har ett fel: se i dess logg, och kör igen; det som är svarat finns kvar.",
        "The server has a fault: look in its log, and run it again; what was answered is kept.",
    )),
}  # fmt: skip


def too_slow(seconds: float) -> AskingError:
    """No answer in time."""
    return AskingError(
        Bilingual(f"inget svar på {seconds:g} s", f"no answer in {seconds:g} s"),
        Bilingual("Ge den längre tid: --timeout.", "Give it more time: --timeout."),
    )


def too_large(most: int) -> AskingError:
    """An answer that does not end."""
    problem = Bilingual(
        f"svaret är mer än {most:,} byte och lästes inte",
        f"the answer is more than {most:,} bytes, and was not read",
    )
    return AskingError(problem)


def cut_short(tokens: int) -> AskingError:
    """An answer that ran into its bound."""
    return AskingError(
        Bilingual(f"svaret klipptes vid {tokens} tokens", f"the answer was cut at {tokens} tokens"),
        Bilingual("Låt det bli längre: --most-tokens.", "Let it be longer: --most-tokens."),
    )


def broken(problem: str) -> AskingError:
    """An answer that could not be read, twice."""
    return AskingError(
        Bilingual(
            f"svaret gick inte att läsa, inte heller på nytt försök ({problem})",
            f"the answer could not be read, nor could a second one ({problem})",
        ),
        Bilingual(
            "Posten lämnades; en annan modell klarar det kanske.",
            "The record was left; another model may manage it.",
        ),
    )


def declined(said: str) -> AskingError:
    """An answer in which the model or its server says no."""
    problem = Bilingual(
        f"modellen eller dess server avböjde: {said}", f"the model or its server declined: {said}"
    )
    return AskingError(problem)


def unreachable(why: str) -> AskingError:
    """Nobody answers, or not safely."""
    return AskingError(
        Bilingual(f"ingen förbindelse ({why})", f"no connection ({why})"),
        Bilingual(
            "Kontrollera adressen, att servern är igång och, för https, dess certifikat.",
            "Check the address, that the server runs and, for https, its certificate.",
        ),
        of_endpoint=True,
    )


def without_library() -> AskingError:
    """The package that speaks to servers is not there."""
    return _NotInstalledError(
        Bilingual("paketet openai är inte installerat", "the package openai is not installed"),
        Bilingual.alike("pip install 'innokraft[models]'"),
    )


class _NotInstalledError(AskingError):
    exit_code = 2
