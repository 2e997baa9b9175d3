"""Long-acting injections: which was given last, when the next is due, between which days, and which band a late one is in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import Chart, Dose
from steadystep.chart.medication import OrderStopped
from steadystep.chart.supply import InjectionGiven
from steadystep.knowledge import Knowledge, LateInjection
from steadystep.reasoning.clock import Clock

from .medicines import Course
from .person import Person

Reached = Callable[[date], bool]
LATE: Final = timedelta(
    days=30
)  # clinic rule: so long after an order ended its injection may still be written down


class AroundInjections(Protocol):
    """What late injections are told from: a view."""

    knowledge: Knowledge
    clock: Clock

    @property
    def person(self) -> Person: ...
    @property
    def courses(self) -> tuple[Course, ...]: ...
    @property
    def injections(self) -> tuple[InjectionFact, ...]: ...
    def over(self, course: Course) -> bool: ...


class InjectionFact(msgspec.Struct, frozen=True, kw_only=True):
    """The last injection of one medicine, and the days that follow from it.

    `number`: which one of the series it was. `rows`: the bands that apply to the next one, counted from `counted_from`
    (the last injection; for a second starting dose, the first). `next_due`, `earliest` and `latest` are None where the
    source gives words only (`window_text`) or the product could be several (`rows` empty).
    """

    entry: str
    drug: str
    name: str
    dose: Dose
    given: date
    number: int
    order: str
    rows: tuple[LateInjection, ...]
    counted_from: date
    next_due: date | None
    earliest: date | None
    latest: date | None
    days_since_before: int | None = None
    earliest_days: int | None = None

    @property
    def window_text(self) -> str:
        return next((row.window_text for row in self.rows if row.window_text), "")

    def day(self, offset: int) -> date:
        return self.counted_from + timedelta(days=offset)


def injections(chart: Chart, knowledge: Knowledge, courses: tuple[Course, ...]) -> tuple[InjectionFact, ...]:
    """The last injection of every medicine given as one, newest first; those whose order has ended are left out.

    An order for one single day does not end what it began (`_ends`).
    """
    by_drug: dict[str, list[tuple[str, InjectionGiven]]] = {}
    for entry in chart.of(InjectionGiven):
        by_drug.setdefault(entry.body.drug, []).append((entry.id, entry.body))
    found = [_fact(chart, knowledge, given) for given in by_drug.values()]
    stopped = {chart.origin(one.body.order) for one in chart.of(OrderStopped)}
    going = [one for one in found if not _ended(one, courses, stopped)]
    return tuple(sorted(going, key=lambda one: one.given, reverse=True))


def depots(knowledge: Knowledge) -> frozenset[str]:
    """The medicines that are given as long-acting injections."""
    return frozenset(row.drug_id for row in knowledge.late_injections)


def written_late(view: AroundInjections) -> tuple[Course, ...]:
    """Orders of an injection that are over, of which one may still be written down: ended lately, or working on."""
    since, known = view.clock.today(view.person.zone) - LATE, depots(view.knowledge)
    going = {fact.order for fact in view.injections}
    return tuple(
        one for one in view.courses
        if one.ordered_here and one.drug in known and one.last and view.over(one) and (one.last >= since or one.entry in going)
    )  # fmt: skip


def regimens(knowledge: Knowledge) -> dict[str, LateInjection]:
    """Every regimen that knowledge has bands for, by its id: one row stands for it."""
    return {row.regimen: row for row in reversed(knowledge.late_injections)}


def bands(fact: InjectionFact, over: Reached) -> tuple[LateInjection, ...]:
    """The bands today is in; between two bands, which the source leaves undefined, both. `over`: is that day over?"""
    begun = [row for row in fact.rows if row.over_days is None or over(fact.day(row.over_days))]
    inside = [row for row in begun if row.up_to_days is None or not over(fact.day(row.up_to_days))]
    if inside or not begun:
        return tuple(inside)
    after = fact.rows[fact.rows.index(begun[-1]) + 1 :]
    return (begun[-1], *after[:1])


def _fact(chart: Chart, knowledge: Knowledge, given: list[tuple[str, InjectionGiven]]) -> InjectionFact:
    entry, last = given[-1]
    number = last.number or len(given)
    every = _rows(knowledge, last)
    rows = _applying(every, number)
    day, before = last.when.day, given[-2][1].when.day if len(given) > 1 else None
    second_start = bool(rows) and rows[0].missed == "second_starting_dose"
    due = _due(rows, day) if rows and not second_start else (None, None, None)
    return InjectionFact(
        entry=entry, drug=last.drug, name=_named(knowledge, last), dose=last.dose, given=day, number=number, rows=rows,
        order=chart.origin(last.order) if last.order else "", counted_from=day, next_due=due[0], earliest=due[1],
        latest=due[2], days_since_before=(day - before).days if before else None,
        earliest_days=every[0].earliest_days if every else None,
    )  # fmt: skip


def _named(knowledge: Knowledge, given: InjectionGiven) -> str:
    """As knowledge calls it: what is derived quotes nobody."""
    known = knowledge.drug_names.get(given.drug)
    return known.name if known else given.drug


def _rows(knowledge: Knowledge, last: InjectionGiven) -> tuple[LateInjection, ...]:
    """Of the regimen that was written down, else of the only one there is; none where it could be several."""
    rows = knowledge.late_injections_of(last.drug)
    if last.regimen:
        return tuple(row for row in rows if row.regimen == last.regimen)
    return rows if len({row.regimen for row in rows}) == 1 else ()


def _applying(rows: Iterable[LateInjection], number: int) -> tuple[LateInjection, ...]:
    """The bands for the injection after the `number`-th: some products have others for the second dose or the first ones."""
    rows = tuple(rows)
    wanted = {"second_or_third" if number < 3 else "fourth_or_later", "maintenance"}
    if number == 1 and any(row.missed == "second_starting_dose" for row in rows):
        wanted = {"second_starting_dose"}
    return tuple(row for row in rows if row.missed in wanted)


def _due(rows: tuple[LateInjection, ...], day: date) -> tuple[date, date, date]:
    """Due, first day and last day of the window. No day before the due day is late, whatever the first band says."""
    row = rows[0]
    longest = max(row.interval_days, row.over_days or 0)
    return tuple(day + timedelta(days=days) for days in (row.interval_days, row.earliest_days, longest))  # type: ignore[return-value]


def _ended(fact: InjectionFact, courses: tuple[Course, ...], stopped: Collection[str]) -> bool:
    """Its own order ended by the day it would be due, or every order of the medicine did."""
    mine = [one for one in courses if one.entry == fact.order] or [
        one for one in courses if one.drug == fact.drug and one.ordered_here
    ]
    until = fact.next_due or fact.given
    return bool(mine) and all(_ends(one, until, stopped) for one in mine)


def _ends(course: Course, until: date, stopped: Collection[str]) -> bool:
    """An order for one day is one injection: it works on for its month, and the next is owed until somebody stops it."""
    if course.last is None or course.last >= until:
        return False
    return course.entry in stopped or course.first != course.last
