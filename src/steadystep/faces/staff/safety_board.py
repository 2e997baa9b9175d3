"""The board: open safety events of my teams by time left, who holds each, who is next in line, and the last thing done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.unattended import unattended_elsewhere, whom_to_phone
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import instant_said
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import DutyLine
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.reasoning import Duty

MOST = 200
LEADS = frozenset({"lead", "admin"})


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A duty with what the board says more of it: who is next in line and when, and the last act."""

    line: DutyLine
    next_up: str
    last_act: str


@require_GET
@staff_page
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """From the open duties: no chart is opened for this page. It asks for itself again twice a minute."""
    whose = whose_of(request, actor)
    items = sorted(lists.duties(actor, whose, MOST, safety=True), key=lambda item: item.duty.due)
    names = names_of(_people(item.duty for item in items), clinic_value())
    lines = [_line(line, names) for line in duty_lines(items, actor)]
    chips = whose_chips(actor, whose)
    context = {
        "lines": lines, "chips": chips, "now": clock.now(), "whose": whose, "leads": actor.is_any(LEADS),
        "elsewhere": unattended_elsewhere(actor), "phone": whom_to_phone(),
    }  # fmt: skip
    return render(request, "staff/safety_board.html", context)


def _people(duties: Iterable[Duty]) -> set[str]:
    found: set[str] = set()
    for duty in duties:
        found |= {
            duty.person,
            duty.next_up.person if duty.next_up else "",
            duty.last_act.by if duty.last_act else "",
        }
    return found


def _line(line: DutyLine, names: dict[str, str]) -> BoardLine:
    return BoardLine(line=line, next_up=_next_up(line.duty, names), last_act=_last_act(line.duty, names))


def _next_up(duty: Duty, names: dict[str, str]) -> str:
    told = duty.next_up
    if told is None:
        return ""
    who = names.get(told.person) or name_of(told.role)
    if duty.acknowledged_by:
        return _("%(who)s, if it is not closed by %(when)s") % {"who": who, "when": instant_said(told.since)}
    if told.since <= clock.now():
        return _("%(who)s, told already") % {"who": who}
    return _("%(who)s, at %(when)s") % {"who": who, "when": instant_said(told.since)}


def _last_act(duty: Duty, names: dict[str, str]) -> str:
    act = duty.last_act
    if act is None:
        return _("nothing yet")
    what = ", ".join(name_of(one) for one in (act.method, act.outcome) if one) or _done(act.kind)
    return _("%(what)s · %(who)s, %(when)s") % {
        "what": what, "who": names.get(act.by, ""), "when": instant_said(act.at),
    }  # fmt: skip


def _done(kind: str) -> str:
    return {"acknowledged": _("taken on"), "handed_over": _("handed over")}.get(kind, kind)
