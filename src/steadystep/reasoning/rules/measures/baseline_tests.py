"""A chosen pathway proposes the laboratory values and vital signs that its entry names, where none of late is known (R6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.plan import PathwayPhase
from steadystep.knowledge import PathwayEntry, Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.episodes import Episode
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "measures.baseline_tests"
# Clinic rules: a value of the year before still counts, and after the first eight weeks it is no baseline any more.
STILL_COUNTS, BASELINE_FOR = timedelta(days=365), timedelta(weeks=8)
# A pressure is written down as one value or as its two parts.
_ALSO: Final = {
    "blood_pressure": ("blood_pressure", "systolic"),
    "glucose": ("glucose", "fasting_glucose", "hba1c"),
}


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    entries = {one.pathway: one for one in view.knowledge.beginning.entries}
    for episode in view.episodes:
        entry = entries.get(episode.pathway.id)
        over = view.clock.reached(midnight(episode.began + BASELINE_FOR, view.person.zone))
        lacking = _lacking(view, episode, entry) if entry is not None and not over else ()
        if entry is not None and lacking:
            yield _proposed(view, episode, entry, lacking)


def _lacking(view: View, episode: Episode, entry: PathwayEntry) -> tuple[str, ...]:
    return tuple(one for one in entry.tests if not _known(view, episode, one))


def _known(view: View, episode: Episode, test: str) -> bool:
    found = (one for name in _ALSO.get(test, (test,)) for one in view.results.get(name, ()))
    return any(one.counts and one.day >= episode.began - STILL_COUNTS for one in found)


def _proposed(view: View, episode: Episode, entry: PathwayEntry, lacking: tuple[str, ...]) -> Finding:
    source = Source(
        document="Steadystep clinical specification", section=f"{entry.section} (Entry)", year=2026
    )
    ground = Ground(
        sources=(source,), why="What is measured before treatment begins can be held against what comes.",
        verification=view.knowledge.beginning.provenance.verification,
    )  # fmt: skip
    return Finding(
        rule=_ID, because=episode.because, about=(episode.pathway.id,), ground=ground,
        says=say("{pathway}: baseline still to be taken: {tests}.", pathway=say(episode.pathway.title), tests=_named(view, lacking)),
        do=say("Ask for them before treatment begins, or within 7 days of its start."),
        offers=(Offer(key="baseline_result", says=say("Enter a result"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _named(view: View, tests: tuple[str, ...]) -> str:
    return ", ".join(view.knowledge.analytes[one].name for one in tests)


RULE = Rule(
    id=_ID, reads=reads(PathwayPhase), find=find,
    about="R6: a pathway proposes the baseline laboratory values and vital signs that its own entry line names.",
)  # fmt: skip
