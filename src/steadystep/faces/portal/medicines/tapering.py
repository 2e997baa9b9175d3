"""How is it since the smaller dose? Asked on the day that the person who planned the taper chose; three taps and a line of words."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from steadystep.chart.tapering import HOW_IT_IS, TaperCheckin
from steadystep.faces.look.words import day_said
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.education_card import is_plain
from steadystep.reasoning.facts.tapering import CheckinFact, asked_on, is_sedative, watched_signs

LONGEST = 2000


def smaller_doses(own: Own) -> tuple[CheckinFact, ...]:
    """The check-ins that wait for an answer today."""
    return asked_on(own.view.taper_checkins, own.today)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def smaller_dose(request: HttpRequest, order: str) -> HttpResponse:
    """The latest step down of that medicine, answered or not: saying it again is a new answer."""
    own = own_chart(request, "smaller dose")
    fact = _latest(own, order)
    if request.method != "POST":
        return render(request, "portal/medicines/smaller_dose.html", _context(own, fact))
    body = TaperCheckin(
        when=own.at_this_moment(), order=order, since=fact.step.day, how=_how(request),
        danger=bool(request.POST.get("danger")), words=text_sent(request, "words", LONGEST),
    )  # fmt: skip
    return write_once(request, own, body, "portal:today", _thanks(fact, body))


def _latest(own: Own, order: str) -> CheckinFact:
    mine = [one for one in own.view.taper_checkins if one.course.entry == order and one.step.day <= own.today]
    if not mine:
        raise Http404
    return mine[-1]


def _how(request: HttpRequest) -> str:
    sent = request.POST.get("how", "")
    return sent if sent in HOW_IT_IS else "same"


def _thanks(fact: CheckinFact, body: TaperCheckin) -> str:
    """What happens next. Nothing is changed by itself, so nothing here tells anybody to change a dose."""
    if body.how not in ("worse", "much_worse"):
        return gettext("Thank you, that is noted.")
    said = gettext(
        "Thank you for telling us. Your prescriber looks at it and gets in touch about how to go on."
    )
    if fact.next_step is None:
        return said
    return (
        said
        + " "
        + gettext("You need not take the next step on %(day)s before you have spoken.")
        % {"day": day_said(fact.next_step)}
    )


def _context(own: Own, fact: CheckinFact) -> dict[str, object]:
    drug = own.view.knowledge.drugs.get(fact.course.drug)
    signs = watched_signs(own.view.knowledge, drug) if drug else ()
    return {
        "fact": fact, "name": fact.course.name, "sedative": is_sedative(drug),
        "watch_for": fact.plan.body.watch_for, "signs": [gettext(one) for one in signs if is_plain(one)],
        "answers": (
            ("better", gettext("Better")), ("same", gettext("About the same")), ("worse", gettext("Worse")),
            ("much_worse", gettext("Much worse")),
        ),
    }  # fmt: skip
