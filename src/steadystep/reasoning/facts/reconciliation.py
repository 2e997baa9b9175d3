"""Our medicines held against every list that others hold: what agrees, what differs, what only one side knows (R23)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.medication import MedicineReported
from steadystep.chart.medicine_lists import LineDecision, MedicineListReceived, Reconciled
from steadystep.knowledge import Knowledge

from .listed_medicines import Listed, listed, named
from .medicines import Course
from .told_dose import milligrams_a_day, reported_milligrams

LineState = Literal[
    "unknown", "still_taken", "dose_differs", "only_there", "only_here", "dose_unclear", "same", "not_compared", "stopped_there"
]  # fmt: skip
STATES: Final[tuple[LineState, ...]] = (
    "unknown", "still_taken", "dose_differs", "only_there", "only_here", "dose_unclear", "same", "not_compared", "stopped_there",
)  # fmt: skip


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """Where else a medicine is listed, and with which words."""

    entry: str
    source: str
    origin: str
    day: date
    as_told: str
    dose_text: str
    status: str


class AlignedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine across all lists. `course` is ours (ordered or told one by one), None when only others list it.

    `missing_from` are sources whose latest list should show it and does not. `same_ingredient` names other lines that
    hold the same active ingredient. `new`: not yet there when the lists were last signed.
    """

    key: str
    name: str
    drug: str
    state: LineState
    course: Course | None
    sightings: tuple[Sighting, ...]
    missing_from: tuple[str, ...] = ()
    same_ingredient: tuple[str, ...] = ()
    new: bool = False
    decided: LineDecision | None = None


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """`lists` are the latest of each holder, `last` the latest signed comparison."""

    lines: tuple[AlignedLine, ...]
    lists: tuple[AnyEntry, ...]
    last: AnyEntry | None


def latest_lists(chart: Chart) -> tuple[AnyEntry, ...]:
    """The latest list of each holder, in the order in which they came."""
    latest = {entry.body.holder: entry for entry in sorted(chart.of(MedicineListReceived), key=_list_age)}
    return tuple(sorted(latest.values(), key=lambda entry: entry.seq))


def _list_age(entry: AnyEntry) -> tuple[date, int]:
    return ((entry.body.as_of or entry.body.when).day, entry.seq)


def reconciliation(
    chart: Chart,
    courses: tuple[Course, ...],
    knowledge: Knowledge,
    over: Callable[[Course], bool],
    today: date,
) -> Reconciliation:
    """Every medicine of ours and of the latest lists, what asks for a decision first."""
    lists, last = latest_lists(chart), chart.latest(Reconciled)
    maker = _Aligning(chart, courses, knowledge, over, today, lists, last)
    lines = sorted(maker.lines(), key=lambda line: (STATES.index(line.state), line.name.casefold()))
    return Reconciliation(lines=tuple(_with_duplicates(lines, knowledge)), lists=lists, last=last)


class _Aligning:
    """The pieces that every line is made from."""

    def __init__(
        self, chart: Chart, courses: tuple[Course, ...], knowledge: Knowledge, over: Callable[[Course], bool],
        today: date, lists: tuple[AnyEntry, ...], last: AnyEntry | None,
    ) -> None:  # fmt: skip
        self.chart, self.knowledge, self.today, self.lists, self.last = chart, knowledge, today, lists, last
        ours = [course for course in courses if "#" not in course.entry]
        self.here = {
            key_of(course.drug, course.name): course for course in reversed(ours) if not over(course)
        }
        self.ended = {key_of(course.drug, course.name): course for course in ours if over(course)}
        self.there: dict[str, list[Listed]] = {}
        current = {entry.id for entry in lists}
        for one in listed(chart):
            if one.entry in current:
                self.there.setdefault(key_of(one.line.drug, one.line.name), []).append(one)
        self.decided = {key_of(line.drug, line.name): line for line in last.body.lines} if last else {}

    def lines(self) -> Iterator[AlignedLine]:
        for key in dict.fromkeys((*self.here, *self.there)):
            yield self._line(key)

    def _line(self, key: str) -> AlignedLine:
        course, found = self.here.get(key), self.there.get(key, [])
        drug = course.drug if course else found[0].line.drug
        known = self.knowledge.drug_names.get(drug)
        name = course.name if course else known.name if known else found[0].line.name
        return AlignedLine(
            key=key, name=name, drug=drug, course=course, state=self._state(key, course, found),
            sightings=tuple(map(self._sighting, found)), missing_from=tuple(self._missing(drug, found)) if course else (),
            new=self.last is not None and key not in self.decided, decided=self.decided.get(key),
        )  # fmt: skip

    def _state(self, key: str, course: Course | None, found: list[Listed]) -> LineState:
        taken = [one for one in found if one.line.status != "stopped"]
        if course is not None:
            if taken:
                return self._doses(course, taken)
            return "only_here" if self.lists else "not_compared"
        if not taken:
            return "stopped_there"
        if key in self.ended and self.ended[key].ordered_here:
            return "still_taken"
        return "only_there" if taken[0].line.drug in self.knowledge.drugs else "unknown"

    def _doses(self, course: Course, taken: list[Listed]) -> LineState:
        ours, words = self._our_dose(course)
        theirs = [(milligrams_a_day(one.line.dose_text), named(one.line.dose_text)) for one in taken]
        if any(ours is not None and dose is not None and dose != ours for dose, _ in theirs):
            return "dose_differs"
        alike = all((dose is not None and dose == ours) or (words and told == words) for dose, told in theirs)
        return "same" if alike else "dose_unclear"

    def _our_dose(self, course: Course) -> tuple[float | None, str]:
        """Milligrams a day, and the words they were told in where it was told."""
        step = course.step_on(self.today)
        if step is not None:
            return (None if step.as_needed else step.milligrams_a_day), ""
        entry = self.chart.head(course.entry)
        told = entry.body if entry and isinstance(entry.body, MedicineReported) else None
        return (None, "") if told is None else (reported_milligrams(told), named(told.dose_text))

    def _sighting(self, one: Listed) -> Sighting:
        body = next(entry.body for entry in self.lists if entry.id == one.entry)
        return Sighting(
            entry=one.entry, source=body.source, origin=body.origin, day=one.day, as_told=one.line.as_told,
            dose_text=one.line.dose_text, status=one.line.status,
        )  # fmt: skip

    def _missing(self, drug: str, found: list[Listed]) -> Iterator[str]:
        """A monitoring programme lists controlled medicines only: what is missing there may still be taken."""
        shown = {one.entry for one in found}
        known = self.knowledge.drugs.get(drug)
        for entry in self.lists:
            controlled = known is not None and known.controlled_schedule
            if entry.id not in shown and (entry.body.source != "pdmp" or controlled):
                yield entry.body.source


def key_of(drug: str, name: str) -> str:
    """What tells medicines apart: the knowledge id, or the name where there is none."""
    return drug or named(name)


def _with_duplicates(lines: list[AlignedLine], knowledge: Knowledge) -> Iterator[AlignedLine]:
    holding: dict[str, list[AlignedLine]] = {}
    for line in lines:
        known = knowledge.drugs.get(line.drug)
        for ingredient in known.ingredients if known and line.state != "stopped_there" else ():
            holding.setdefault(ingredient, []).append(line)
    for line in lines:
        others = [one.name for same in holding.values() if line in same for one in same if one is not line]
        yield msgspec.structs.replace(line, same_ingredient=tuple(dict.fromkeys(others))) if others else line
