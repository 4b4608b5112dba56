"""The caption of every question, asked of something else than its default: each parameter once."""

from __future__ import annotations

from innokraft.query.binding import bind, words_of
from innokraft.query.questions import Question, questions
from innokraft.store.base import Reader
from innokraft.store.embedded import EmbeddedStore
from tests.graph.query.real_records import Real

Told = tuple[str, str, str]

EVERYWHERE: dict[str, Told] = {
    "concept": ("mod", "mod", "courage"),
    "organisation": ("organisation/none", "organisation/none", "organisation/none"),
    "funder": ("organisation/none", "organisation/none", "organisation/none"),
    "other": ("concept/mod", "mod", "courage"),
    "from": ("2018-02-01", "från 1 februari 2018 till 30 juni 2019",
             "from 1 February 2018 to 30 June 2019"),
    "to": ("2019-06-30", "från 1 februari 2018 till 30 juni 2019",
           "from 1 February 2018 to 30 June 2019"),
    "since": ("2019-03-01", "1 mars 2019", "1 March 2019"),
    "before": ("2018-06-30", "avslutade senast 30 juni 2018", "ended by 30 June 2018"),
    "event": ("event/none", "event/none", "event/none"),
    "series": ("event-series/none", "event-series/none", "event-series/none"),
    "project": ("project/x/none", "project/x/none", "project/x/none"),
    "source": ("record/x/none", "record/x/none", "record/x/none"),
}  # fmt: skip
SHIPPED = EVERYWHERE | {
    "project": ("2015-01573", "”Kompetensöverföring och", "“Kompetensöverföring och"),
    "organisation": ("organisation/vinnova", "Vinnova", "Vinnova"),
}  # fmt: skip
GIVEN = [(each, p.name) for each in questions() for p in each.parameters]


def caption(asked: Question, name: str, store: Reader, told: dict[str, Told], lang: str) -> str:
    given = {name: told[name][0]}
    for ends in asked.ranges:
        if name in ends:
            given = {end: told[end][0] for end in ends}
    return asked.text(words_of(asked, store, bind(asked, store, given, lang))).of(lang)


def check(store: Reader, told: dict[str, Told]) -> None:
    """That each caption says what was asked in its place, and nothing of a default there."""
    for asked, name in GIVEN:
        assert asked.cites, asked.name
        for place, lang in enumerate(("sv", "en"), 1):
            said = caption(asked, name, store, told, lang)
            assert told[name][place] in said, (asked.name, name, lang, said)
            assert said.endswith("?")
            assert not {"{", "}", "…"} & set(said), said
            default = asked.text().of(lang)
            assert said != default, (asked.name, name)


def test_a_caption_says_what_was_asked_of_the_shipped_records(seed_store: EmbeddedStore) -> None:
    assert len(GIVEN) > 30
    check(seed_store, SHIPPED)
    check(EmbeddedStore.in_memory([]), EVERYWHERE | {"concept": ("concept/mod", "mod", "mod")}
          | {"other": ("concept/mod", "mod", "mod")})  # fmt: skip


def test_a_caption_calls_things_of_real_records_by_their_names(real: Real) -> None:
    project, line = next((p, x) for p, x in real.lines.items() if p not in real.twice)
    title = line["ProjectTitleSv"].strip(), line["ProjectTitleEn"].strip()
    source = line["ProjectId"]
    check(real.store, EVERYWHERE | {
        "project": (f"project/{project}", f"”{title[0]}”", f"“{title[1] or title[0]}”"),
        "source": (f"swecris-csv/{source}", f"SweCRIS, export i CSV {source}",
                   f"SweCRIS, CSV export {source}"),
        "organisation": ("organisation/kungliga-tekniska-hogskolan",
                         "KTH, Kungliga tekniska högskolan", "KTH, Royal Institute of Technology"),
        "funder": ("Vetenskapsrådet", "Vetenskapsrådet", "Swedish Research Council"),
    })  # fmt: skip
