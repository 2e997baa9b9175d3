"""What waits across my clients, one list a topic, from the open duties: no chart is opened for it. A new list is a row here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import last_opened_each
from steadystep.clinic.ledger import clock
from steadystep.faces.look.pieces import Choice
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import DutyLine
from steadystep.faces.staff.team.conversations import PART
from steadystep.faces.staff.whose import whose_chips, whose_of

MOST = 120


@dataclass(frozen=True, slots=True)
class Worklist:
    """A list of the open duties of these rules."""

    title: str | Promise
    intro: str | Promise
    empty: str | Promise
    rules: tuple[str, ...]


WORKLISTS: Final[Mapping[str, Worklist]] = {
    "messages": Worklist(
        lazy("Messages that wait"), lazy("From clients, from those who care for them, and from colleagues; each with who answers and by when."),
        lazy("Every message has its answer."), ("team.messages",),
    ),
    "referrals": Worklist(
        lazy("Referrals and letters to follow"), lazy("Drafts, referrals that do not move, letters without an answer. A call often settles it."),
        lazy("Every referral moves, and every letter has its answer."), ("team.referrals", "team.letters"),
    ),
    "hospital": Worklist(
        lazy("After a stay in hospital"), lazy("Seen within 7 days, the lists of medicines compared within 48 hours, the safety plan gone through."),
        lazy("Nobody left hospital without being seen again."), ("team.hospital",),
    ),
    "agreed": Worklist(
        lazy("Agreed in huddles"), lazy("What the team decided, who does it and by when."),
        lazy("Everything that was agreed is done."), ("team.huddle",),
    ),
    "supply": Worklist(
        lazy("Supply that ends"), lazy("Medicines of which the supply ends before the next visit."),
        lazy("Everybody has enough until their next visit."), ("medication.supply",),
    ),
    "trials": Worklist(
        lazy("Trials to judge"), lazy("Medicines in their fair time to be judged: did it help, and was it wanted?"),
        lazy("No trial waits to be judged."), ("medication.trial",),
    ),
    "compare": Worklist(
        lazy("Lists of medicines to compare"), lazy("Lists from elsewhere that nobody held against ours yet."),
        lazy("Every list was compared."), ("medication.reconciliation",),
    ),
    "peers": Worklist(
        lazy("Peers to meet"), lazy("Clients whose peer joined and who have not met them yet: within 14 days."),
        lazy("Every peer has met who they support."), ("team.peers",),
    ),
    "bookings": Worklist(
        lazy("No next visit"), lazy("Clients in care for whom no visit is booked."), lazy("Everybody has a next visit."), ("visits.next_visit",),
    ),
    "details": Worklist(
        lazy("Numbers and addresses that do not work"), lazy("What we sent could not arrive: ask for the right one."),
        lazy("Everybody can be reached."), ("intake.bounced",),
    ),
    "injections": Worklist(
        lazy("Injections due"), lazy("Long-acting injections with their window."), lazy("No injection is due."), ("medication.injection",),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of a list; `new`: something came since this reader last opened it."""

    line: DutyLine
    new: bool


@require_GET
@staff_page
def worklist(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    found = WORKLISTS.get(name)
    if found is None:
        raise Http404
    whose = whose_of(request, actor)
    rows = waiting(actor, whose, found.rules)
    context = {
        "name": name, "list": found, "rows": rows, "chips": whose_chips(actor, whose), "now": clock.now(),
        "lists": [Choice(str(one.title), key, key == name) for key, one in WORKLISTS.items()], "full": len(rows) >= MOST,
    }  # fmt: skip
    return render(request, "staff/team/worklist.html", context)


def waiting(actor: Actor, whose: lists.Whose, rules: tuple[str, ...], most: int = MOST) -> list[Waiting]:
    """The open duties of these rules, the most urgent first, then by time."""
    items = [one for rule in rules for one in lists.duties(actor, whose, most, rule=rule)]
    items.sort(key=lambda one: (one.duty.level, one.duty.due))
    opened = (
        last_opened_each(actor.id, {one.client for one in items}, PART) if "team.messages" in rules else {}
    )
    return [
        Waiting(line, one.duty.rule == "team.messages" and _new(one, opened))
        for one, line in zip(items[:most], duty_lines(items[:most], actor), strict=True)
    ]


def _new(item: lists.DutyItem, opened: dict[str, datetime]) -> bool:
    seen = opened.get(item.client)
    return seen is None or item.duty.known_at > seen
