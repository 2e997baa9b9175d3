"""Supervision: notes that wait for a talk, safety near those I supervise, what we agreed; for the lead, who supervises whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.supervising import MOST, notes_waiting, safety_near
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.clinic.supervision import keeping
from steadystep.faces.look.names import name_of
from steadystep.faces.staff.addresses import entry_address, form_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import DutyLine

LONGEST = 2_000
FIRST = 8  # notes in sight; the others wait folded


@dataclass(frozen=True, slots=True)
class Note:
    """A note that waits, as the list shows it."""

    called: str
    kind: str
    author: str
    at: datetime
    href: str
    talk: str


@require_GET
@staff_page
def supervision(request: HttpRequest, actor: Actor) -> HttpResponse:
    mine = keeping.mine(actor)
    over_me, pairs, talks = keeping.who_supervises(actor), keeping.pairs(actor), keeping.talks(actor)
    people = {str(one) for pair in (*mine, *over_me, *pairs) for one in (pair.supervisor, pair.supervisee)}
    people |= {str(one) for talk in talks for one in (talk.supervisor, talk.supervisee)}
    names = names_of(people, clinic_value())
    notes = _notes(actor, [str(one.supervisee) for one in mine if one.reads_notes], names)
    context: dict[str, Any] = {
        "send": uuid4(), "mine": [(str(one.supervisee), names.get(str(one.supervisee), "")) for one in mine],
        "over_me": [names.get(str(one.supervisor), "") for one in over_me],
        "notes": notes, "first": notes[:FIRST], "later": notes[FIRST:], "waiting": f"{MOST}+" if len(notes) == MOST else len(notes),
        "safety": _safety(actor, [str(one.supervisee) for one in mine]), "now": clock.now(),
        "talks": [(one, names.get(str(one.supervisor), ""), names.get(str(one.supervisee), ""), name_of(f"talk_{one.topic}")) for one in talks],
        "topics": [(one, name_of(f"talk_{one}")) for one in keeping.TOPICS], "most": LONGEST,
        "arranges": keeping.arranges(actor), "staff": _staff() if keeping.arranges(actor) else [],
        "pairs": [(one, names.get(str(one.supervisor), ""), names.get(str(one.supervisee), "")) for one in pairs],
    }  # fmt: skip
    return render(request, "staff/team/supervision.html", context)


@require_POST
@staff_page
def talked(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was agreed about the work, kept for the two of them."""
    agreed = request.POST.get("agreed", "").replace("\x00", "").strip()[:LONGEST]
    supervisee, entry = _id(request, "supervisee"), _id(request, "send")
    if not agreed or supervisee is None or entry is None:
        messages.info(request, _("Nothing was kept: choose whom, and write what you agreed."))
        return redirect("staff:supervision")
    keeping.note(
        actor, entry, supervisee, request.POST.get("topic", ""), agreed, _day(request.POST.get("next_on", ""))
    )
    messages.success(request, _("Kept for the two of you."))
    return redirect("staff:supervision")


@require_POST
@staff_page
def arrange_supervision(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The lead sets who supervises whom, or ends it."""
    pair, supervisor, supervisee = (_id(request, name) for name in ("pair", "supervisor", "supervisee"))
    if request.POST.get("do") == "end" and pair is not None:
        keeping.end(actor, pair)
    elif {str(supervisor), str(supervisee)} <= clinic_value().staff.keys() and supervisor and supervisee:
        keeping.begin(actor, supervisor, supervisee, reads_notes=bool(request.POST.get("reads_notes")))
    messages.success(request, _("Written down."))
    return redirect("staff:supervision")


def _notes(actor: Actor, supervisees: list[str], names: dict[str, str]) -> list[Note]:
    return [
        Note(
            one.called or _("No name yet"), name_of(one.kind), names.get(one.author, ""), one.at, entry_address(one.client, one.entry),
            form_address(one.client, "supervision", clinician=one.author, about=one.entry),
        )
        for one in notes_waiting(actor, supervisees)
    ]  # fmt: skip


def _safety(actor: Actor, supervisees: list[str]) -> list[DutyLine]:
    items = safety_near(actor, supervisees) if supervisees else []
    return duty_lines(items, actor)


def _staff() -> list[tuple[str, str, bool]]:
    """Everybody who works here: id, name with roles, and whether they may supervise."""
    people = sorted(clinic_value().staff.values(), key=lambda one: one.name.casefold())
    able = {role.value for role in keeping.SUPERVISES}
    return [
        (one.id, f"{one.name} ({', '.join(name_of(role) for role in sorted(one.roles))})", bool(able & set(one.roles)))
        for one in people
    ]  # fmt: skip


def _id(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
