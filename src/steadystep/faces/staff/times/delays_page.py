"""How long people wait, and whether it is fair: for who leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom.delays import Delay, delays, next_free
from steadystep.clinic.chartroom.small_numbers import FEW, FEWEST_SHOWN
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people import roster
from steadystep.faces.look.languages import language_said
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.door import staff_page

from .asking import MINUTES, ROLE_OF

HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, every cell as it is shown."""

    name: str
    people: str
    booked: str
    none: str
    days: str


@require_GET
@staff_page
def delays_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    sites = {str(site.pk): site.name for site in roster.sites()}
    wanted = {purpose: (role, MINUTES[purpose]) for purpose, role in ROLE_OF.items()}
    free = [
        (name_of(purpose), sites[site], "–" if days is None else f"{days:g}")
        for purpose, site, days in next_free(actor, wanted, sites)
    ]
    rows = delays(actor)
    titles = {
        "all": _("Everybody"),
        "team": _("By team"),
        "language": _("By language"),
        "interpreter": _("By need of an interpreter"),
    }
    tables = [(title, [_line(one) for one in rows if one.by == by]) for by, title in titles.items()]
    context = {
        "free": free,
        "tables": [one for one in tables if one[1]],
        "fewest": FEWEST_SHOWN,
        "hidden": HIDDEN,
    }
    return render(request, "staff/times/delays.html", context)


def _line(row: Delay) -> Line:
    counts = (row.people, row.booked, row.none)
    people, booked, none = (HIDDEN if one is None else str(one) for one in counts)
    return Line(_name(row), people, booked, none, "–" if row.days is None else f"{row.days:g}")


def _name(row: Delay) -> str:
    if row.by == "all":
        return _("Everybody in care")
    if row.value == FEW:
        return _("Groups too small to be named")
    if row.by == "team":
        return next((team.name for team in roster.teams() if str(team.pk) == row.value), _("not known"))
    if row.by == "interpreter":
        return _("needs an interpreter") if row.value == "True" else _("needs none, or not known")
    return language_said(row.value) or _("not known")
