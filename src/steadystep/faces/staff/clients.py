"""Finding a client, and the caseload as a dense table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import finding_clients, lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.enquiries.keeping import count_for
from steadystep.clinic.ledger import clock
from steadystep.faces.look.pieces import Choice
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.as_said import age_said
from steadystep.faces.staff.caseload_lines import caseload_entries
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.today import group_title
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.reasoning.caseload import GROUPS

PER_PAGE = 50
SORTS = ("group", "name", "contact")


@require_GET
@staff_page
def clients(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A search when something is typed, else the caseload."""
    text = request.GET.get("q", "").strip()[:200]
    if text:
        return render(request, "staff/search.html", {"text": text, "found": _found(actor, text)})
    whose, group, sort = _chosen(request, actor)
    grouped = lists.sees_groups(actor)
    fresh = grouped and request.GET.get("looked") == "no"
    counts = lists.counts(actor, whose, fresh)
    pages = -(-(counts[group] if group else sum(counts.values())) // PER_PAGE) or 1
    page = min(_number(request.GET.get("page", "")), pages)
    items = lists.caseload(
        actor, whose, group or None, PER_PAGE, (page - 1) * PER_PAGE, by_name=sort == "name", unlooked=fresh
    )
    entries = caseload_entries(items, actor, whose, _today())
    if sort == "contact":  # who was never heard comes first: they are the ones to look for
        entries.sort(key=lambda one: one.line.last_contact.timestamp() if one.line.last_contact else 0.0)
    here = _Filter(whose, group, sort, fresh)
    context: dict[str, Any] = {
        "entries": entries, "grouped": grouped, "here": here.address(page=page), "sort": sort, "group": group, "now": clock.now(), "page": page, "pages": pages,
        "whose_chips": whose_chips(actor, whose, lambda key: here.address(whose=key)), "group_chips": _group_chips(counts, here) if grouped else (),
        "looked_chips": _looked_chips(here) if grouped else (), "leads": actor.is_any({"lead", "admin"}), "enquiries": count_for(actor),
        "sorts": {key: here.address(sort=key) for key in SORTS if key != "contact" or pages == 1},
        "newer": here.address(page=page - 1) if page > 1 else "",
        "older": here.address(page=page + 1) if page < pages else "",
    }  # fmt: skip
    return render(request, "staff/clients.html", context)


def _found(actor: Actor, text: str) -> list[dict[str, Any]]:
    return [
        {
            "hit": hit,
            "href": client_address(hit.client),
            "age": age_said(hit.birth_date, _today()),
        }
        for hit in finding_clients.search(actor, text)
    ]


def _chosen(request: HttpRequest, actor: Actor) -> tuple[lists.Whose, str, str]:
    group = request.GET.get("group", "")
    sort = request.GET.get("sort", "")
    return (
        whose_of(request, actor),
        group if group in GROUPS and lists.sees_groups(actor) else "",
        sort if sort in SORTS else "group",
    )


def _number(text: str) -> int:
    """The page asked for; the first when it is no number."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def _group_chips(how_many: dict[str, int], here: _Filter) -> list[Choice]:
    chips = [Choice(_("Everyone"), here.address(group=""), not here.group, sum(how_many.values()))]
    return chips + [
        Choice(group_title(one), here.address(group=one), one == here.group, how_many[one]) for one in GROUPS
    ]


def _looked_chips(here: _Filter) -> list[Choice]:
    return [
        Choice(_("All"), here.address(fresh=False), not here.fresh),
        Choice(_("Not looked through yet"), here.address(fresh=True), here.fresh),
    ]


@dataclass(frozen=True, slots=True)
class _Filter:
    """What the list is narrowed to; `fresh`: only who was not looked through since anything new came."""

    whose: lists.Whose
    group: str
    sort: str
    fresh: bool

    def address(self, page: int = 1, **other: str | bool) -> str:
        """This filter with something else chosen, from its first page unless said."""
        kept = {"whose": self.whose, "group": self.group, "sort": self.sort, "fresh": self.fresh, **other}
        looked = "no" if kept.pop("fresh") else ""
        pairs = {**kept, "looked": looked, "page": str(page) if page > 1 else ""}
        return "?" + urlencode({key: value for key, value in pairs.items() if value})


def _today() -> Any:
    return timezone.localtime(clock.now()).date()
