"""The drift radar: who left their rhythm, what was expected and what came, since when, and the next way to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.as_said import with_capital
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.leading import reach_out_address
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.reasoning.caseload import DriftLine

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A client on the radar. `reasons` are what (visits, supply ...), expected and came, each in words."""

    name: str
    href: str
    programme: str
    reasons: tuple[tuple[str, str, str], ...]
    since: datetime
    days: int
    tried: int
    last_contact: datetime | None
    next_visit: datetime | None
    next_step: str
    next_by: datetime | None
    next_href: str


@require_GET
@staff_page
def radar(request: HttpRequest, actor: Actor) -> HttpResponse:
    """From the rows that lists are made of: no chart is opened for it."""
    whose = whose_of(request, actor)
    count = lists.drifting_count(actor, whose)
    pages = -(-count // PER_PAGE) or 1
    page = min(_number(request.GET.get("page", "")), pages)
    today = timezone.localtime(clock.now()).date()
    items = lists.drifting(actor, whose, PER_PAGE, (page - 1) * PER_PAGE)
    context: dict[str, Any] = {
        "rows": [_row(item, item.line.drift, today) for item in items if item.line and item.line.drift],
        "count": count, "page": page, "pages": pages, "chips": whose_chips(actor, whose, _address), "now": clock.now(),
        "newer": _address(whose, page - 1) if page > 1 else "", "older": _address(whose, page + 1) if page < pages else "",
    }  # fmt: skip
    return render(request, "staff/outreach/radar.html", context)


def _row(item: lists.CaseloadItem, drift: DriftLine, today: date) -> Row:
    line = item.line
    return Row(
        name=item.called or _("No name yet"), href=client_address(item.client) + "#next",
        programme=" · ".join(name_of(one) for one in (line.pathway, line.phase) if one) if line else "",
        reasons=tuple((with_capital(name_of(of)), said(expected), said(came)) for of, expected, came in drift.off),
        since=drift.since, days=max(0, (today - timezone.localtime(drift.since).date()).days), tried=drift.tried,
        last_contact=line.last_contact if line else None, next_visit=line.next_visit if line else None,
        next_step=said(drift.next_step), next_by=drift.next_by, next_href=reach_out_address(drift.offer, item.client),
    )  # fmt: skip


def _address(whose: str, page: int = 1) -> str:
    return "?" + urlencode({"whose": whose, **({"page": str(page)} if page > 1 else {})})


def _number(text: str) -> int:
    """The page asked for; the first when it is no number."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
