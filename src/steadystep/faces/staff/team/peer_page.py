"""For peers: what the client goes for, what carries them, when the two met, and groups outside. No note of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.plan import Goal
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import with_capital
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.header import name_shown
from steadystep.reasoning.facts.milestones import life_counts, milestones
from steadystep.reasoning.facts.peers import FIRST_CONTACT, contacts, peers

CAPITAL = "barc_10"
LATEST = 8


@require_GET
@staff_page
def peer_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "peer support")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    context = {
        "client": str(client), "called": name_shown(chart, view), "title": _("Peer support"),
        "intro": _("What a peer writes is open to the client. Notes of therapy are never part of it."),
        "notes": list(_not_met(desk)), "blocks": [_goals(desk), _capital(desk), _met(desk), _outside(desk)],
    }  # fmt: skip
    return render(request, "staff/team/blocks_page.html", context)


def _not_met(desk: Desk) -> Iterator[str]:
    for one in peers(desk.opened.chart):
        if one.first is None:
            by = (one.joined.recorded_at + FIRST_CONTACT).date()
            yield _("%(who)s and they have not met yet: by %(day)s.") % {
                "who": desk.describer.who(one.person),
                "day": day_said(by),
            }


def _goals(desk: Desk) -> Block:
    chart = desk.opened.chart
    goals = [(one.body.text, _("goal"), "") for one in chart.of(Goal) if one.body.status == "active"]
    reached = [
        (
            one.head.body.text,
            _("milestone"),
            day_said(one.reached.body.when.day) if one.reached else _("ahead"),
        )
        for one in milestones(chart)
    ]
    return Block(
        _("Where they want to go"), (desk.form("milestone", _("New milestone")),), _("No goal or milestone is written down."),
        head=(_("In their words"), _("What it is"), _("Reached")), rows=[_row(*one) for one in (*goals, *reached)],
    )  # fmt: skip


def _capital(desk: Desk) -> Block:
    """Totals of recovery capital, and what was counted of daily life: only as far as this reader may see them."""
    totals = [
        (_("Recovery capital (BARC-10)"), str(one.total), day_said(one.day))
        for one in desk.view.scores.get(CAPITAL, ())[-LATEST:] if one.total is not None
    ]  # fmt: skip
    counted = [
        (with_capital(name_of(one.name)), str(one.total), _("over %(n)s weeks") % {"n": one.weeks})
        for one in life_counts(desk.view)
    ]
    return Block(
        _("What carries them"), (desk.form("score", _("Score from elsewhere")),), _("Nothing was counted yet."),
        head=(_("What"), _("Number"), _("When")), rows=[_row(*one) for one in (*totals[::-1], *counted)],
    )  # fmt: skip


def _met(desk: Desk) -> Block:
    chart = desk.opened.chart
    found = {one.id: one for peer in peers(chart) for one in contacts(chart, peer.joined)}
    latest = sorted(found.values(), key=lambda one: (one.occurred, one.seq), reverse=True)[:LATEST]
    rows = [
        {"cells": [Link(day_said(one.body.when.day), entry_address(chart.client, one.id)), Link(desk.describer.title(one)), Link(desk.describer.who(one.author))]}
        for one in latest
    ]  # fmt: skip
    return Block(
        _("When they met"), (desk.form("contact", _("Write a call")), desk.form("note", _("Write a note"))), _("They have not met yet."),
        head=(_("Day"), _("What"), _("Who")), rows=rows,
    )  # fmt: skip


def _outside(desk: Desk) -> Block:
    """Groups of others: named, never recommended against the client's wish."""
    links = desk.view.knowledge.support_outside.links_for("client")
    rows = [
        {"cells": [Link(one.title, one.address), Link(with_capital(_(one.about))), Link(one.call)]} for one in links
    ]  # fmt: skip
    return Block(
        _("Groups and lines outside"), (desk.form("referral", _("Refer to one")),), head=(_("Who"), _("For whom"), _("Phone")), rows=rows,
    )  # fmt: skip


def _row(*words: str) -> dict[str, list[Link]]:
    return {"cells": [Link(one) for one in words]}
