"""Which course is a medicine for opioid use, and whether another one goes on after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from steadystep.knowledge import Knowledge

from .medicines import Course

_AGONISTS: Final = "BUP"
METHADONE: Final = "methadone"
# Kept at hand for an overdose: nothing begins with it, and it counts among no medicines taken.
RESCUE: Final = frozenset({"naloxone_nasal", "nalmefene_nasal"})


def is_for_opioid_use(knowledge: Knowledge, drug: str) -> bool:
    """Buprenorphine in any form, or methadone."""
    return drug == METHADONE or drug in knowledge.groups.get(_AGONISTS, frozenset())


def is_taken_daily(knowledge: Knowledge, drug: str) -> bool:
    """Buprenorphine under the tongue: an injection goes down by itself over weeks."""
    return is_for_opioid_use(knowledge, drug) and not knowledge.late_injections_of(drug) and drug != METHADONE


def goes_on(knowledge: Knowledge, courses: Iterable[Course], ended: Course, last: date) -> bool:
    """Whether another such medicine, ours or from elsewhere, is taken on the day after `last`."""
    after = last + timedelta(days=1)
    return any(
        other.entry != ended.entry and is_for_opioid_use(knowledge, other.drug) and other.active_on(after)
        for other in courses
    )


def for_good(knowledge: Knowledge, courses: Sequence[Course]) -> tuple[tuple[Course, date], ...]:
    """The courses ordered here that end, each with its last day, where no other such medicine goes on after it."""
    ends = [
        (one, one.last)
        for one in courses
        if one.ordered_here and one.last is not None and is_for_opioid_use(knowledge, one.drug)
    ]
    return tuple((one, last) for one, last in ends if not goes_on(knowledge, courses, one, last))
