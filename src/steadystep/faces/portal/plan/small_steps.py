"""My small steps: I choose one, and say how the week went. Only what was done is counted."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from steadystep.chart.needs import STEP_AREAS, WeeklyStep, WeeklyStepTold
from steadystep.faces.look.names import name_of
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.small_steps import small_steps

PART, BACK, LONGEST = "plan", "portal:plan", 2000
AREAS = ("movement", "rest", "sleep_times", "water", "eating", "people", "another_step")
ABOUT_FOOD = frozenset({"eating"})


def my_steps(own: Own) -> dict[str, Any]:
    """Steps that go on, and what one may be about: nothing about eating where an eating disorder is on record."""
    careful = own.view.circumstances.holds("eating_disorder") is True
    areas = [one for one in AREAS if not (careful and one in ABOUT_FOOD)]
    return {
        "going": small_steps(own.chart),
        "areas": [(one, name_of(one)) for one in areas],
        "week": range(8),
    }


@own_page
@require_POST
def add_step(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    area = request.POST.get("area", "")
    body = WeeklyStep(
        when=own.at_this_moment(), text=text_sent(request, "text", LONGEST),
        area=area if area in STEP_AREAS else "another_step",
    )  # fmt: skip
    return write_once(request, own, body, BACK, gettext("It is on your plan. Small is good."))


@own_page
@require_POST
def tell_step(request: HttpRequest, line: str) -> HttpResponse:
    own = own_chart(request, PART)
    entry, days = own.chart.entry(line), request.POST.get("days", "")
    if entry is None or not isinstance(entry.body, WeeklyStep) or days not in set("01234567"):
        raise Http404
    body = WeeklyStepTold(
        when=own.at_this_moment(), line=line, days=int(days), barrier=text_sent(request, "barrier", LONGEST)
    )
    return write_once(request, own, body, BACK, gettext("Noted. Whatever came of it helps us plan."))
