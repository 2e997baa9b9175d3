"""Circumstances that neither a statement nor a diagnosis tells, but results, scores, the pathway or stopped medicines do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from steadystep.chart import AnyEntry
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Observation
from steadystep.reasoning.clock import midnight

from . import persons
from .around import Around
from .measured import latest, reference
from .scoring import Score
from .surgeon import plans_that_hold

Answer = tuple[bool, tuple[str, ...]]
_SMOKING_STATUS, _PREGNANCY_STATUS = "72166-2", "82810-3"  # LOINC
_PREGNANCY_TESTS: Final = frozenset(
    {"2118-8", "2106-3", "2110-5", "2112-1", "80384-1", "80385-8"}
)  # LOINC: hCG, presence


def holds(view: Around, circumstance: str) -> Answer | None:
    """Whether it holds, and the entries that tell; None: nothing here tells."""
    if circumstance in _BY_NAME:
        return _BY_NAME[circumstance](view)
    if circumstance in _STOPPED:
        return _stopped(view, _STOPPED[circumstance])
    return None


def _sex(wanted: str) -> Callable[[Around], Answer | None]:
    def told(view: Around) -> Answer | None:
        found = persons.sex(view)
        return None if found is None else (found == wanted, persons.because(view))

    return told


def _smoker(view: Around) -> Answer | None:
    counted = latest(view.newest, "cigarettes_a_day")
    said = _status(view, frozenset({_SMOKING_STATUS}), _SMOKES)
    if counted is None:
        return said
    return counted.value > 0, counted.because


# What people and systems write for a status, most telling words first: "ex-smoker" holds "smoker".
_SMOKES: Final = (("unknown", None), ("never", False), ("former", False), ("ex-", False), ("non", False),
                  ("current", True), ("every day", True), ("some days", True), ("smoker", True))  # fmt: skip
_PREGNANT: Final = (("unknown", None), ("possib", None), ("not pregnant", False), ("negative", False), ("pregnant", True),
                    ("positive", True))  # fmt: skip


def _pregnant(view: Around) -> Answer | None:
    """A status or a test. A negative one tells of its own day: it says nothing of the weeks that follow."""
    found = _status(view, _PREGNANCY_TESTS | {_PREGNANCY_STATUS}, _PREGNANT)
    if found is None or found[0]:
        return found
    entry = view.chart.entry(found[1][0])
    if entry is None or view.clock.reached_day(entry.body.when.day, view.person.zone):
        return None
    return found


def _late_in_pregnancy(view: Around) -> Answer | None:
    """From 34 weeks on: six weeks before the due date, which ends the fortieth week."""
    told = [entry for entry in view.chart.of(CircumstanceTold) if entry.body.circumstance == "pregnancy"]
    if not told or told[-1].body.until is None:
        return None
    due: date = told[-1].body.until
    if view.clock.reached_day(due, view.person.zone):
        return None
    return view.clock.reached(midnight(due - timedelta(weeks=6), view.person.zone)), (told[-1].id,)


def _status(
    view: Around, codes: frozenset[str], meanings: tuple[tuple[str, bool | None], ...]
) -> Answer | None:
    for entry in reversed(view.chart.of(Observation)):
        if entry.body.what.code in codes:
            return _meant(entry, meanings)
    return None


def _meant(entry: AnyEntry, meanings: tuple[tuple[str, bool | None], ...]) -> Answer | None:
    words = entry.body.text.casefold()
    meant = next((meaning for part, meaning in meanings if part in words), None)
    return None if meant is None else (meant, (entry.id,))


def _audit_c(view: Around) -> Answer | None:
    """By the cut-off of the instrument for women and for men; where the sex is not told, only what holds for both."""
    facts = view.every_score.get("audit_c")
    instrument = view.knowledge.instruments.get("audit_c")
    if not facts or facts[-1].total is None or instrument is None:
        return None
    cuts = {cut.when: cut.at for cut in instrument.other_cuts}
    wanted = {"female": ("women",), "male": ("men",)}.get(persons.sex(view) or "", ("women", "men"))
    answers = {facts[-1].total >= cuts[one] for one in wanted if one in cuts}
    return (answers.pop(), (facts[-1].entry,)) if len(answers) == 1 else None


def _ciwa_twice(view: Around) -> Answer | None:
    facts = view.scores.get("ciwa_ar", ())[-2:]
    totals = [fact.result.total for fact in facts if isinstance(fact.result, Score)]
    if len(totals) < 2:
        return None
    return all(total is not None and total < 10 for total in totals), tuple(fact.entry for fact in facts)


def _tsh(view: Around) -> Answer | None:
    """By the range that the laboratory sent with it."""
    found = view.newest.get("tsh")
    limits = reference(found[0].body.reference) if found else None
    if found is None or limits is None:
        return None
    entry, quantity = found
    low, high = limits
    return quantity.value > high or (low is not None and quantity.value < low), (entry.id,)


def _pressure_over_130_80(view: Around) -> Answer | None:
    upper, lower = latest(view.newest, "systolic"), latest(view.newest, "diastolic")
    if upper is None or lower is None:
        return None
    return upper.value > 130 or lower.value > 80, (*upper.because, *lower.because)


def _alcohol_pathway(view: Around) -> Answer | None:
    return (True, ()) if view.person.pathway.startswith("alcohol") else None


def surgery_plan(view: Around) -> Answer | None:
    """A signed plan around an operation is on file, and holds: one of years ago says nothing of an opioid taken now."""
    found = plans_that_hold(view)
    return (True, (found[-1][0].id,)) if found else None


_BY_NAME: Final[Mapping[str, Callable[[Around], Answer | None]]] = {
    "female": _sex("female"),
    "male": _sex("male"),
    "smoker": _smoker,
    "pregnancy": _pregnant,
    "pregnancy_34_weeks": _late_in_pregnancy,
    "audit_c_positive": _audit_c,
    "ciwa_below_10_twice": _ciwa_twice,
    "tsh_abnormal": _tsh,
    "bp_over_130_80": _pressure_over_130_80,
    "aud_pathway": _alcohol_pathway,
    "opioid_plan_on_file": surgery_plan,
}
# Events that a stopped medicine tells: by drug id or by group.
_STOPPED: Final[Mapping[str, str]] = {
    "clozapine_stopped": "clozapine",
    "valproate_stopped": "divalproex",
    "inducer_stopped": "G:LTG_INDUCER",
}


def _stopped(view: Around, wanted: str) -> Answer | None:
    """Whether one of them was taken and none is taken now."""
    groups = view.knowledge.groups.get(wanted.removeprefix("G:"), frozenset())
    ids = (
        groups if wanted.startswith("G:") else {one for one in view.knowledge.drugs if one.startswith(wanted)}
    )
    taken = [course for course in view.courses if course.drug in ids]
    if not taken:
        return None
    over = all(view.over(course) for course in taken)
    return over, tuple(one for course in taken for one in course.because)
