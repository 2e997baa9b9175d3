"""Plan by target: one line each for where it stands, the therapy focus, the medicine, and when we decide next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.chart import AnyEntry
from steadystep.chart.corrections import Unseen
from steadystep.chart.plan import Goal, Target
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import daily_said, when_said
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.view import View


@dataclass(frozen=True, slots=True)
class TargetLine:
    name: str
    href: str
    goal: str
    agreed: bool
    measure: str
    spark: tuple[int | None, ...]
    low: float
    high: float
    latest: str
    focus: str
    medicines: tuple[str, ...]
    medicines_summed: bool
    review: str
    by: str


def target_lines(opened: Opened, view: View, names: dict[str, str]) -> list[TargetLine]:
    return [
        _line(entry, opened, view, names)
        for entry in opened.chart.of(Target)
        if entry.body.status == "active"
    ]


def goals_alone(opened: Opened) -> list[AnyEntry]:
    """Active goals that no active target is about."""
    taken = {entry.body.goal for entry in opened.chart.of(Target) if entry.body.status == "active"}
    return [
        entry for entry in opened.chart.of(Goal)
        if entry.body.status == "active" and opened.chart.first(entry).id not in taken and entry.id not in taken
    ]  # fmt: skip


def _line(entry: AnyEntry, opened: Opened, view: View, names: dict[str, str]) -> TargetLine:
    body, chart = entry.body, opened.chart
    goal = chart.head(body.goal) if body.goal else None
    facts = view.scores.get(body.measure, ())
    instrument = view.knowledge.instruments.get(body.measure)
    last = facts[-1].result if facts else None
    today = opened.at.astimezone(zone_named(view.person.zone)).date()
    ids = {entry.id, chart.first(entry).id}
    return TargetLine(
        name=body.name, href=entry_address(chart.client, entry.id),
        goal=goal.body.text if goal is not None and isinstance(goal.body, Goal) else "",
        agreed=bool(goal is not None and isinstance(goal.body, Goal) and goal.body.agreed),
        measure=instrument_title(body.measure) if body.measure else "", spark=tuple(fact.total for fact in facts[-12:]),
        low=instrument.score_range.low if instrument else 0, high=instrument.score_range.high if instrument else 1,
        latest=_latest(last) if isinstance(last, Score) else "", focus=body.therapy_focus,
        medicines=tuple(
            dose_on(course, today) for course in view.courses if course.target in ids and course.active_on(today)
        ),
        medicines_summed="order" in opened.withheld or any(one.body.of == "order" for one in chart.of(Unseen)),
        review=when_said(body.review) if body.review else "", by=names.get(entry.author, ""),
    )  # fmt: skip


def _latest(score: Score) -> str:
    return ", ".join(
        part
        for part in ("" if score.total is None else str(score.total), score.band and _(score.band))
        if part
    )


def dose_on(course: Course, day: date) -> str:
    """ "Sertraline 50 mg once a day"; only the name where no dose is planned that day."""
    step = course.step_on(day)
    return f"{course.name} {daily_said(step)}" if step else course.name
