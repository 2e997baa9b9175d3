"""What is asked of one client and how far it has come, and how earlier askings ended: a block of the measures tab."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from steadystep.chart.corrections import Unseen
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address, page_address
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.code_titles import instrument_title
from steadystep.faces.staff.forms.asking import asked_of_clients
from steadystep.reasoning.facts.asking import Past, Request, past

MOST_PAST: Final = 8
_NEEDED: Final = frozenset(
    {"answers", "score_total", "target", "order", "measure_sent", "sheet_begun", "measure_declined"}
)


def asked_block(desk: Desk) -> list[Block]:
    """Nothing for a reader who sees only part of what it rests on: half of it would say "not answered"."""
    if any(entry.body.of in _NEEDED for entry in desk.opened.chart.of(Unseen)):
        return []
    asked = desk.view.requests
    rows = [_now(desk, one) for one in sorted(asked, key=lambda one: (not one.open, one.cycle.due))]
    rows += [_before(desk, one) for one in past(desk.view, asked)[:MOST_PAST]]
    head = (_("Questionnaire"), _("Due"), _("How far"), "")
    device = Link(_("Hand over a device"), page_address("hand_over_device", desk.opened.chart.client))
    write = (desk.form("ask", _("Ask a questionnaire")), device if desk.form("ask", "ask").href else Link(""))
    return [
        Block(
            _("Asked of the client"),
            write,
            _("Nothing is asked: name the measure of a target, or ask by hand."),
            head=head,
            rows=rows,
        )
    ]


def _now(desk: Desk, one: Request) -> dict[str, Any]:
    told = [name_of(one.state), *(said(words) for words in (one.why, one.incomplete) if words)]
    if one.passed:
        told.append(_("%(count)s passed unanswered before") % {"count": one.passed})
    actions: tuple[Link, ...] = ()
    if one.open:
        actions = (desk.form("not-answered", _("Say why not"), instrument=one.instrument),)
        if asked_of_clients(desk.view.knowledge.instruments[one.instrument]):
            actions = (desk.form("ask", _("Ask"), instrument=one.instrument, way="phone"), *actions)
    cells = [Link(instrument_title(one.instrument)), Link(day_said(one.cycle.day)), Link(" · ".join(told))]
    return {"cells": cells, "actions": actions}


def _before(desk: Desk, one: Past) -> dict[str, Any]:
    href = entry_address(desk.opened.chart.client, one.entry.id)
    cells = [
        Link(instrument_title(one.instrument)),
        Link(day_said(one.entry.body.when.day)),
        Link(name_of(one.state), href),
    ]
    return {"cells": cells, "actions": ()}
