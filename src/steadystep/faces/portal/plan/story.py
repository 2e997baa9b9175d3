"""My story: days, scores, medicines and visits on one picture in plain words, and what was going on then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Entry, When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseStep
from steadystep.chart.story_notes import StoryNote
from steadystep.chart.when import zone_named
from steadystep.faces.look.names import name_of
from steadystep.faces.look.questionnaire_names import questionnaire_name
from steadystep.faces.look.story import (
    DoseLane,
    EventLane,
    EventMark,
    Lane,
    Period,
    Staircase,
    Step,
    StoryPicture,
    period_of,
    zoom_of,
)
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.how_it_reads import ways_of
from steadystep.faces.portal.how_much import amount_said
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.visits import VisitFact

from .pictures import day_tracks, score_lane
from .story_practice import practised

PART, BACK, LONGEST = "story", "portal:my_story", 2000
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """One note as the client reads it; `who` is empty for their own."""

    ident: str
    day: date
    text: str
    who: str


@own_page
@require_safe
def my_story(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    period = period_of(request.GET, own.today, _first_day(own))
    told, ways = notes(own, period), ways_of(request)
    context = {
        "picture": own_picture(own, period, told, ways), "zoom": zoom_of(period, {}, own.today), "notes": told, "today": own.today,
        "sums": list(_sums(own, period, ways)), "most": LONGEST,
    }  # fmt: skip
    return render(request, "portal/story.html", context)


@own_page
@require_POST
def story_note(request: HttpRequest) -> HttpResponse:
    """What was going on then, on the day they name; now where that cannot be read or lies in the future."""
    own = own_chart(request, PART)
    body = StoryNote(when=_when(request, own), text=text_sent(request, "text", LONGEST))
    return write_once(
        request, own, body, BACK, gettext("It is on your story. Your care team can read it there.")
    )


def own_picture(own: Own, period: Period, told: list[Told], ways: Collection[str]) -> StoryPicture:
    return StoryPicture(
        period.start, period.end, tuple(_lanes(own, period, told, ways)), gettext("My story"), today=own.today
    )


def notes(own: Own, period: Period) -> list[Told]:
    """Of client and team, newest first."""
    found = [_told(own, one) for one in own.chart.of(StoryNote)]
    return [one for one in reversed(found) if period.start <= one.day <= period.end]


def _lanes(own: Own, period: Period, told: list[Told], ways: Collection[str]) -> Iterator[Lane]:
    yield from day_tracks([one.body for one in own.chart.of(DailyCheckin)], period.start, period.end)
    for name, facts in sorted(own.view.every_score.items()):
        shown = [fact for fact in facts if period.start <= _day(own, fact.at) <= period.end]
        instrument = own.view.knowledge.instruments[name]
        if shown and not instrument.screens:
            yield score_lane(instrument, shown, questionnaire_name(instrument, ways))
    if stairs := [one for course in own.view.courses if (one := _stairs(course, period))]:
        yield DoseLane(gettext("My medicines"), tuple(stairs))
    if met := [_met(visit) for visit in own.view.visits if _came(visit) and _within(visit.day, period)]:
        yield EventLane(gettext("Visits"), tuple(met))
    if tried := practised(own, period):
        yield EventLane(gettext("What I practised"), tried)
    if told:
        marks = tuple(
            EventMark(one.day, "note" if one.who else "own_words", one.text, f"#{one.ident}") for one in told
        )
        yield EventLane(gettext("What was going on"), marks)


def _stairs(course: Course, period: Period) -> Staircase | None:
    steps = [step for step in course.steps if step.first <= period.end]
    if not steps or (course.last is not None and course.last < period.start):
        return None
    ends = [later.first for later in steps[1:]] + [None]
    return Staircase(
        course.name,
        _unit(steps[0]),
        tuple(_step(course, step, end) for step, end in zip(steps, ends, strict=True)),
    )


def _unit(step: DoseStep) -> str:
    return gettext("mg a day") if step.milligrams_a_day is not None else step.amount.unit.strip("{}[]")


def _step(course: Course, step: DoseStep, following: date | None) -> Step:
    """A dose holds until the next one begins, or until the medicine or this step has ended."""
    lasts = [date.fromordinal(last.toordinal() + 1) for last in (course.last, step.last) if last]
    ends = [*lasts, following] if following else lasts
    milligrams = step.milligrams_a_day
    return Step(
        step.first, min(ends, default=None), round(milligrams if milligrams is not None else step.units_a_day, 2),
        f"{course.name} {amount_said(step)}",
    )  # fmt: skip


def _came(visit: VisitFact) -> bool:
    return visit.outcome == "attended"


def _met(visit: VisitFact) -> EventMark:
    return EventMark(visit.day, "visit", f"{name_of(visit.purpose)}, {day_said(visit.day)}")


def _sums(own: Own, period: Period, ways: Collection[str]) -> Iterator[str]:
    """What this time held, counted; nothing is weighed."""
    days = len({one.body.day for one in own.chart.of(DailyCheckin) if _within(one.body.day, period)})
    if days:
        yield ngettext("You checked in on %(n)s day.", "You checked in on %(n)s days.", days) % {"n": days}
    visits = sum(1 for visit in own.view.visits if _came(visit) and _within(visit.day, period))
    if visits:
        yield ngettext("You came to %(n)s visit.", "You came to %(n)s visits.", visits) % {"n": visits}
    for name, facts in sorted(own.view.every_score.items()):
        known = [
            fact.total for fact in facts if fact.total is not None and _within(_day(own, fact.at), period)
        ]
        if len(known) > 1:
            yield gettext("%(title)s: %(first)s at first, %(last)s at last.") % {
                "title": questionnaire_name(own.view.knowledge.instruments[name], ways), "first": known[0], "last": known[-1]
            }  # fmt: skip


def _told(own: Own, entry: Entry[StoryNote]) -> Told:
    staff = own.opened.clinic.staff.get(entry.author)
    mine = entry.role == "client"
    who = "" if mine else staff.name if staff else gettext("your care team")
    return Told(f"note-{entry.id}", entry.body.when.day, entry.body.text, who)


def _first_day(own: Own) -> date:
    told = (entry.body.when.day for entry in own.chart.standing if entry.kind != "demographics")
    return min(told, default=own.today)


def _day(own: Own, at: datetime) -> date:
    return at.astimezone(zone_named(own.zone)).date()


def _within(day: date, period: Period) -> bool:
    return period.start <= day <= period.end


def _when(request: HttpRequest, own: Own) -> When:
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return own.at_this_moment()
    return When.on(day, own.zone) if EARLIEST <= day < own.today else own.at_this_moment()
