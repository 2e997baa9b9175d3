"""Plan by target in words: one line each for where it stands, therapy, medicine, practice, who, and when we decide next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.chart.corrections import Unseen
from steadystep.chart.intake import Diagnosis
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.chartroom.target_view import courses_of_targets
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.as_said import coding_said, daily_said
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.reasoning.facts.agreement import Agreement
from steadystep.reasoning.facts.alignment import Practice
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.plan_lines import Coming, Plan, PlanLine
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.view import View


@dataclass(frozen=True, slots=True)
class TargetLine:
    """`problem` is empty where none is named, and says so where this reader may not read it. `agreement` is words."""

    entry: str
    name: str
    href: str
    change: str
    problem: str
    goal: str
    agreed: bool
    agreement: str
    their_words: str
    measure: str
    spark: tuple[int | None, ...]
    low: float
    high: float
    latest: str
    trend: str
    focus: str
    medicines: tuple[str, ...]
    medicines_summed: bool
    practices: tuple[str, ...]
    review: str
    coming: tuple[str, ...]
    by: str
    comments: int


def target_lines(opened: Opened, view: View, names: dict[str, str], plan: Plan) -> list[TargetLine]:
    seen = courses_of_targets(opened, view.person.zone)
    return [_line(line, opened, view, names, seen) for line in plan.lines]


def _line(
    line: PlanLine, opened: Opened, view: View, names: dict[str, str], seen: tuple[Course, ...]
) -> TargetLine:
    """`seen`: medicines that this reader knows only by the target view."""
    body, chart = line.head.body, opened.chart
    facts = view.scores.get(body.measure, ())
    instrument = view.knowledge.instruments.get(body.measure)
    last = facts[-1].result if facts else None
    today = opened.at.astimezone(zone_named(view.person.zone)).date()
    known = line.courses or tuple(one for one in seen if chart.origin(one.target or "") == line.entry)
    return TargetLine(
        entry=line.entry, name=body.name, href=entry_address(chart.client, line.head.id),
        change=form_address(chart.client, "target", corrects=line.head.id),
        problem=_problem(body.problem, opened), goal=line.goal.body.text if line.goal else "",
        agreed=bool(line.goal_agreement and line.goal_agreement.theirs), agreement=agreement_said(line.agreement),
        their_words=line.agreement.words,
        measure=instrument_title(body.measure) if body.measure else "", spark=tuple(fact.total for fact in facts[-12:]),
        low=instrument.score_range.low if instrument else 0, high=instrument.score_range.high if instrument else 1,
        latest=_latest(last) if isinstance(last, Score) else "", trend=trend_said(line), focus=_focus(line),
        medicines=tuple(dose_on(course, today) for course in known if course.active_on(today)),
        medicines_summed="order" in opened.withheld or (not seen and any(one.body.of == "order" for one in chart.of(Unseen))),
        practices=tuple(practice_said(one) for one in line.practices), review=_review(line),
        coming=tuple(coming_said(one) for one in line.coming), by=names.get(body.responsible, ""),
        comments=len(line.comments),
    )  # fmt: skip


def _problem(problem: str | None, opened: Opened) -> str:
    if not problem:
        return ""
    head = opened.chart.head(problem)
    known = head is not None and isinstance(head.body, Diagnosis)
    return coding_said(head.body.condition) if head is not None and known else _unseen_problem()


def _unseen_problem() -> str:
    return _("%(kind)s: not shown to you") % {"kind": name_of("diagnosis").capitalize()}


def _focus(line: PlanLine) -> str:
    kinds = dict.fromkeys((*filter(None, (line.head.body.therapy,)), *line.therapies))
    return " · ".join(filter(None, (*(name_of(kind) for kind in kinds), line.head.body.therapy_focus)))


def _review(line: PlanLine) -> str:
    day = line.head.body.review.day if line.head.body.review else None
    return day_said(day) if day else ""


def _latest(score: Score) -> str:
    return ", ".join(
        part
        for part in ("" if score.total is None else str(score.total), score.band and _(score.band))
        if part
    )


def trend_said(line: PlanLine) -> str:
    """ "16 → 6, better than at first"; empty while there are no two totals."""
    ways = {
        "better": _("better than at first"),
        "worse": _("worse than at first"),
        "same": _("as at first"),
    }
    if not line.trend.way:
        return ""
    return f"{line.trend.first} → {line.trend.last}, {ways[line.trend.way]}"


def agreement_said(agreement: Agreement) -> str:
    words = {
        "agreed": _("agreed"), "not_agreed": _("the client does not agree"), "proposal": _("clinic proposal"),
        "changed": _("reworded since the client agreed"),
    }  # fmt: skip
    return words[agreement.state]


def practice_said(practice: Practice) -> str:
    """ "Supermarket, ten minutes: tried 3 times, last Tue 3 March 2026"."""
    name = practice.assigned.body.name
    if not practice.tries:
        return _("%(name)s: not tried yet") % {"name": name}
    count = len(practice.tries)
    words = {"name": name, "count": count, "day": day_said(practice.tries[-1].body.when.day)}
    return (
        ngettext(
            "%(name)s: tried once, on %(day)s", "%(name)s: tried %(count)s times, last on %(day)s", count
        )
        % words
    )


def coming_said(coming: Coming) -> str:
    words = {"day": day_said(coming.day), "name": coming.about}
    if coming.what == "judged":
        return _("%(day)s: %(name)s can be judged fairly") % words
    if coming.what == "start":
        return _("%(day)s: %(name)s starts") % words
    if coming.what == "dose":
        return _("%(day)s: the dose of %(name)s changes") % words
    return _("%(day)s: decide together") % words


def dose_on(course: Course, day: date) -> str:
    """ "Sertraline 50 mg once a day"; only the name where no dose is planned that day."""
    step = course.step_on(day)
    return f"{course.name} {daily_said(step)}" if step else course.name
