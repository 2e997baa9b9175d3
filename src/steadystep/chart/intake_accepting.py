"""What a signed formulation waits for: nothing that must not be blank is blank, and the level of care is decided."""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import CircumstanceTold
from .entry import Entry, NewEntry
from .intake import Allergy, IntakeAnswer
from .intake_course import NEVER_BLANK, CareLevelDecided, Formulation
from .plan import Goal
from .whole import Chart
from .words import Words, say

_PREGNANCY = frozenset({"pregnancy", "pregnancy_possible"})


def blank(chart: Chart) -> tuple[str, ...]:
    """The sections of `NEVER_BLANK` of which nobody wrote anything, not even why they were not assessed."""
    told = {entry.body.section for entry in chart.of(IntakeAnswer)}
    if chart.of(Allergy):
        told.add("allergies")
    if any(entry.body.circumstance in _PREGNANCY for entry in chart.of(CircumstanceTold)):
        told.add("pregnancy")
    return tuple(section for section in NEVER_BLANK if section not in told)


def own_goals(chart: Chart) -> tuple[Entry[Goal], ...]:
    """Active goals in the client's own words: written by them, or written down as they said it (R9)."""
    return tuple(
        one for one in chart.of(Goal)
        if one.body.status == "active" and (one.role == "client" or one.body.words == "own_words")
    )  # fmt: skip


def intake_complete(chart: Chart, new: NewEntry) -> Iterator[Words]:
    body: Formulation = new.body  # type: ignore[assignment]  # registered for this body alone
    if not body.no_goal and not own_goals(chart):
        yield say(
            "No goal stands in the client's own words: write one down as they say it, or choose why there is none yet. Then sign."
        )
    for section in blank(chart):
        yield say(
            "Nothing is written about {section} yet: ask, or write why it was not assessed. Then sign.",
            section=say(section.replace("_", " ")),
        )
    level = chart.latest(CareLevelDecided)
    if level is None:
        yield say("The level of care has not been decided: go through the list first, then sign.")
    elif level.body.decision == "undecided":
        yield say(
            "Something holds that outpatient care is not enough for, and nobody has decided: decide, then sign."
        )
