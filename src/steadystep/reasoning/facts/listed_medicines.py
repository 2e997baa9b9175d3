"""Medicines that only a list from elsewhere holds: they are taken, as far as anybody knows, and are checked like the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from steadystep.chart import Chart, Entry
from steadystep.chart.medicine_lists import ListedMedicine, MedicineListReceived, Reconciled

from .medicines import Course


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list. `entry` is the list, `day` the day it tells of; `replaced` the day a later list of the same
    holder took its place, None while it is the latest."""

    line: ListedMedicine
    entry: str
    number: int
    day: date
    replaced: date | None


def listed(chart: Chart) -> tuple[Listed, ...]:
    """Every line of every list, oldest list first."""
    return tuple(_listed(chart))


def _listed(chart: Chart) -> Iterator[Listed]:
    held = sorted(chart.of(MedicineListReceived), key=lambda entry: (_day(entry), entry.seq))
    later: dict[tuple[str, str], date] = {}
    found: list[Listed] = []
    for entry in reversed(held):
        replaced = later.get(entry.body.holder)
        found += [
            Listed(line=line, entry=entry.id, number=number, day=_day(entry), replaced=replaced)
            for number, line in reversed(tuple(enumerate(entry.body.lines)))
        ]
        later[entry.body.holder] = _day(entry)
    yield from reversed(found)


def _day(entry: Entry[MedicineListReceived]) -> date:
    return entry.body.as_of.day if entry.body.as_of else entry.body.when.day


def same_medicine(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two (knowledge id, name) mean one medicine: by id where both have one, else by the very same name."""
    if one[0] or other[0]:
        return one[0] == other[0]
    return named(one[1]) == named(other[1])


def named(name: str) -> str:
    return " ".join(name.split()).casefold()


def listed_courses(chart: Chart, known: tuple[Course, ...]) -> tuple[Course, ...]:
    """A course for each medicine of a list that no order and no report of ours covers, each once.

    It ends on the last day of the latest list that showed it once a newer list of that holder left it out, and on the
    day somebody signed that it stops.
    """
    if not chart.of(MedicineListReceived):
        return ()
    stops = _stops(chart)
    by_medicine: dict[str, list[Listed]] = {}
    for one in listed(chart):
        if not any(_covers(course, one) for course in known):
            by_medicine.setdefault(one.line.drug or named(one.line.name), []).append(one)
    return tuple(_course(lines, stops) for lines in by_medicine.values())


def _covers(course: Course, one: Listed) -> bool:
    same = same_medicine((course.drug, course.name), (one.line.drug, one.line.name))
    return same and (course.last is None or course.last >= one.day)


def _course(lines: list[Listed], stops: dict[str, date]) -> Course:
    last = lines[-1]
    now = [one for one in lines if one.replaced is None and one.line.status != "stopped"]
    ended = None if now else max(one.day if one.replaced is None else one.replaced for one in lines)
    stopped = stops.get(last.line.drug or named(last.line.name))
    if stopped is not None and all(one.day <= stopped for one in now):
        ended = min(stopped, ended) if ended else stopped
    shown = now[-1] if now else last
    return Course(
        entry=f"{shown.entry}#{shown.number}", drug=shown.line.drug, name=shown.line.name, first=None, last=ended,
        because=tuple(dict.fromkeys(one.entry for one in lines)), ordered_here=False,
    )  # fmt: skip


def _stops(chart: Chart) -> dict[str, date]:
    """By medicine, the day on which somebody last signed that it stops; a later other decision takes that back."""
    found: dict[str, date] = {}
    for entry in chart.of(Reconciled):
        for line in entry.body.lines:
            key = line.drug or named(line.name)
            if line.decision == "stop" and not line.order:
                found[key] = entry.body.when.day
            else:
                found.pop(key, None)
    return found
