"""How a questionnaire was answered, and what stands in one trend: flagged for a talk, never hidden and never held against anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.intake import HistoryReviewed, ImportedResource
from steadystep.chart.measures import Answers
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.knowledge import Instrument, Source
from steadystep.reasoning.facts.answering import Answering, Sign
from steadystep.reasoning.facts.imported_history import unread_history
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "measures.quality"
CHECK_WITHIN = 3  # working days; clinic rule: what is held says nothing meanwhile, so it may not lie long
_OWNERS = ("therapist", "nurse", "prescriber", "case_manager")
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
    "impossible": "items {pairs} cannot both be",
    "contradicts": "all {items} answers are {value}, although some items are turned round",
    "all_the_same": "all {items} answers are {value}",
    "too_fast": "{items} items in {seconds} seconds",
    "as_last_time": "the same answers as last time, item for item",
}


def find(view: View) -> Iterator[Said]:
    held: list[ScoreFact] = []
    for name, facts in view.every_score.items():
        instrument = view.knowledge.instruments[name]
        yield from _answered(instrument, facts)
        yield from _mixed(instrument, facts)
        held += [fact for fact in facts if _unasked(view, fact, facts[-1])]
    if held and view.person.in_care:
        yield _to_check(view, sorted(held, key=lambda fact: fact.at))


def _unasked(view: View, fact: ScoreFact, latest: ScoreFact) -> bool:
    """Held, and nobody has asked. Imported history is gone through as a whole, by a duty of its own; once it is read, or where
    nothing asked for that, somebody is asked about the latest sheet of each instrument, by which rules would go now."""
    entry = view.chart.entry(fact.entry)
    waits = fact.held and fact.answering is not None and fact.answering.check is None
    if not waits or entry is None:
        return False
    return not entry.imported or (fact is latest and not unread_history(view.chart))


def _answered(instrument: Instrument, facts: tuple[ScoreFact, ...]) -> Iterator[Finding]:
    """The latest sheet, until somebody has asked; those before it stand on the page of sheets to check."""
    found = facts[-1].answering
    if found is None or found.check is not None:
        return
    yield Finding(
        rule=_ID, because=found.because, ground=GROUND, about=(found.entry, "answering"),
        urgency="attention" if {"contradicts", "impossible"} & set(found.signs) else "note",
        says=say("{name}, how it was answered: {signs}.", name=instrument.short, signs=signs_said(found)),
        do=say("Ask whether it is how it is. The score is shown; no rule goes by it until somebody has said so."),
    )  # fmt: skip


def _to_check(view: View, held: list[ScoreFact]) -> Duty:
    known = min(_known(view, fact) for fact in held)
    due = end_of_working_day(view.clinic, known, CHECK_WITHIN)
    return Duty(
        key=_ID, rule=_ID, says=_waiting(view, held), level="T4", owner_role="therapist",
        person=named(_OWNERS, view.person, view.clinic), known_at=known, due=due, overdue=view.clock.reached(due),
        closes_by=say("Somebody asked, and wrote down whether the answers are meant."), ground=GROUND,
        because=tuple(fact.entry for fact in held),
        offers=(Offer(key="sheets_to_check", says=say("Look at the answers"), kind="task", for_role="therapist"),),
    )  # fmt: skip


def _known(view: View, fact: ScoreFact) -> datetime:
    """When the sheet came; of history, when it was read."""
    entry, read = view.chart.entry(fact.entry), view.chart.latest(HistoryReviewed)
    if entry is None:
        return fact.at
    return (
        read.recorded_at
        if read is not None and entry.imported and read.seq > entry.seq
        else entry.recorded_at
    )


def _waiting(view: View, held: list[ScoreFact]) -> Words:
    latest = held[-1]
    facts = {"name": view.knowledge.instruments[latest.instrument].short, "day": latest.day}
    if len(held) == 1:
        return say("The answers to {name} of {day} count in no rule until somebody has asked.", **facts)
    return say("{count} sheets count in no rule until somebody has asked, the latest {name} of {day}.", count=len(held), **facts)  # fmt: skip


def signs_said(found: Answering) -> Words:
    """Each sign in words, one after the other."""
    pairs = ", ".join(map(_together, found.impossible))
    facts = {"items": found.items, "value": found.value, "seconds": found.seconds, "pairs": pairs}
    told = say(_SIGNS[found.signs[0]], **facts)
    for sign in found.signs[1:]:
        told = say("{before}; {then}", before=told, then=say(_SIGNS[sign], **facts))
    return told


def _together(numbers: tuple[int, ...]) -> str:
    """ "1+3"; many in a row and one other are "1–9+10"."""
    *low, other = numbers
    in_a_row = len(low) > 2 and low == list(range(low[0], low[-1] + 1))
    return "+".join([f"{low[0]}–{low[-1]}" if in_a_row else "+".join(map(str, low)), str(other)])


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
    id=_ID, reads=reads(Answers, SheetChecked, ImportedResource, HistoryReviewed), find=find,
    about="R75: straight lines, impossible speed and copies count in no rule until a person checked them; R70: a trend of mixed languages or versions is split.",
)  # fmt: skip
