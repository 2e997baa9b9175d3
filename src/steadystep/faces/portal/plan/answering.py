"""The client says yes or no to a line of the plan, and comments on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from steadystep.chart.milestones import Milestone
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import PLAN_ANSWERS, PlanAnswered, PlanComment
from steadystep.faces.portal.own import own_chart, own_page, text_sent, write_once

PART, BACK = "plan", "portal:plan"
LONGEST = 2000


@own_page
@require_POST
def answer_line(request: HttpRequest, line: str) -> HttpResponse:
    """To a goal or target as it is worded where they read it. A no is as good an answer as a yes."""
    own = own_chart(request, PART)
    entry = own.chart.entry(line)
    answer = request.POST.get("answer", "")
    if entry is None or not isinstance(entry.body, Goal | Target | Milestone) or answer not in PLAN_ANSWERS:
        raise Http404
    body = PlanAnswered(
        when=own.at_this_moment(), line=line, answer=answer, words=text_sent(request, "words", LONGEST)
    )
    saved = (
        gettext("Noted: this is your plan too.")
        if answer == "agreed"
        else gettext("Thank you for saying so. Your team reads it and talks it over with you.")
    )
    return write_once(request, own, body, BACK, saved)


@own_page
@require_POST
def comment_line(request: HttpRequest, target: str) -> HttpResponse:
    own = own_chart(request, PART)
    entry = own.chart.entry(target)
    if entry is None or not isinstance(entry.body, Target):
        raise Http404
    body = PlanComment(when=own.at_this_moment(), target=target, text=text_sent(request, "text", LONGEST))
    return write_once(request, own, body, BACK, gettext("Your team can read it on your plan."))
