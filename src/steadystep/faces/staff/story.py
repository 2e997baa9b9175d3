"""The story of one client: from what the chart adds up to, to the lanes of the picture. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.measures import Answers, DailyCheckin, Observation
from steadystep.chart.medication import DoseStep, SideEffect
from steadystep.chart.plan import LifeEvent, Target
from steadystep.chart.safety import Raised, SafetyPlan
from steadystep.chart.story_notes import StoryNote
from steadystep.chart.substance import LapseReported
from steadystep.chart.therapy import PracticeTried, Session
from steadystep.chart.when import zone_named
from steadystep.chart.worksheets import Worksheet
from steadystep.faces.look.medicine_words import often
from steadystep.faces.look.story import (
    Band,
    DoseLane,
    EventKind,
    EventLane,
    EventMark,
    Lane,
    Mark,
    Period,
    ScoreLane,
    Series,
    Staircase,
    Step,
    StoryPicture,
    TrackLane,
    TrackPoint,
    period_of,
)
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import step_said
from steadystep.faces.staff.describing import Describer
from steadystep.faces.staff.story_screens import screen_marks
from steadystep.faces.staff.story_trials import judging_marks
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.medicine_list import still_in_body
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import CannotTell
from steadystep.reasoning.view import View

_RARELY = 7  # days: a dose each week or more rarely has a rhythm of its own
_DAY = timedelta(days=1)


def story_of(view: View, describer: Describer, period: Period, today: date) -> StoryPicture:
    """The picture of that period; `today` is the client's own day."""
    lanes = tuple(_Teller(view, describer, period.start, period.end).lanes())
    title = _("The story of %(name)s") % {"name": view.person.called or _("this client")}
    return StoryPicture(period.start, period.end, lanes, title, today=today)


def zoomed(view: View, given: Mapping[str, str], at: datetime) -> tuple[Period, date]:
    """The period that an address asks for, and the client's day at `at`."""
    today = at.astimezone(zone_named(view.person.zone)).date()
    return period_of(given, today, _first_day(view, today)), today


def _first_day(view: View, today: date) -> date:
    told = (entry.occurred.date() for entry in view.chart.standing if entry.kind != "demographics")
    return min(told, default=today)


