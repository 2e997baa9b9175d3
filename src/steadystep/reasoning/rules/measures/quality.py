"""How a questionnaire was answered, and what stands in one trend: flagged for a talk, never hidden and never held against anybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers
from steadystep.knowledge import Instrument, Source
from steadystep.reasoning.facts.answering import Answering, Sign, answering
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.quality"
GROUND = Ground(
    sources=(
        Source(document="Curran, Methods for the detection of carelessly invalid responses, J Exp Soc Psychol 66", year=2016),
        Source(document="Huang and others, Detecting insufficient effort responding, J Bus Psychol 27 (2 seconds an item)", year=2012),
        Source(document="Steadystep clinical specification", section="scope.md R70, R75", year=2026),
    ),
    why="A total that nobody meant can steer a dose. Whoever answers so is often tired, in a hurry, or was not asked well.",
    verification="unverified",
)  # fmt: skip
_SIGNS: Final[dict[Sign, str]] = {
    "contradicts": "all {items} answers are {value}, although some items are turned round",
    "all_the_same": "all {items} answers are {value}",
    "too_fast": "{items} items in {seconds} seconds",
    "as_last_time": "the same answers as last time, item for item",
}


def find(view: View) -> Iterator[Said]:
    sheets = _sheets(view)
    for name, facts in view.scores.items():
        instrument = view.knowledge.instruments[name]
        if name in sheets:
            yield from _answered(view, instrument, sheets[name])
        yield from _mixed(instrument, facts)


def _answered(view: View, instrument: Instrument, sheets: list[AnyEntry]) -> Iterator[Finding]:
    found = answering(view.chart, instrument, sheets)
    if found is not None:
        yield Finding(
            rule=_ID, because=found.because, ground=GROUND, about=(found.entry, "answering"),
            urgency="attention" if "contradicts" in found.signs else "note",
            says=say("{name}, how it was answered: {signs}.", name=instrument.short, signs=_said(found)),
            do=say("Ask whether it is how it is, before anything is decided by it. The score stands and is shown."),
        )  # fmt: skip


def _sheets(view: View) -> dict[str, list[AnyEntry]]:
    sheets: dict[str, list[AnyEntry]] = {}
    for entry in view.chart.of(Answers):
        if not entry.imported:
            sheets.setdefault(entry.body.instrument, []).append(entry)
    return sheets


def _said(found: Answering) -> Words:
    facts = {"items": found.items, "value": found.value, "seconds": found.seconds}
    told = say(_SIGNS[found.signs[0]], **facts)
    for sign in found.signs[1:]:
        told = say("{before}; {then}", before=told, then=say(_SIGNS[sign], **facts))
    return told


def _mixed(instrument: Instrument, facts: tuple[ScoreFact, ...]) -> Iterator[Finding]:
    """The latest score stands in another version or language than earlier ones: the trend is split, and that is said."""
    latest = facts[-1]
    others = [fact for fact in facts if fact.series != latest.series]
    if others:
        fresh = [fact for fact in facts if fact.series == latest.series]
        yield Finding(
            rule=_ID, because=(others[-1].entry, latest.entry), about=(instrument.id, "series"), ground=GROUND,
            says=say("{name} was answered in another language or version before: {before}; now {now}.", name=instrument.short,
                     before=_series(others[-1]), now=_series(latest)),
            why=say("Wording moves scores: the trend begins anew on {day}, and scores before it are not compared.", day=fresh[0].day),
        )  # fmt: skip


def _series(fact: ScoreFact) -> str:
    """Language and, where one is named, version."""
    version, _, language = fact.series.partition("/")
    return " ".join(filter(None, (language, version)))


RULE = Rule(
    id=_ID, reads=reads(Answers), find=find,
    about="R75: straight lines, impossible speed and copies are flagged; R70: a trend of mixed languages or versions is split.",
)  # fmt: skip
