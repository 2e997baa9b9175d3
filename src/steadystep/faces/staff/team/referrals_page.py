"""A client's referrals: to whom, why, how far each came, and what keeps a draft from leaving."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import with_capital
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.header import name_shown
from steadystep.reasoning.facts.referrals import Referral, referrals


@require_GET
@staff_page
def referrals_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "referrals")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    found = referrals(chart.chart, view.clock)
    review = chart.review
    context = {
        "client": str(client), "called": name_shown(chart, view), "title": _("Referrals"),
        "intro": _("From draft to answer. A referral leaves only under a consent that names its recipient; until then it stays a draft."),
        "notes": [said(one.says) for one in review.duties if one.rule == "team.referrals"] if review else [],
        "blocks": [_going(desk, [one for one in found if not one.over]), _over(desk, [one for one in found if one.over])],
    }  # fmt: skip
    return render(request, "staff/team/blocks_page.html", context)


def _going(desk: Desk, found: list[Referral]) -> Block:
    head = (_("To whom"), _("Why"), _("How far"), _("Who sees it through"), "")
    return Block(
        _("On the way"), (desk.form("referral", _("New referral")),), _("No referral is on the way."),
        head=head, rows=[_row(desk, one) for one in reversed(found)],
    )  # fmt: skip


def _over(desk: Desk, found: list[Referral]) -> Block:
    head = (_("To whom"), _("Why"), _("How it ended"), _("Who saw it through"))
    return Block(
        _("Ended"),
        empty=_("None ended yet."),
        head=head,
        rows=[_row(desk, one, False) for one in reversed(found)],
    )


def _row(desk: Desk, one: Referral, going: bool = True) -> dict[str, Any]:
    body = one.entry.body
    to = f"{body.to_whom} · {name_of(body.service)}"
    cells = [
        Link(to, entry_address(desk.opened.chart.client, one.entry.id)),
        Link(body.reason),
        Link(_state(one)),
        Link(desk.describer.who(body.owner)),
    ]
    return {
        "cells": cells,
        "actions": _actions(desk, one) if going else (),
        "warn": name_of("urgent") if body.urgency == "urgent" and going else "",
    }


def _state(one: Referral) -> str:
    """The last step with its day, and what keeps a draft."""
    words = f"{with_capital(name_of(one.state))}, {day_said(one.since.date())}"
    last = one.steps[-1].body if one.steps else None
    if last is not None and last.on is not None:
        words += " · " + _("appointment %(day)s") % {"day": day_said(last.on.day)}
    if one.state == "draft" and one.consent is None:
        words += " · " + _("no consent for them in force: it cannot leave")
    return f"{words} · {last.note}" if last is not None and last.note else words


def _actions(desk: Desk, one: Referral) -> tuple[Link, ...]:
    first = desk.opened.chart.first(one.entry).id
    step = desk.form("referral-step", _("Next step"), referral=first)
    if one.state != "draft":
        return (step,)
    if one.consent is None:
        return (
            desk.form(
                "consent",
                _("Ask for consent"),
                recipient_kind="external",
                recipient_name=one.entry.body.to_whom,
                recipient=one.entry.body.to_whom,
            ),
            step,
        )
    given = one.consent if isinstance(one.consent.body, ConsentGiven) else None
    return (
        desk.form("letter-out", _("Write and send"), consent=given.id if given else "", about=first),
        step,
    )
