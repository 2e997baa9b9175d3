"""What left about this client: each letter with its ground and its answer, to print; and who may be written to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart import AnyEntry
from steadystep.chart.sharing import Disclosed
from steadystep.clinic.chartroom.refused_disclosures import refused_disclosures
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.papers.answering import pdf_answer
from steadystep.faces.look.papers.letter import Paper, letter_pdf
from steadystep.faces.look.papers.safety_plan import CannotBeSet
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.words import day_said, instant_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning import Duty, Finding
from steadystep.reasoning.facts.letters import accounted, answers, without_repeats
from steadystep.reasoning.facts.referrals import live_outside


@require_GET
@staff_page
def letters_page(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "letters")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    review = chart.review
    told: list[Duty | Finding] = [*review.duties, *review.findings] if review else []
    context = {
        "client": str(client), "called": view.person.called, "title": _("Letters and records sent"),
        "intro": _("Everything that left, with its ground: the accounting of disclosures. The client sees the same list."),
        "notes": [said(one.says) for one in told if one.rule == "team.letters"],
        "blocks": [_may_hear(desk), _sent(desk), *_refused(desk)],
    }  # fmt: skip
    return render(request, "staff/team/blocks_page.html", context)


def _may_hear(desk: Desk) -> Block:
    rows = [_recipient(desk, one) for one in live_outside(desk.opened.chart, desk.view.clock)]
    write = (
        desk.form("letter-out", _("Without a consent: emergency or law")),
        desk.form("consent", _("Consent given"), recipient_kind="external"),
    )
    return Block(
        _("Who may hear from us"), write, _("Nobody outside: ask the client whom we should write to, their primary care first."),
        head=(_("Who"), _("What for"), _("What it covers"), ""), rows=rows,
    )  # fmt: skip


def _recipient(desk: Desk, one: AnyEntry) -> dict[str, Any]:
    until = (
        _("until %(day)s") % {"day": day_said(one.body.until.day)}
        if one.body.until
        else _("until it is taken back")
    )
    labels = ", ".join(name_of(label) for label in one.body.labels) or _("no substance use records")
    cells = [
        Link(one.body.recipient_name, entry_address(desk.opened.chart.client, one.id)),
        Link(one.body.purpose),
        Link(f"{labels} · {until}"),
    ]
    return {
        "cells": cells,
        "actions": (desk.form("letter-out", _("Write a letter"), consent=one.id),),
        "warn": "",
    }


def _sent(desk: Desk) -> Block:
    back = answers(desk.opened.chart)
    rows = [
        _letter(desk, one, back.get(desk.opened.chart.first(one).id))
        for one in without_repeats(accounted(desk.opened.chart))
    ]
    head = (_("When, to whom"), _("What for"), _("On which ground"), _("Answer"), "")
    return Block(_("What left"), (), _("Nothing has left."), desk.lines(Disclosed), head, rows)


def _refused(desk: Desk) -> list[Block]:
    """Attempts without a consent or another ground: nothing left, and that somebody tried is kept."""
    tried = refused_disclosures(desk.opened.chart.client)
    names = names_of({one.person for one in tried}, desk.opened.clinic)
    rows = [
        {"cells": [Link(instant_said(one.at)), Link(names.get(one.person, _("someone no longer here")))], "actions": (), "warn": ""}
        for one in tried
    ]  # fmt: skip
    return (
        [Block(_("Refused: nothing left"), (), "", head=(_("When"), _("Who tried"), ""), rows=rows)]
        if rows
        else []
    )


def _letter(desk: Desk, one: AnyEntry, back: AnyEntry | None) -> dict[str, Any]:
    body, client = one.body, desk.opened.chart.client
    href = entry_address(client, one.id)
    if not isinstance(body, Disclosed):  # a letter under Part 2, as the medicines pages write it
        cells = [
            Link(day_said(body.when.day), href),
            Link(desk.describer.thing(body.about)),
            Link(name_of("consent")),
            Link("—"),
        ]
        return {"cells": cells, "actions": (), "warn": ""}
    answer = f"{name_of(back.body.how)}: {back.body.note}".rstrip(": ") if back else _("none yet")
    cells = [
        Link(f"{day_said(body.when.day)}, {body.recipient_name}", href),
        Link(body.purpose),
        Link(_ground(body)),
        Link(answer),
    ]
    first = desk.opened.chart.first(one).id
    actions = (
        Link(_("Print"), reverse("staff:letter_paper", args=[client, one.id])), desk.form("letter-answered", _("Answer came"), disclosed=first),
        *_again(desk, body, first),
    )  # fmt: skip
    return {"cells": cells, "actions": actions, "warn": ""}


def _again(desk: Desk, body: Disclosed, first: str) -> tuple[Link, ...]:
    """Only where the form would take it: under a consent for somebody outside that still stands, or on another ground.
    A calendar of doses is never sent again as it was: the plan may be another."""
    if body.calendar:
        return (desk.form("calendar-out", _("Send the calendar as it is now")),)
    chart = desk.opened.chart
    live = {chart.first(one).id for one in live_outside(chart, desk.view.clock)}
    if body.consent and chart.origin(body.consent) not in live:
        return ()
    again = {"consent": body.consent} if body.consent else {}
    return (desk.form("letter-out", _("Send again"), again_of=first, **again),)


def _ground(body: Disclosed) -> str:
    words = {
        "consent": "",
        "emergency": f"{body.emergency} · {body.to_person}",
        "law": body.law.replace("_", " "),
    }[body.ground]
    return ": ".join(filter(None, (name_of(body.ground), words)))


@require_GET
@staff_page
def letter_paper(request: HttpRequest, actor: Actor, client: UUID, entry: str) -> HttpResponse:
    """The letter as it was signed, with its notice, as PDF; where its letters cannot be set, as a page to print."""
    chart = opened(actor, client, "letter on paper")
    found = chart.chart.entry(entry)
    if found is None or not isinstance(found.body, Disclosed):
        raise Http404
    paper = Paper(
        chart.clinic.name,
        day_said(found.body.when.day),
        found.body.recipient_name,
        found.body.text,
        found.body.notice,
    )
    try:
        return pdf_answer(letter_pdf(paper), "letter.pdf")
    except CannotBeSet as letters:
        return render(
            request,
            "staff/team/letter.html",
            {"paper": paper, "letters": letters.letters, "client": str(client)},
        )
