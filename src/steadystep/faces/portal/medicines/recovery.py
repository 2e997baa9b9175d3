"""Staying safe: naloxone, what to do, and a way to tell of use that is met with thanks."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steadystep.chart import When
from steadystep.chart.plans_ahead import PlanAhead, ProcedurePlanned, TravelPlanned
from steadystep.chart.substance import SUBSTANCES, LapseReported, LastUse, NaloxoneSupplied
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once
from steadystep.reasoning.facts.blockade import blockade
from steadystep.reasoning.facts.home_checks import HOME_CHECK, in_first_days, last_dose, next_checks
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score

LONGEST: Final = 2000
# The substances in the order people look for them, by the words they use.
_ASKED: Final = (
    ("fentanyl", _("Fentanyl")), ("heroin", _("Heroin")), ("other_opioid", _("Another opioid")), ("alcohol", _("Alcohol")),
    ("cocaine", _("Cocaine")), ("methamphetamine", _("Meth")), ("benzodiazepine", _("Benzos")), ("other", _("Something else")),
)  # fmt: skip

_SIGNS: Final = {"little": _("hardly any signs"), "some": _("some signs"), "strong": _("strong signs")}


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "staying safe")
    if request.method == "POST":
        return _told(request, own)
    kits = own.chart.latest(NaloxoneSupplied)
    expires = kits.body.expires if kits else None
    plans = {own.chart.origin(one.body.about): one.body.text for one in own.chart.of(PlanAhead)}
    blocked = blockade(own.chart, own.view.knowledge)
    context = {
        "kits": kits, "expired": expires is not None and expires < own.today, "asked": _ASKED, "today": own.today,
        "ahead": [(one.body, plans.get(own.chart.first(one).id, "")) for one in own.chart.among(TravelPlanned, ProcedurePlanned)
                  if _last_day(one.body) >= own.today],
        "checks": _home_checks(own), "blocked_until": blocked.until if blocked and blocked.until > own.today else None,
    }  # fmt: skip
    return render(request, "portal/medicines/recovery.html", context)


def _home_checks(own: Own) -> dict[str, object] | None:
    """In the first three days of buprenorphine: the last check with its time, and when the next one is."""
    start = in_first_days(own.view, own.now)
    if start is None:
        return None
    told = own.view.every_score.get(HOME_CHECK, ())
    last = told[-1] if told and told[-1].day >= start.day_one else None
    return {
        "last": last,
        "said": _said(last) if last else "",
        "next": next_checks(last_dose(own.view, start), own.now),
    }


def _said(check: ScoreFact) -> str:
    """What they told, in words: the figures are the clinic's own and mean nothing by themselves."""
    if not isinstance(check.result, Score):
        return gettext("not every sign was answered")
    return str(_SIGNS.get(check.result.band, ""))


def concerns(own: Own) -> bool:
    """Whether the page is for this person: such a medicine is taken, or use or naloxone was ever written down."""
    drugs = own.view.knowledge.drugs
    taken = any(course.drug in drugs and drugs[course.drug].part_2 for course in own.view.running)
    return taken or bool(own.chart.among(LapseReported, LastUse, NaloxoneSupplied))


def _last_day(body: TravelPlanned | ProcedurePlanned) -> date:
    return body.day if isinstance(body, ProcedurePlanned) else body.last


def _told(request: HttpRequest, own: Own) -> HttpResponse:
    """Every part may be left out: what is told is kept, and thanked for."""
    substance = request.POST.get("substance", "")
    body = LapseReported(
        when=_when(request, own), substance=substance if substance in SUBSTANCES else "other", told_by="client",
        words=text_sent(request, "words", LONGEST),
    )  # fmt: skip
    thanks = gettext(
        "Thank you for telling us. Nothing is taken away. Your team will get in touch, and you can call at any time."
    )
    return write_once(request, own, body, "portal:recovery", thanks)


def _when(request: HttpRequest, own: Own) -> When:
    """The day they name, where it can be read and is not to come; else now."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return own.at_this_moment()
    return When.on(day, own.zone) if date(2000, 1, 1) <= day <= own.today else own.at_this_moment()
