"""My medicines calendar: today first, then the coming days; what changes next; pausing a medicine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Refused, say
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import Order
from steadystep.faces.look.dose_days import assumed_of, day_cards, supply_lines
from steadystep.faces.look.pieces import Choice
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.how_much import often
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.plans.calendar import laid_out, supply_of
from steadystep.reasoning.plans.lines import lines_of

from .feed import ADDRESS

_WEEKS = (2, 4, 8)


@dataclass(frozen=True, slots=True)
class Running:
    """A medicine I take: its next change, if one is planned, and whether it rests now."""

    order: str
    name: str
    paused: bool
    next_day: date | None
    next_dose: str
    rises: bool


@own_page
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """`?weeks=` how many to show; `?size=pocket` prints narrow."""
    own = own_chart(request, "medicines calendar")
    given = request.GET.get("weeks", "")
    weeks = int(given) if given in {str(one) for one in _WEEKS} else _WEEKS[0]
    last = own.today + timedelta(days=7 * weeks - 1)
    days = laid_out(lines_of(own.view, own.today, last), own.today, last)
    cards, feed = day_cards(days, own.today), ADDRESS.chosen(own.chart)
    context = {
        "today": cards[0], "days": cards[1:], "last": last, "supply": supply_lines(supply_of(days)), "assumed": assumed_of(days), "running": _running(own),
        "spans": [Choice(ngettext("%(n)s week", "%(n)s weeks", one) % {"n": one}, f"?weeks={one}", one == weeks) for one in _WEEKS],
        "feed": feed, "feed_address": request.build_absolute_uri(ADDRESS.of(own.chart.client, feed.id)) if feed else "",
    }  # fmt: skip
    return render(request, "portal/medicines/calendar.html", context)


@own_page
@require_POST
def pause(request: HttpRequest, order: str) -> HttpResponse:
    """I do not take this for now. It is written down as told, and the prescriber is asked to decide."""
    own = own_chart(request, "medicines calendar")
    _mine(own, order)
    reason = text_sent(request, "reason", 2000) or "No reason given."
    body = DoseHeld(when=own.at_this_moment(), order=order, first=own.today, reason=reason)
    told = gettext(
        "Thank you for telling us. Your prescriber will get in touch about how to go on. Please ask before you start it again."
    )
    return write_once(request, own, body, "portal:dose_calendar", told)


@own_page
@require_POST
def ready(request: HttpRequest, order: str) -> HttpResponse:
    """Ready to go up: the answer is when the next step is. Nothing is written."""
    own = own_chart(request, "medicines calendar")
    course = _mine(own, order)
    after = next((step.first for step in course.steps if step.first > own.today), None)
    if after is None:
        words = gettext(
            "No next step is planned. Tell your team how it is going: they will look at it with you."
        )
    else:
        words = gettext(
            "The next step is %(day)s. It is not sooner, so that your body can get used to it."
        ) % {"day": day_said(after)}
    messages.info(request, words)
    return redirect("portal:dose_calendar")


def _mine(own: Own, order: str) -> Course:
    head = own.chart.head(order)
    found = next((one for one in own.view.courses if one.entry == order), None)
    if head is None or not isinstance(head.body, Order) or found is None:
        raise Refused((say("This medicine is no longer on your list. Open Today again and look."),))
    return found


def _running(own: Own) -> list[Running]:
    found = []
    for course in own.view.courses:
        if course.ordered_here and course.steps and not own.view.over(course):
            after = next((step for step in course.steps if step.first > own.today), None)
            resting = any(rest.covers(own.today) for rest in course.held)
            dose = f"{after.amount}, {often(after)}" if after else ""
            day = after.first if after else None
            found.append(
                Running(course.entry, capfirst(course.name), resting, day, dose, _rises(course, own.today))
            )
    return found


def _rises(course: Course, today: date) -> bool:
    """Whether the next step planned is a higher one."""
    now = course.step_on(today)
    after = next((step for step in course.steps if step.first > today), None)
    return now is not None and after is not None and after.units_a_day > now.units_a_day