class _Teller:
    """Tells what lies from `start` to `end`, and of each line the point before, from which it comes."""

    def __init__(self, view: View, describer: Describer, start: date, end: date) -> None:
        self.view, self.describer = view, describer
        self.start, self.end = start, end
        self.client = view.chart.client
        self.zone = zone_named(view.person.zone)
        self._from = datetime.combine(start, time(), tzinfo=self.zone)
        self._until = datetime.combine(end + _DAY, time(), tzinfo=self.zone)

        self._in_body = tuple(still_in_body(view.courses, view.knowledge, view.over, start))

    def lanes(self) -> Iterator[Lane]:
        judging = {
            entry.body.measure for entry in self.view.chart.of(Target) if entry.body.status == "active"
        }
        for name, facts in self.view.every_score.items():
            instrument = self.view.knowledge.instruments[name]
            if not instrument.screens and (name in judging or any(self._shown(fact.at) for fact in facts)):
                yield self._scores(instrument, facts)
        if stairs := [one for course in self.view.courses if (one := self._stairs(course))]:
            yield DoseLane(_("Medicines"), tuple(stairs))
        if trials := judging_marks(self.view, self.start, self.end):
            yield EventLane(_("Judging the medicines"), trials)
        if asked := screen_marks(self.view, self._shown):
            yield EventLane(_("Screens"), asked)
        if effects := self._marks("side_effect", self.view.chart.of(SideEffect)):
            yield EventLane(_("Side effects"), effects)
        yield from self._tracks()
        if met := self._sessions():
            yield EventLane(_("Sessions and visits"), met)
        if life := self._life():
            yield EventLane(_("Skills, labs, life, safety"), life)
        if notes := self._notes():
            yield EventLane(_("What was going on"), notes)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone).replace(tzinfo=None)

    def _shown(self, at: datetime) -> bool:
        return self._from <= at < self._until

    def _href(self, entry_id: str) -> str:
        return entry_address(self.client, entry_id)

    def _scores(self, instrument: Instrument, facts: tuple[ScoreFact, ...]) -> ScoreLane:
        bands = tuple(Band(band.low, band.high, _(band.name)) for band in instrument.bands)
        by_series: dict[str, list[ScoreFact]] = {}
        for fact in facts:
            by_series.setdefault(fact.series, []).append(fact)
        told = [self._line(instrument, found) for found in by_series.values()]
        series = [Series(instrument.short, marks) for marks in told if marks][-4:]
        reach = instrument.score_range
        return ScoreLane(
            instrument.short, reach.low, reach.high, bands, tuple(series), whole_name=instrument.title
        )

    def _line(self, instrument: Instrument, facts: list[ScoreFact]) -> tuple[Mark, ...]:
        first = next((place for place, fact in enumerate(facts) if self._shown(fact.at)), len(facts))
        return tuple(
            self._score(instrument, fact) for fact in facts[max(first - 1, 0) :] if fact.at < self._until
        )

    def _score(self, instrument: Instrument, fact: ScoreFact) -> Mark:
        result, day = fact.result, day_said(self._local(fact.at).date())
        if isinstance(result, CannotTell):
            return Mark(
                self._local(fact.at),
                None,
                f"{instrument.short}, {day}: {said(result.why)}",
                self._href(fact.entry),
            )
        named = instrument.short if result.total is None else f"{instrument.short} {result.total}"
        label = ", ".join(part for part in (named, result.band and _(result.band), day) if part)
        return Mark(
            self._local(fact.at), result.total, label, self._href(fact.entry), self._flag(instrument, fact)
        )

    def _flag(self, instrument: Instrument, fact: ScoreFact) -> str:
        """An item whose answer opens a safety event, or that the sheet counts in no rule until somebody asked."""
        risk = self._risk(instrument, fact)
        held = _("counts in no rule: to be asked about, or not meant") if fact.held else ""
        return ", ".join(filter(None, (risk, held)))

    def _risk(self, instrument: Instrument, fact: ScoreFact) -> str:
        entry = self.view.chart.entry(fact.entry)
        items = entry.body.items if entry is not None and isinstance(entry.body, Answers) else ()
        for risk in instrument.safety_items:
            value = items[risk.item - 1] if risk.item <= len(items) else None
            if value is not None and value >= risk.at_least:
                return _("item %(item)s answered %(value)s") % {"item": risk.item, "value": value}
        return ""

    def _stairs(self, course: Course) -> Staircase | None:
        washout = self._washout(course)
        if not course.steps or (washout is None and course.last is not None and course.last < self.start):
            return None
        return Staircase(course.name, _unit_of(course), tuple(self._steps(course)), washout)

    def _washout(self, course: Course) -> Step | None:
        """Stopped, and still in the body: until that day some medicines must not begin."""
        left = next((one for one in self._in_body if one.entry == course.entry), None)
        if left is None:
            return None
        label = _("%(name)s: in the body until %(day)s, %(days)s days after the last dose") % {
            "name": course.name, "day": day_said(left.clear), "days": (left.clear - left.last).days,
        }  # fmt: skip
        return Step(left.last + _DAY, left.clear, 0, label, self._href(course.entry))

    def _steps(self, course: Course) -> Iterator[Step]:
        for index, step in enumerate(course.steps):
            ends = [course.last, step.last]
            if index + 1 < len(course.steps):
                ends.append(course.steps[index + 1].first - _DAY)
            last = min((end for end in ends if end is not None), default=None)
            if last is None or last >= max(step.first, self.start):
                label = f"{course.name} {step_said(step)}"
                height = step.amount.value if _rhythm(course) else _daily(step)
                yield Step(step.first, last + _DAY if last else None, height, label, self._href(course.entry))

    def _marks(self, kind: EventKind, entries: tuple[AnyEntry, ...]) -> tuple[EventMark, ...]:
        return tuple(self._mark(kind, entry) for entry in entries if self._shown(entry.occurred))

    def _mark(self, kind: EventKind, entry: AnyEntry) -> EventMark:
        return EventMark(self._local(entry.occurred), kind, self.describer.title(entry), self._href(entry.id))

    def _tracks(self) -> Iterator[TrackLane]:
        days = [one for one in self.view.chart.of(DailyCheckin) if self.start <= one.body.day <= self.end]
        wanted = (("sleep_hours", _("Sleep"), 0, 12, "h"), ("mood", _("Mood"), 0, 10, ""),
                  ("anxiety", _("Anxiety"), 0, 10, ""), ("craving", _("Craving"), 0, 10, ""))  # fmt: skip
        for field, title, low, high, unit in wanted:
            points = {
                entry.body.day: TrackPoint(
                    entry.body.day, value, f"{title} {value:g} {unit}".strip(), self._href(entry.id)
                )
                for entry in days
                if (value := getattr(entry.body, field)) is not None
            }
            if points:
                yield TrackLane(title, low, high, tuple(points[day] for day in sorted(points)), unit)

    def _sessions(self) -> tuple[EventMark, ...]:
        marks = list(self._marks("session", self.view.chart.of(Session)))
        for visit in self.view.visits:
            if visit.outcome in ("attended", "missed") and self._shown(visit.starts):
                entry = self.view.chart.entry(visit.entry)
                kind: EventKind = "missed" if visit.outcome == "missed" else "visit"
                label = self.describer.title(entry) if entry is not None else visit.purpose
                marks.append(EventMark(self._local(visit.starts), kind, label, self._href(visit.entry)))
        return tuple(marks)

    def _notes(self) -> tuple[EventMark, ...]:
        """Notes on the picture itself, those of the client and of the team apart in shape and word."""
        return tuple(
            EventMark(
                self._local(one.occurred),
                "own_words" if one.role == "client" else "note",
                one.body.text,
                self._href(one.id),
            )
            for one in self.view.chart.of(StoryNote)
            if self._shown(one.occurred)
        )

    def _life(self) -> tuple[EventMark, ...]:
        chart = self.view.chart
        labs = tuple(entry for entry in chart.of(Observation) if entry.body.category in ("lab", "toxicology"))
        return (
            *self._marks("skill", chart.among(PracticeTried, Worksheet)), *self._marks("lab", labs),
            *self._marks("life", chart.of(LifeEvent)), *self._marks("life", chart.of(LapseReported)), *self._marks("safety", chart.of(Raised)),
            *self._marks("safety", chart.of(SafetyPlan)),
        )  # fmt: skip


def _unit_of(course: Course) -> str:
    first, rhythm = course.steps[0], _rhythm(course)
    if rhythm:
        return f"{first.amount.unit.strip('{}[]')} {rhythm}"
    unit = _("mg a day") if first.milligrams_a_day is not None else first.amount.unit.strip("{}[]")
    return _("%(unit)s, as needed") % {"unit": unit} if first.as_needed else unit


def _rhythm(course: Course) -> str:
    """ "every 28 days", where each dose of it is given that rarely: nobody thinks of an injection as so much a day."""
    times, units = {step.times_a_day for step in course.steps}, {step.amount.unit for step in course.steps}
    if len(times) > 1 or len(units) > 1 or round(1 / min(times)) < _RARELY:
        return ""
    return often(course.steps[0])


def _daily(step: DoseStep) -> float:
    """To two places: a label has little room."""
    milligrams = step.milligrams_a_day
    return round(milligrams if milligrams is not None else step.units_a_day, 2)
