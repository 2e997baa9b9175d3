"""My milestones: I choose them, say when one is reached, and who may see it. What is reached stays reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from steadystep.chart import When
from steadystep.chart.milestones import MILESTONE_AREAS, SHARED_WITH, Milestone, MilestoneReached
from steadystep.faces.look.names import name_of
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.milestones import life_counts, milestones

PART, BACK, LONGEST = "plan", "portal:plan", 2000
# In the order they are offered.
AREAS = (
    "work_or_school", "family_and_friends", "money", "exposure_step", "days_as_planned", "home", "health", "something_else",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MyMilestone:
    """`state` is a word of `Agreement`; `reached` the day, None while it is ahead."""

    entry: str
    answer: str
    text: str
    area: str
    by: date | None
    state: str
    words: str
    shared: bool
    reached: date | None
    evidence: str


def my_life(own: Own) -> dict[str, Any]:
    """What the plan page needs: milestones ahead and reached, counts that only grow, the parts of life to choose from."""
    found = [_milestone(one) for one in milestones(own.chart)]
    return {
        "ahead": [one for one in found if one.reached is None], "reached": [one for one in found if one.reached],
        "counts": life_counts(own.view), "areas": [(area, name_of(area)) for area in AREAS],
    }  # fmt: skip


@own_page
@require_POST
def add_milestone(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    area, share = request.POST.get("area", ""), request.POST.get("share", "")
    body = Milestone(
        when=own.at_this_moment(), text=text_sent(request, "text", LONGEST), by=_day(request, own),
        area=area if area in MILESTONE_AREAS else "something_else", share=share if share in SHARED_WITH else "team",
    )  # fmt: skip
    return write_once(request, own, body, BACK, gettext("It is on your plan. Take the time you need."))


@own_page
@require_POST
def reach_milestone(request: HttpRequest, line: str) -> HttpResponse:
    own = own_chart(request, PART)
    entry = own.chart.entry(line)
    if entry is None or not isinstance(entry.body, Milestone):
        raise Http404
    share = request.POST.get("share", "")
    body = MilestoneReached(
        when=own.at_this_moment(), line=line, evidence=text_sent(request, "text", LONGEST),
        share=share if share in SHARED_WITH else "team",
    )  # fmt: skip
    return write_once(
        request, own, body, BACK, gettext("You did it. It stays on your plan, whatever comes next.")
    )


def _milestone(fact: Any) -> MyMilestone:
    body, told = fact.head.body, fact.reached
    return MyMilestone(
        fact.entry, fact.head.id, body.text, name_of(body.area), body.by.day if body.by else None, fact.agreement.state,
        fact.agreement.words, body.share == "caregivers", told.body.when.day if told else None,
        told.body.evidence if told else "",
    )  # fmt: skip


def _day(request: HttpRequest, own: Own) -> When | None:
    try:
        return When.on(date.fromisoformat(request.POST.get("by", "")), own.zone)
    except ValueError:
        return None
