"""On which grounds a pathway may begin, as far as the chart tells; a person decides."""

from __future__ import annotations

from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.intake import Diagnosis
from steadystep.chart.intake_course import Formulation
from steadystep.knowledge import Knowledge, Pathway, PathwayEntry

from .episodes import episodes
from .scores import ScoreFact


class AroundEntries(Protocol):
    """What entries are told from: a view."""

    chart: Chart
    knowledge: Knowledge

    @property
    def every_score(self) -> dict[str, tuple[ScoreFact, ...]]: ...
    @property
    def scores(self) -> dict[str, tuple[ScoreFact, ...]]: ...


class EntryFact(msgspec.Struct, frozen=True, kw_only=True):
    """A pathway that may fit. `named`: a diagnosis or a signed problem names it; otherwise only a score points there.

    `missing` is what would still be needed to tell; `because` the entries it rests on.
    """

    pathway: Pathway
    entry: PathwayEntry
    named: bool
    because: tuple[str, ...]
    missing: tuple[Words, ...]


def pathway_entries(view: AroundEntries) -> tuple[EntryFact, ...]:
    """Those the person is not on yet: first what is named, then what a score points to."""
    on = {episode.pathway.id for episode in episodes(view.chart, view.knowledge)}
    named = _named(view)
    found = [_fact(view, one, named) for one in view.knowledge.beginning.entries if one.pathway not in on]
    return tuple(sorted((one for one in found if one is not None), key=lambda fact: not fact.named))


def _named(view: AroundEntries) -> dict[str, str]:
    """Indication -> the entry that names it: an active diagnosis, or a problem of the signed formulation."""
    found: dict[str, str] = {}
    for entry in view.chart.of(Diagnosis):
        if entry.body.status == "active":
            found |= dict.fromkeys(view.knowledge.indications_in(entry.body.condition.text), entry.id)
    signed = view.chart.latest(Formulation)
    for problem in signed.body.problems if signed else ():
        found |= dict.fromkeys(view.knowledge.indications_in(problem), _id(signed))
    return found


def _id(entry: AnyEntry | None) -> str:
    return entry.id if entry is not None else ""


def _fact(view: AroundEntries, entry: PathwayEntry, named: dict[str, str]) -> EntryFact | None:
    because = [named[one] for one in entry.conditions if one in named]
    scored = [fact.entry for fact in _reached(view, entry)]
    if not because and not scored:
        return None
    return EntryFact(
        pathway=view.knowledge.pathways[entry.pathway], entry=entry, named=bool(because),
        because=tuple(dict.fromkeys((*because, *scored))), missing=tuple(_missing(view, entry, bool(because))),
    )  # fmt: skip


def _reached(view: AroundEntries, entry: PathwayEntry) -> list[ScoreFact]:
    newest = [
        (view.scores[one.instrument][-1], one.at_least)
        for one in entry.scores
        if view.scores.get(one.instrument)
    ]
    return [fact for fact, least in newest if fact.total is not None and fact.total >= least]


def _missing(view: AroundEntries, entry: PathwayEntry, named: bool) -> list[Words]:
    """What nobody has told yet: the diagnosis, the instruments, and what only a person can say."""
    diagnosis = [] if named else [say("A clinician's diagnosis: a score alone is none.")]
    unasked = [
        view.knowledge.instruments[name].short for name in entry.needs if not view.every_score.get(name)
    ]
    return [
        *diagnosis,
        *(say("{name}, not asked yet", name=one) for one in unasked),
        *(say(one) for one in entry.checks),
    ]
