"""Today: who needs me, until when; my day; then who is off track, overdue or silent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.caregivers.keeping import waiting_for
from steadystep.clinic.chartroom import heartbeat, lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.unattended import unattended_elsewhere, whom_to_phone
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.enquiries.keeping import count_for, pressing
from steadystep.clinic.ledger import clock
from steadystep.clinic.supervision.keeping import mine
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Choice
from steadystep.faces.staff.arriving import todays_arrivals
from steadystep.faces.staff.day import my_day
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import DutyLine, client_line, long_waiting
from steadystep.faces.staff.untold import untold
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.faces.staff.workspaces import other_tiles, tiles_for
from steadystep.reasoning.working_time import is_open

MOST_DUTIES, MOST_CLIENTS = 60, 12
SHOWN = 8  # of a shelf, before the others are folded; what is for now is never folded
GROUPS = ("off_track", "overdue", "no_data")


@require_GET
@staff_page
def today(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The landing page."""
    whose = whose_of(request, actor, "team" if actor.is_any({"lead", "admin", "front_desk"}) else "mine")
    duties, now = _duties(actor, whose, request.GET.get("role", "")), clock.now()
    counts = lists.counts(actor, whose) if lists.sees_groups(actor) else {}
    tiles = tiles_for(actor, whose, request.GET.get("role", ""))
    context: dict[str, Any] = {
        "now": now, "whose": whose, "chips": whose_chips(actor, whose, lambda key: _with(request, whose=key)),
        "roles": _role_chips(request, actor, whose), "urgencies": _by_urgency(duties, now),
        "shown": SHOWN, "more_than": -SHOWN, "alarms": [line for line in duties if line.alarming], "day": my_day(actor), "arriving": _arriving(actor),
        "groups": _groups(actor, whose, counts), "counts": _count_chips(counts), "worker": worker_silence(), "clinic_open": _open_now(),
        "tiles": tiles, "other_tiles": other_tiles(actor, tiles),
        "untold": untold(actor), "elsewhere": unattended_elsewhere(actor), "phone": whom_to_phone(), "enquiries": count_for(actor), "pressing": pressing(actor), "carers": waiting_for(actor), "supervises": bool(mine(actor)),
    }  # fmt: skip
    return render(request, "staff/today.html", context)


@require_GET
@staff_page
def help_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is where, and the keys."""
    return render(request, "staff/help.html", {"worker": worker_silence()})


def _arriving(actor: Actor) -> dict[str, Any] | None:
    """For who keeps the desk and sees nobody themselves: who is expected still; None for anybody else."""
    if not actor.roles or actor.roles - {"front_desk"}:
        return None
    found = todays_arrivals(actor, clock.now())
    return {"all": len(found), "rows": [row for row in found if not row.one.state][:MOST_CLIENTS]}


def worker_silence() -> dict[str, Any] | None:
    """When the worker was last heard, if that is too long ago; None while all is well."""
    heard = heartbeat.last_heard()
    return {"heard": heard} if heartbeat.is_silent(heard) else None


def _open_now() -> bool:
    return is_open(clinic_value(), clock.now())


def _duties(actor: Actor, whose: lists.Whose, role: str) -> list[DutyLine]:
    """`mine` also shows safety duties of my teams that nobody has: they are everybody's until somebody has them."""
    items = lists.duties(actor, whose, MOST_DUTIES, readable=not lists.sees_groups(actor))
    if whose == "mine":
        have = {(item.client, item.duty.key) for item in items}
        items += [
            item
            for item in lists.duties(actor, "team", MOST_DUTIES, safety=True)
            if (not item.duty.person or item.duty.overdue) and (item.client, item.duty.key) not in have
        ]
    if role:
        items = [item for item in items if item.duty.owner_role == role or item.duty.safety]
    items.sort(key=lambda item: (item.duty.level, item.duty.due))
    return duty_lines(items, actor)


def _by_urgency(duties: list[DutyLine], now: datetime) -> list[tuple[str, str, list[DutyLine]]]:
    """What has waited for months stands folded at the end: it is counted, and does not bury what is new."""
    titles = {
        "now": _("Now"),
        "today": _("Today"),
        "soon": _("Soon"),
        "long": _("Waiting for over two months"),
    }
    found = [
        (key, title, [line for line in duties if _shelf(line, now) == key]) for key, title in titles.items()
    ]
    return [group for group in found if group[2]]


def _shelf(line: DutyLine, now: datetime) -> str:
    return "long" if long_waiting(line, now) else line.urgency


def _groups(actor: Actor, whose: lists.Whose, counts: dict[str, int]) -> list[dict[str, Any]]:
    today = timezone.localtime(clock.now()).date()
    return [
        {
            "key": group, "title": group_title(group), "count": counts[group],
            "lines": [client_line(item, today) for item in _of_group(actor, whose, group)],
            "more": f"{reverse('staff:clients')}?{urlencode({'group': group, 'whose': whose})}",
        }
        for group in GROUPS
        if counts.get(group)
    ]  # fmt: skip


def _of_group(actor: Actor, whose: lists.Whose, group: str) -> list[lists.CaseloadItem]:
    return lists.caseload(actor, whose, group, MOST_CLIENTS)


def group_title(group: str) -> str:
    return {
        "safety": _("Safety"),
        "off_track": _("Off track"),
        "overdue": _("Overdue"),
        "no_data": _("No data for 14 days"),
        "steady": _("Steady"),
        "not_in_care": _("Not in care"),
    }[group]


def _count_chips(counts: dict[str, int]) -> list[Choice]:
    return [
        Choice(group_title(group), f"#{group}", False, counts[group]) for group in GROUPS if counts.get(group)
    ]


def _role_chips(request: HttpRequest, actor: Actor, whose: str) -> list[Choice]:
    """The role view: what waits for one role. Safety duties stay in every view."""
    chosen = request.GET.get("role", "")
    roles = ("", "prescriber", "therapist", "case_manager", "peer", "nurse", "front_desk", "lead")
    return [
        Choice(
            name_of(role).capitalize() if role else _("Every role"), _with(request, role=role), role == chosen
        )
        for role in roles
    ]


def _with(request: HttpRequest, **change: str) -> str:
    kept = {**{key: request.GET[key] for key in ("whose", "role") if request.GET.get(key)}, **change}
    return "?" + urlencode({key: value for key, value in kept.items() if value})
