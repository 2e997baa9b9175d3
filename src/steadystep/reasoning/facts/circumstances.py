"""What the chart says of every circumstance that knowledge names (knowledge/medication/circumstances.csv).

Three answers: it holds, it does not, or nobody can tell. A missing item is never "no". Only what is asked is worked out.
What somebody told (`CircumstanceTold`), a diagnosis and a result each may answer; of what was told and what was diagnosed
the newer one counts. Where knowledge gives no limit of age, an old result still counts: `measured` gives its day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Quantity, When, Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.knowledge import Circumstance

from . import diagnosed, listed, noticed, persons
from .around import Around
from .measured import MEASURES, Measured, latest, times_upper_limit

# One of these is enough; all of them unknown leaves it unknown.
_ANY_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "perinatal": ("pregnancy", "postpartum"),
    "pregnancy": ("pregnancy_34_weeks",),
    "pregnancy_possible": ("pregnancy",),
    "postpartum": ("birth",),
    "hepatic_impairment": (
        "hepatic_impairment_mild",
        "hepatic_impairment_moderate",
        "hepatic_impairment_severe",
    ),
    "renal_impairment_severe": ("crcl_below_30",),
    "ckd": ("renal_impairment_severe",),
    "oud_or_injecting": ("ongoing_injecting",),
    "heart_disease": ("heart_failure",),
    "heart_failure": ("heart_failure_uncompensated",),
    "liver_disease_significant": ("hepatic_impairment_severe", "liver_failure"),
    "qt_prolonged": ("congenital_long_qt", "prior_torsades"),
    "severe_myocardial_disease": ("recent_myocardial_infarction",),
}
# What cannot hold where the other does not.
_ONLY_WITH: Final[Mapping[str, str]] = {
    "pregnancy_possible": "female",
    "pregnancy": "pregnancy_possible",
    "postpartum": "female",
    "older_woman": "female",
    "relies_on_hormonal_contraception": "female",
    "pregnancy_34_weeks": "pregnancy",
    "hepatic_impairment_mild": "hepatic_impairment",
    "hepatic_impairment_severe": "hepatic_impairment",
    "hepatic_impairment_moderate": "hepatic_impairment",
    "liver_disease_significant": "hepatic_impairment",
    "liver_failure": "hepatic_impairment",
    "heart_failure_uncompensated": "heart_failure",
    "pregnancy_early": "pregnancy",
    "end_stage_kidney_disease": "ckd",
}


class Answer(msgspec.Struct, frozen=True):
    """Whether it holds (None: cannot tell), and the entries that say so."""

    holds: bool | None
    because: tuple[str, ...] = ()


UNKNOWN: Final = Answer(None)
_NONE: Final = 1_000  # deeper than any asking goes


class Circumstances:
    """Asked by id; each is worked out once. `answers` and `measured` are what is known of it already."""

    def __init__(
        self,
        view: Around,
        answers: dict[str, Answer] | None = None,
        measured: dict[str, Measured | None] | None = None,
    ) -> None:
        self._view = view
        self._answers = answers or {}
        self._asking: list[str] = []
        self._rests_on = _NONE  # the outermost of those being asked that was asked again
        self._measured = measured or {}

    @property
    def stands_alone(self) -> bool:
        """Whether what was answered last rests on nothing that is still being asked."""
        return self._rests_on == _NONE

    def holds(self, circumstance: str) -> bool | None:
        """Whether it holds; None: cannot tell. LookupError for an id that knowledge does not have."""
        return self.answer(circumstance).holds

    def because(self, circumstance: str) -> tuple[str, ...]:
        """The entries on which the answer rests; empty where nothing tells."""
        return self.answer(circumstance).because

    def value(self, name: str) -> Quantity | None:
        """The newest value of a measure (`egfr`) or of the measure a circumstance compares (`egfr_below_60`)."""
        found = self.measured(self._measure_of(name))
        return None if found is None else found.quantity

    def measured(self, measure: str) -> Measured | None:
        """As `value`, with its day and its entries; None where it cannot be told."""
        if measure not in self._measured:
            self._measured[measure] = self._worked_out(measure)
        return self._measured[measure]

    def first_told(self, circumstance: str) -> date | None:
        """The day on which an event last happened or a condition began, as far as somebody told it."""
        entry = self._told(circumstance)
        if entry is None or not entry.body.holds:
            return None
        since: When = entry.body.since or entry.body.when
        return since.day

    def missing(self, circumstance: str) -> Words:
        """What would have to be known to tell; a value that is too old to tell is named with its day."""
        known = self._known(circumstance)
        old = self.outdated(known.measure)
        if old is None:
            return say("Not known: {what}", what=say(known.means))
        return say(
            "Not known: {what}. The last value, {value} on {day}, is more than 12 months old.",
            what=say(known.means), value=f"{old.value:.0f}", day=old.day.isoformat(),
        )  # fmt: skip

    def outdated(self, measure: str) -> Measured | None:
        """The last value of how the kidneys work, where it is too old to decide anything (R8)."""
        return persons.outdated(self._view, measure)

    def answer(self, circumstance: str) -> Answer:
        """Asked again while it is being worked out, it cannot tell; what is unknown because of that is worked out anew the
        next time."""
        if circumstance in self._answers:
            return self._answers[circumstance]
        known = self._known(circumstance)
        if circumstance in self._asking:
            self._rests_on = min(self._rests_on, self._asking.index(circumstance))
            return UNKNOWN
        depth = len(self._asking)
        self._asking.append(circumstance)
        found = self._judged(known)
        self._asking.pop()
        stands_alone = self._rests_on >= depth
        if found.holds is not None or stands_alone:
            self._answers[circumstance] = found
        if stands_alone:
            self._rests_on = _NONE
        return found

    def _known(self, circumstance: str) -> Circumstance:
        known = self._view.knowledge.circumstances.get(circumstance)
        if known is None:
            raise LookupError(
                f"{circumstance} is no circumstance: see knowledge/medication/circumstances.csv"
            )
        return known

    def _measure_of(self, name: str) -> str:
        known = self._view.knowledge.circumstances.get(name)
        return known.measure if known is not None and known.measure else name

    def _judged(self, known: Circumstance) -> Answer:
        compared = self._compared(known) if known.measure else UNKNOWN
        if compared.holds is not None:
            return compared
        for source in (self._said, self._noticed, self._joined):
            told = source(known.id)
            if told.holds is not None:
                return told
        return UNKNOWN

    def _compared(self, known: Circumstance) -> Answer:
        if known.measure == "age":
            answers = {known.holds(age) for age in self.ages}
            return Answer(answers.pop(), persons.because(self._view)) if len(answers) == 1 else UNKNOWN
        found = self.measured(known.measure)
        return UNKNOWN if found is None else Answer(known.holds(found.value), found.because)

    def _worked_out(self, measure: str) -> Measured | None:
        if measure in persons.MEASURED:
            return persons.measured(self._view, measure)
        if (summed := listed.total(self._view, measure)) is not None:
            day = self._view.chart.entries[-1].occurred.date()
            return Measured(value=summed[0], unit="1", day=day, because=summed[1])
        if measure == "alt_times_upper_limit":
            return times_upper_limit(self._view.newest, "alt")
        return latest(self._view.newest, measure) if measure in MEASURES else None

    def _told(self, circumstance: str) -> AnyEntry | None:
        """The newest statement that has not run out."""
        entry = self._newest_told.get(circumstance)
        if entry is None or entry.body.until is None:
            return entry
        over = self._view.clock.reached_day(entry.body.until, self._view.person.zone)
        return None if over else entry

    @cached_property
    def _newest_told(self) -> dict[str, AnyEntry]:
        return {entry.body.circumstance: entry for entry in self._view.chart.of(CircumstanceTold)}

    @cached_property
    def ages(self) -> tuple[int, ...]:
        """Completed years today, as `persons.ages`."""
        return persons.ages(self._view)

    def _said(self, circumstance: str) -> Answer:
        """What somebody told or diagnosed, the newer one."""
        found = diagnosed.told(self._view.chart, self._view.knowledge, circumstance)
        told = self._told(circumstance)
        if told is not None and (found is None or told.occurred >= found[1].occurred):
            return Answer(told.body.holds, (told.id,))
        return UNKNOWN if found is None else Answer(found[0], (found[1].id,))

    def _noticed(self, circumstance: str) -> Answer:
        found = noticed.holds(self._view, circumstance) or listed.takes(self._view, circumstance)
        return UNKNOWN if found is None else Answer(*found)

    def _joined(self, circumstance: str) -> Answer:
        """From other circumstances: one of several is enough; one without which it cannot be is not there."""
        if circumstance == "age65_any_psychotropic":
            return self._both("age_65", "any_medicine")
        parts: list[Answer] = []
        for name in _ANY_OF.get(circumstance, ()):
            parts.append(self.answer(name))
            if parts[-1].holds:
                return parts[-1]
        if circumstance in _ONLY_WITH and (whole := self.answer(_ONLY_WITH[circumstance])).holds is False:
            return whole
        if circumstance == "perinatal" and all(part.holds is False for part in parts):
            return Answer(False, tuple(one for part in parts for one in part.because))
        return UNKNOWN

    def _both(self, *names: str) -> Answer:
        answers = [self.answer(name) for name in names]
        holds = [answer.holds for answer in answers]
        because = tuple(one for answer in answers for one in answer.because)
        if False in holds:
            return Answer(False, because)
        return UNKNOWN if None in holds else Answer(True, because)
