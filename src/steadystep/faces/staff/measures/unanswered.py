"""Who has not answered a questionnaire that is due, and why; from the open duties, without opening a chart."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.addresses import form_address, page_address
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.forms.asking import asked_of_clients
from steadystep.faces.staff.lines import DutyLine
from steadystep.faces.staff.whose import whose_chips, whose_of

RULE = "measures.overdue"
MOST = 200


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One asking: `stands` says how far it came; `ways` lead to asking again or to a reason."""

    line: DutyLine
    stands: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ForOne:
    """What one client has not answered; `late` where any of it is past its days."""

    who: str
    href: str
    late: bool
    rows: tuple[Unanswered, ...]


@require_GET
@staff_page
def unanswered(request: HttpRequest, actor: Actor) -> HttpResponse:
    whose = whose_of(request, actor)
    items = lists.duties(actor, whose, MOST, rule=RULE)
    rows = [_row(line) for line in duty_lines(items, actor)]
    chips = whose_chips(actor, whose)
    return render(
        request,
        "staff/measures/unanswered.html",
        {"clients": by_client(rows), "chips": chips, "full": len(rows) >= MOST},
    )


def _row(line: DutyLine) -> Unanswered:
    return Unanswered(line, " ".join(line.remarks), ways_of(line))


def by_client(rows: list[Unanswered]) -> list[ForOne]:
    """In the order of the first of each: whoever waits longest."""
    found: dict[str, list[Unanswered]] = {}
    for row in rows:
        found.setdefault(row.line.client, []).append(row)
    return [
        ForOne(each[0].line.who, each[0].line.href, any(one.line.duty.overdue for one in each), tuple(each))
        for each in found.values()
    ]


def ways_of(line: DutyLine) -> tuple[Link, ...]:
    """Empty where the reader may not know what it is about."""
    name = line.duty.key.partition("/")[2] if line.duty.because else ""
    instrument = known().instruments.get(name)
    if instrument is None:
        return ()
    why_not = Link(_("Say why not"), form_address(line.client, "not-answered", instrument=name))
    if not asked_of_clients(instrument):
        return (why_not,)
    return (
        Link(_("Ask on the phone"), form_address(line.client, "ask", instrument=name, way="phone")),
        Link(_("Hand over a device"), page_address("hand_over_device", line.client) + f"?instrument={name}"),
        why_not,
    )
