"""My plan: goals in my words, my medicines, my practice, my scores."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Body, Entry
from steadystep.chart.medication import Order, SideEffect
from steadystep.chart.plan import Goal
from steadystep.chart.therapy import DONE, PracticeAssigned, PracticeTried
from steadystep.faces.portal.how_it_reads import ways_of
from steadystep.faces.portal.medicines.recovery import concerns
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.faces.portal.practice.answering import written_once
from steadystep.faces.portal.today.asking import on_offer
from steadystep.faces.portal.today.check_in import happened
from steadystep.reasoning.facts.plan_lines import plan_of

from .lines import my_goals, talked_over
from .medicines import cards
from .milestones import my_life
from .pictures import daily_picture, score_pictures
from .small_steps import my_steps

PART = "plan"
LATEST_PRACTICES = 12


@own_page
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    goals = own.chart.of(Goal)
    whole = plan_of(own.view)
    context = {
        "goals": my_goals(own, whole), "lines": talked_over(own, whole), "met": [one for one in goals if one.body.status == "met"],
        "cards": cards(own), "practices": practices(own), "pictures": score_pictures(own, ways_of(request)), "daily": daily_picture(own),
        "offered": on_offer(own), "to_ten": range(11), "staying_safe": concerns(own), "life": my_life(own), "steps": my_steps(own),
    }  # fmt: skip
    return render(request, "portal/plan.html", context)


@own_page
@require_POST
def add_goal(request: HttpRequest) -> HttpResponse:
    """A goal in the client's own words is agreed by writing it."""
    own = own_chart(request, PART)
    body = Goal(
        when=own.at_this_moment(),
        text=text_sent(request, "text", 2000),
        sign=text_sent(request, "sign", 500),
        agreed=True,
    )
    return _written(request, own, body, gettext("Your goal is on your plan. Your care team can see it."))


@own_page
@require_POST
def report_side_effect(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    order = request.POST.get("order", "")
    head = own.chart.head(order)
    body = SideEffect(
        when=own.at_this_moment(), effect=text_sent(request, "effect", 200), burden=_to_ten(request), note=text_sent(request, "note", 2000),
        order=order if head and isinstance(head.body, Order) else None,
    )  # fmt: skip
    return _written(request, own, body, gettext("Thank you for telling us. Your care team can see it."))


@own_page
@require_POST
def tried(request: HttpRequest, assigned: str) -> HttpResponse:
    own = own_chart(request, PART)
    head = own.chart.head(assigned)
    if head is None or not isinstance(head.body, PracticeAssigned):
        raise Http404
    done = request.POST.get("done", "")
    body = PracticeTried(
        when=happened(request.POST.get("filled_in_at", ""), own), name=head.body.name, assigned=assigned, barrier=text_sent(request, "barrier", 2000),
        done=done if done in DONE else "done",
    )  # fmt: skip
    return written_once(request, own, body, to="portal:plan")


def practices(own: Own) -> list[dict[str, Any]]:
    """What was agreed to practise, the newest first, with the latest try."""
    tries = own.chart.of(PracticeTried)
    found = []
    running = [one for one in own.chart.of(PracticeAssigned) if not one.body.ended]
    for entry in reversed(running[-LATEST_PRACTICES:]):
        mine: list[Entry[PracticeTried]] = [
            one for one in tries if one.body.assigned == own.chart.first(entry).id
        ]
        found.append({"entry": own.chart.first(entry).id, "body": entry.body, "last": mine[-1] if mine else None,
                      "count": len(mine)})  # fmt: skip
    return found


def _written(request: HttpRequest, own: Own, body: Body, saved: str) -> HttpResponse:
    return write_once(request, own, body, "portal:plan", saved)


def _to_ten(request: HttpRequest) -> int | None:
    sent = request.POST.get("burden", "")
    return int(sent) if sent in {str(step) for step in range(11)} else None
