"""Monitoring of a client's medicines: what is due, what comes next and why, with the results drawn over time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.corrections import Unseen
from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import with_capital
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.duty_lines import duty_lines
from steadystep.faces.staff.lines import by_waiting
from steadystep.faces.staff.whose import whose_chips, whose_of
from steadystep.reasoning.facts.monitoring_line import Line, each_once

from .levels_told import levels_block
from .trends import trends

_NEEDED = frozenset(
    {"observation", "monitoring_done", "order", "dose_changed", "order_stopped", "medicine_reported"}
)
LISTED = ("medication.monitoring", "medication.results")
MOST = 120


@require_GET
@staff_page
def monitoring(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """The ledger of one client. Who may not see results sees no ledger: half of it would say "never done"."""
    chart = opened(actor, client, "medicines, monitoring")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    shut = any(entry.body.of in _NEEDED for entry in chart.chart.of(Unseen))
    lines = [] if shut else list(each_once(view.monitoring))
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "title": _("Monitoring"), "shut": shut,
        "intro": _("What the medicines taken ask for, counted from real orders and results. Each line says why it is due, or why not yet."),
        "blocks": [] if shut else _blocks(desk, lines), "story": None if shut else trends(view, describer, desk.today),
    }  # fmt: skip
    return render(request, "staff/medicines/monitoring.html", context)


def _blocks(desk: Desk, lines: list[Line]) -> list[Block]:
    now = [line for line in lines if line.open]
    due = Block(
        _("Due now"), (desk.form("lab-order", _("Order for one draw")), Link(_("Laboratory orders"), reverse("staff:lab_orders", args=[desk.opened.chart.client])), desk.form("labs", _("Laboratory results")), Link(_("Pictures of results"), reverse("staff:result_pictures", args=[desk.opened.chart.client])), desk.form("watched", _("Something watched"))),
        _("Nothing is due."), head=(_("What"), _("By when"), _("Why"), _("Rule"), ""), rows=[_row(desk, one) for one in now],
    )  # fmt: skip
    rest = (
        _block(desk, _("Results to look at"), [], rows=_not_judged(desk)),
        levels_block(desk),
        _block(desk, _("Coming"), [line for line in lines if line.state == "not_yet"]),
        _block(desk, _("Cannot tell: ask"), [line for line in lines if line.state == "cannot_tell"]),
        _block(desk, _("At every visit, or when it happens"), [line for line in lines if line.state in ("each_visit", "if_it_happens")]),
        _block(desk, _("Done"), [line for line in lines if line.state == "done"]),
    )  # fmt: skip
    return [due, *(block for block in rest if block.rows)]


def _block(desk: Desk, title: str, lines: list[Line], rows: list[dict[str, Any]] | None = None) -> Block:
    head = (_("What"), _("When"), _("Why"), _("Rule"))
    return Block(title, head=head, rows=rows if rows is not None else [_row(desk, line, False) for line in lines])  # fmt: skip


def _row(desk: Desk, line: Line, writes: bool = True) -> dict[str, Any]:
    client = desk.opened.chart.client
    done = entry_address(client, line.last_done.entry) if line.last_done else ""
    item = with_capital(line.item) + (f" · {line.medicine}" if line.medicine else "")
    why = " ".join([said(line.why), *(said(words) for words in (*line.remarks, *line.missing))])
    elsewhere = "" if line.ordered_here else " " + _("Prescribed elsewhere: ask for the results.")
    cells = [Link(item, done), Link(_window(line)), Link(why + elsewhere), Link(_rule(line))]
    return {"cells": cells, "actions": _actions(desk, line) if writes else (), "warn": _("overdue") if line.state == "overdue" else ""}  # fmt: skip


def _actions(desk: Desk, line: Line) -> tuple[Link, ...]:
    """A baseline that nobody did in time may be laid aside, by a person and with a reason."""
    late = line.baseline and line.state == "overdue"
    return (
        (_form(desk, line), desk.form("not-needed", _("Not needed any more")))
        if late
        else (_form(desk, line),)
    )


def _form(desk: Desk, line: Line) -> Link:
    """Where it is entered: a panel of blood values, one other result, or a word that it was done."""
    if line.blood:
        return desk.form("labs", _("Enter"))
    return desk.form("result", _("Enter")) if line.analytes else desk.form("watched", _("Done"))


def _window(line: Line) -> str:
    if line.first is None or line.last is None:
        return "—"
    if line.first == line.last:
        return day_said(line.first)
    return _("%(first)s to %(last)s") % {"first": day_said(line.first), "last": day_said(line.last)}


def _rule(line: Line) -> str:
    """Rule, source and how far it was verified."""
    sources = "; ".join(source.document for source in line.rule.provenance.sources)
    return f"{line.rule.id} · {sources} · {name_of(line.rule.provenance.verification)}"


def _not_judged(desk: Desk) -> list[dict[str, Any]]:
    findings = desk.opened.review.findings if desk.opened.review else ()
    found = [one for one in findings if one.rule == "medication.results" and one.because]
    return [
        {
            "cells": [Link(said(one.says), entry_address(desk.opened.chart.client, one.because[0])), Link("—"),
                      Link(" ".join(said(words) for words in (*((one.do,) if one.do else ()), *one.missing))),
                      Link("; ".join(source.document for source in one.ground.sources))],
            "actions": (), "warn": name_of(one.urgency) if one.urgency != "note" else "",
        }
        for one in found
    ]  # fmt: skip


@require_GET
@staff_page
def labs_due(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What monitoring asks for across my clients, from the open duties: no chart is opened for this list."""
    whose = whose_of(request, actor)
    found = [one for rule in LISTED for one in lists.duties(actor, whose, MOST, rule=rule)]
    lines = duty_lines(sorted(found, key=lambda one: (one.duty.level, one.duty.due))[:MOST], actor)
    chips = whose_chips(actor, whose)
    shown, folded = by_waiting(lines, clock.now())
    return render(
        request, "staff/medicines/labs_due.html", {"lines": shown, "folded": folded, "chips": chips}
    )
