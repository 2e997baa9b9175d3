"""Help now: open to everybody, signed in or not, and kept by the service worker for when there is no connection."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steadystep.chart import Entry
from steadystep.chart.discharge import StepDownPlan
from steadystep.chart.plan import CareEnded
from steadystep.chart.safety import SafetyPlan
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.faces.look.crisis_lines import lines, place
from steadystep.faces.look.kit_words import coming_back
from steadystep.faces.look.safety_plan_words import Section, sections_of
from steadystep.faces.portal.own import Own, own_chart, own_page
from steadystep.knowledge.reading import KnowledgeRefused
from steadystep.reasoning.facts.prevention_kit import prevention_kit
from steadystep.reasoning.working_time import is_open

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Crisis lines and overdose steps for everyone; their own safety plan for a client who is signed in."""
    context = {"lines": lines(), "place": place(), "plan": _plan(request)}
    return render(request, "portal/help.html", context)


@require_safe
def plain_help(request: HttpRequest) -> HttpResponse:
    """The same without anything personal, for the service worker to keep. `?lang=` is the language it is kept in."""
    with translation.override(asked_language(request)):
        response = render(
            request, "portal/help_plain.html", {"lines": lines(), "place": place(), "shell": True}
        )
    patch_vary_headers(response, ["Accept-Language"])
    return response


@own_page
@require_safe
def kept_help(request: HttpRequest) -> HttpResponse:
    """The page with the safety plan as the client keeps it on their own device: nothing in it can be sent."""
    own = own_chart(request, "safety plan")
    context = {
        "lines": lines(),
        "place": place(),
        "plan": _kept_sections(own),
        "shell": True,
    }
    return render(request, "portal/help_plain.html", context)


def _kept_sections(own: Own) -> list[Section] | None:
    """The safety plan; where care steps down or has ended, what the kit holds besides it."""
    plan = plan_sections(own.chart.latest(SafetyPlan))
    if own.chart.latest(StepDownPlan) is None and own.chart.latest(CareEnded) is None:
        return plan
    return [*(plan or ()), *(one for one in coming_back(prevention_kit(own.view)) if one.lines)]


def asked_language(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    current = translation.get_language() or "en"
    return asked if translation.check_for_language(asked) else current


def plan_sections(entry: Entry[SafetyPlan] | None) -> list[Section] | None:
    """Its sections, empty ones left out; None without a plan."""
    return None if entry is None else sections_of(entry.body.sections())


def _plan(request: HttpRequest) -> list[Section] | None:
    """Help never fails because a chart does: then it is shown without the plan. That the lines were shown to them is kept
    with the opening (R78), and nothing of why they asked."""
    if getattr(request.user, "kind", "") != "client":
        return None
    try:
        return plan_sections(own_chart(request, _shown_when()).chart.latest(SafetyPlan))
    except (NotAllowed, DoorShut, DatabaseError, KnowledgeRefused) as error:
        logger.error("a safety plan could not be shown: %s", type(error).__name__)
        return None


def _shown_when() -> str:
    """The part of the record that is opened: whether the lines were shown while nobody of the clinic was there."""
    return "crisis lines" if is_open(clinic_value(), clock.now()) else "crisis lines, after hours"
