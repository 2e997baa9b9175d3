"""Side effects on the dose clock: each joined to the medicine it is of, the change of dose before it, and when it should fade."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import Answers
from steadystep.chart.medication import SideEffect as Told
from steadystep.chart.supply import EffectAnswered, EffectsChecked
from steadystep.knowledge import Knowledge, SideEffect

from .medicines import Course
from .visits import visits

CHECK_EVERY = timedelta(days=7)  # R25: weekly in the first eight weeks after a start or change
CHECKS = 8
EARLY = timedelta(days=3)  # clinic rule: asked so shortly before the day, it need not be asked again
CHECK_SHEET = "side_effect_check"


class EffectFact(msgspec.Struct, frozen=True, kw_only=True):
    """One effect from its first report until it is gone.

    `course` is the medicine it is joined to, `anchor` the start or change of dose before it, `day` counts from that (the
    day of the change is day 1). `usual`: whether the source expects it to begin on that day; None: it names no days.
    `fades_by` is the last day by which it is usually gone; None: it need not fade. `reports` are oldest first.
    """

    key: str
    name: str
    row: SideEffect | None
    course: Course | None
    reports: tuple[AnyEntry, ...]
    answers: tuple[AnyEntry, ...]
    anchor: date | None
    fades_by: date | None
    usual: bool | None

    @property
    def onset(self) -> date:
        return _day(self.reports[0])

    @property
    def peak(self) -> AnyEntry:
        """The report with the highest burden; the first where none was given."""
        return max(self.reports, key=lambda entry: entry.body.burden or -1)

    @property
    def gone(self) -> date | None:
        return _day(self.reports[-1]) if self.reports[-1].body.gone else None

    @property
    def day(self) -> int | None:
        return None if self.anchor is None else (self.onset - self.anchor).days + 1

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.reports)

    @property
    def red_flag(self) -> AnyEntry | None:
        """The latest report that names a reason to call."""
        return next((entry for entry in reversed(self.reports) if entry.body.red_flag), None)


def effects(chart: Chart, knowledge: Knowledge, courses: tuple[Course, ...]) -> tuple[EffectFact, ...]:
    """Every effect told of, the one that began last first; what came back after it was gone is another."""
    told = chart.of(Told)
    if not told:
        return ()
    expected = {course.entry: expected_of(knowledge, course) for course in courses}
    open_ones: dict[str, list[AnyEntry]] = {}
    episodes: list[tuple[str, list[AnyEntry]]] = []
    for entry in told:
        row = _row(entry.body, knowledge, _likeliest(courses, expected, _day(entry)), expected, chart)
        key = row.id if row else entry.body.effect.strip().casefold()
        if key not in open_ones:
            open_ones[key] = []
            episodes.append((key, open_ones[key]))
        open_ones[key].append(entry)
        if entry.body.gone:
            del open_ones[key]
    found = (_fact(chart, key, reports, knowledge, courses, expected) for key, reports in episodes)
    return tuple(sorted(found, key=lambda fact: fact.onset, reverse=True))


def expected_of(knowledge: Knowledge, course: Course) -> tuple[SideEffect, ...]:
    """The effects that knowledge lists for the medicine of a course."""
    drug = knowledge.drugs.get(course.drug)
    return knowledge.side_effects_of(drug) if drug else ()


def check_due(chart: Chart, courses: Iterable[Course], today: date) -> date | None:
    """The day since which a side-effect check waits: the latest weekly one after a start or change that nobody answered;
    after those weeks the day of a visit with the prescriber (R25: then each visit)."""
    courses = tuple(courses)
    placed = {
        day
        for course in courses
        if course.ordered_here
        for change in course.changes()
        for day in _checks(change)
    }
    reached = [day for day in placed if day <= today]
    if not reached or max(reached) + CHECK_EVERY <= today:
        reached = [today] if _seen_today(chart, courses, today) else []
    if not reached:
        return None
    asked = [_day(entry) for entry in chart.among(Told, EffectsChecked)]
    asked += [_day(entry) for entry in chart.of(Answers) if entry.body.instrument == CHECK_SHEET]
    latest = max(reached)
    return None if any(latest - EARLY <= day for day in asked) else latest


def _seen_today(chart: Chart, courses: tuple[Course, ...], today: date) -> bool:
    """A visit with the prescriber today, booked or kept, while a medicine of ours is taken."""
    taken = any(course.ordered_here and course.active_on(today) for course in courses)
    with_prescriber = ("booked", "attended")
    return taken and any(
        one.day == today and one.purpose == "prescriber" and one.outcome in with_prescriber
        for one in visits(chart)
    )


def _checks(change: date) -> tuple[date, ...]:
    return tuple(change + CHECK_EVERY * (week + 1) for week in range(CHECKS))


def _fact(
    chart: Chart, key: str, reports: list[AnyEntry], knowledge: Knowledge, courses: tuple[Course, ...],
    expected: dict[str, tuple[SideEffect, ...]],
) -> EffectFact:  # fmt: skip
    first, onset = reports[0].body, _day(reports[0])
    row = knowledge.side_effects.get(key)
    course, anchor = _joined(first, onset, row, courses, expected, chart)
    if row and row.after_each_change and course:
        anchor = _last_change(course, _day(reports[-1])) or anchor
    usual = _usual(row, anchor, onset)
    return EffectFact(
        key=key, name=_capital(row.effect if row else first.effect), row=row, course=course, reports=tuple(reports), anchor=anchor,
        answers=_answers(chart, reports), usual=usual, fades_by=_fades_by(row, anchor, onset, usual),
    )  # fmt: skip


def _likeliest(
    courses: tuple[Course, ...], expected: dict[str, tuple[SideEffect, ...]], day: date
) -> list[SideEffect]:
    """The rows of the medicines taken that day, of the one that changed last first."""
    taken = [one for one in courses if one.active_on(day)]
    taken.sort(key=lambda one: _last_change(one, day) or date.min, reverse=True)
    return [row for one in taken for row in expected[one.entry]]


def _row(
    body: Told,
    knowledge: Knowledge,
    likeliest: list[SideEffect],
    expected: dict[str, tuple[SideEffect, ...]],
    chart: Chart,
) -> SideEffect | None:
    """By its id; else the row of one of the client's medicines that has these very words, their suspect's first."""
    if body.known:
        return knowledge.side_effects.get(body.known)
    suspect = expected.get(chart.origin(body.order), ()) if body.order else ()
    said = body.effect.strip().casefold()
    return next((row for row in (*suspect, *likeliest) if said in names_of(row)), None)


def names_of(row: SideEffect) -> frozenset[str]:
    """The single effects a row is about: `nausea, loose stools` is both; what stands in brackets explains."""
    return _single(row.effect)


@cache
def _single(effect: str) -> frozenset[str]:
    parts = re.split(r",", re.sub(r"\(.*?\)", "", effect))
    return frozenset({effect.casefold(), *(part.strip().casefold() for part in parts if part.strip())})


def _joined(
    body: Told, onset: date, row: SideEffect | None, courses: tuple[Course, ...],
    expected: dict[str, tuple[SideEffect, ...]], chart: Chart,
) -> tuple[Course | None, date | None]:  # fmt: skip
    """The medicine they suspect; else, of those taken that day which list the effect, the one that changed last."""
    order = chart.origin(body.order) if body.order else ""
    mine = [one for one in courses if one.entry == order] or [
        one for one in courses if row is not None and row in expected[one.entry] and one.active_on(onset)
    ]
    timed = [(change, one) for one in mine if (change := _last_change(one, onset))]
    if timed:
        anchor, course = max(timed, key=lambda pair: pair[0])
        return course, anchor
    return (mine[0] if mine else None), None


def _last_change(course: Course, day: date) -> date | None:
    """The last start or change of dose up to that day."""
    days = [change for change in course.changes() if change <= day]
    return days[-1] if days else (course.first if course.first and course.first <= day else None)


def _usual(row: SideEffect | None, anchor: date | None, onset: date) -> bool | None:
    if row is None or anchor is None or row.onset_to_day is None:
        return None
    return (row.onset_from_day or 1) <= (onset - anchor).days + 1 <= row.onset_to_day


def _fades_by(row: SideEffect | None, anchor: date | None, onset: date, usual: bool | None) -> date | None:
    """Counted from the change of dose where the source gives the days of onset and it began on one of them; else from
    the first report."""
    if row is None or row.gone_within_days is None:
        return None
    if anchor is not None and usual and row.latest_gone_day is not None:
        return anchor + timedelta(days=row.latest_gone_day - 1)
    return onset + timedelta(days=row.gone_within_days)


def _answers(chart: Chart, reports: list[AnyEntry]) -> tuple[AnyEntry, ...]:
    mine = {chart.first(entry).id for entry in reports}
    return tuple(entry for entry in chart.of(EffectAnswered) if chart.origin(entry.body.effect) in mine)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(entry: AnyEntry) -> date:
    day: date = entry.body.when.day
    return day
