"""The client's medicines as one list (R39), and what an emergency team must know of them (R40)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

import msgspec

from steadystep.chart import Body, Chart
from steadystep.chart.intake import Allergy
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.knowledge import Drug, Knowledge

from .blockade import DEPOT, blockade
from .circumstances import Circumstances
from .injections import InjectionFact
from .measured import Measured
from .medicines import Course

Over = Callable[[Course], bool]


class MedicineLine(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine that is taken or planned. `step` is today's, None when none is planned today or the dose is only told
    (`dose_text`); `next_step` the next planned change; `updated` when the last entry about it was written."""

    entry: str
    drug: str
    name: str
    why: str
    ordered_here: bool
    step: DoseStep | None
    next_step: DoseStep | None
    first: date | None
    last: date | None
    dose_text: str
    instruction: str
    updated: datetime | None


def medicine_lines(
    chart: Chart, courses: tuple[Course, ...], over: Over, today: date
) -> tuple[MedicineLine, ...]:
    """Ours first, each in the order in which it was begun."""
    return tuple(_line(chart, course, today) for course in courses if not over(course))


def _line(chart: Chart, course: Course, today: date) -> MedicineLine:
    head = chart.head(course.entry)
    body = head.body if head else None
    order = body if isinstance(body, Order) else None
    about = [entry for one in course.because if (entry := chart.entry(one))]
    return MedicineLine(
        entry=course.entry, drug=course.drug, name=course.name, ordered_here=course.ordered_here,
        why=order.indication if order else "", step=course.step_on(today) or _told_in_figures(body), first=course.first, last=course.last,
        next_step=next((step for step in course.steps if step.first > today), None),
        dose_text=_told(chart, course), instruction=order.instruction if order else "",
        updated=max((entry.recorded_at for entry in about), default=None),
    )  # fmt: skip


def _told_in_figures(body: Body | None) -> DoseStep | None:
    """The dose of a medicine from elsewhere, where it was told in figures alone: its words are shown where there are any."""
    told = body if isinstance(body, MedicineReported) else None
    if told is None or told.amount is None or told.times_a_day is None or told.dose_text:
        return None
    return DoseStep(first=told.when.day, amount=told.amount, times_a_day=told.times_a_day)


def _told(chart: Chart, course: Course) -> str:
    """The dose in words, of a medicine reported one by one or on a list."""
    entry, _, number = course.entry.partition("#")
    held = chart.entry(entry)
    if held is not None and number:
        return str(held.body.lines[int(number)].dose_text)
    head = chart.head(entry)
    return head.body.dose_text if head is not None and isinstance(head.body, MedicineReported) else ""


class KeyMedicine(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine an emergency team must know of. `reasons` are ids of `REASONS`; `boxed` the label's boxed warning."""

    name: str
    drug: str
    reasons: tuple[str, ...]
    boxed: str


class StillInBody(msgspec.Struct, frozen=True, kw_only=True):
    """Stopped, and its effect is not over: until `clear`, the first day on which it is."""

    entry: str
    name: str
    drug: str
    last: date
    clear: date


class EmergencyCard(msgspec.Struct, frozen=True, kw_only=True):
    """`allergies` are (substance, reaction); `asked` whether anybody asked; `none_known` what they answered.

    `age` in completed years; `kidneys` is the newest eGFR, measured or worked out. None: not known (case F).
    `kidneys_old`: it is more than a year old.
    """

    lines: tuple[MedicineLine, ...]
    key: tuple[KeyMedicine, ...]
    in_body: tuple[StillInBody, ...]
    injections: tuple[InjectionFact, ...]
    allergies: tuple[tuple[str, str], ...]
    asked: bool
    age: int | None = None
    kidneys: Measured | None = None
    kidneys_old: bool = False

    @property
    def blocks_opioids(self) -> bool:
        return any("opioid_blocker" in one.reasons for one in self.key)


def emergency_card(
    chart: Chart, courses: tuple[Course, ...], knowledge: Knowledge, over: Over, today: date,
    injected: tuple[InjectionFact, ...], circumstances: Circumstances,
) -> EmergencyCard:  # fmt: skip
    old_kidneys = circumstances.outdated("egfr")
    told = [entry.body for entry in chart.of(Allergy)]
    allergic = [(one.substance.text or one.substance.code, one.reaction) for one in told if one.substance]
    going = [course for course in courses if not over(course)]
    given = {one.drug for one in injected if one.drug not in {course.drug for course in going}}
    names = {
        **_blocking(chart, knowledge, today),
        **{one.drug: one.name for one in injected if one.drug in given},
        **{one.drug: one.name for one in going},
    }
    age = circumstances.measured("age")
    return EmergencyCard(
        lines=medicine_lines(chart, courses, over, today), key=tuple(_key_medicines(names, knowledge)),
        in_body=tuple(still_in_body(courses, knowledge, over, today)), injections=injected, allergies=tuple(allergic),
        asked=bool(told), age=int(age.value) if age else None, kidneys=old_kidneys or circumstances.measured("egfr"), kidneys_old=bool(old_kidneys),
    )  # fmt: skip


def _blocking(chart: Chart, knowledge: Knowledge, today: date) -> dict[str, str]:
    """Injected naltrexone blocks opioids until its day, whatever became of its order."""
    held = blockade(chart, knowledge)
    if held is None or today >= held.until:
        return {}
    return {DEPOT: knowledge.drugs[DEPOT].name}


def _key_medicines(names: Mapping[str, str], knowledge: Knowledge) -> Iterator[KeyMedicine]:
    for drug, name in names.items():
        known = knowledge.drugs.get(drug)
        reasons = tuple(_reasons(known)) if known else ()
        if known and reasons:
            boxed = known.formulary.boxed_warning.removesuffix(" (boxed)") if known.formulary else ""
            yield KeyMedicine(name=name, drug=drug, reasons=reasons, boxed="" if boxed.startswith("none") else boxed)  # fmt: skip


def _reasons(drug: Drug) -> Iterator[str]:
    """From the mechanism flags and the groups of the specification; nothing else makes a medicine a key one."""
    held = drug.mechanisms
    named = {
        "lithium": drug.id == "lithium", "clozapine": drug.id == "clozapine", "maoi": held.maoi,
        "opioid_blocker": held.opioid_activity == "antagonist", "opioid_partial": held.opioid_activity == "partial_agonist",
        "opioid": held.opioid_activity == "full_agonist", "benzodiazepine": "BZD" in drug.groups, "injection": "LAI" in drug.groups,
        "breathing": held.resp_depressant and held.opioid_activity == "none" and "BZD" not in drug.groups,
        "qt": held.qt_category == "known",
    }  # fmt: skip
    yield from (reason for reason, holds in named.items() if holds)


def still_in_body(
    courses: tuple[Course, ...], knowledge: Knowledge, over: Over, day: date
) -> Iterator[StillInBody]:
    """What was stopped and on that day is not out of the body yet."""
    for course in courses:
        drug = knowledge.drugs.get(course.drug)
        days = _washout_days(drug, knowledge) if drug else 0
        if course.last is None or not over(course) or not days:
            continue
        clear = course.last + timedelta(days=days)
        if clear > day:
            yield StillInBody(
                entry=course.entry, name=course.name, drug=course.drug, last=course.last, clear=clear
            )


def _washout_days(drug: Drug, knowledge: Knowledge) -> int:
    """The longest that its own file or the rule for MAOIs asks."""
    rule = knowledge.mechanism_rules.get("MR01")
    by_rule = rule.washout.days_after(drug.id) if rule and rule.washout and drug.mechanisms.maoi else 0
    return max(drug.washout.days if drug.washout else 0, by_rule)
