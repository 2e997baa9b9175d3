"""All medicines looked through: target, what shows a benefit, the last look; and what might go first, with every step of why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Link
from steadystep.faces.look.trial_cards import TrialCard, measured_said, trial_cards
from steadystep.faces.look.words import day_said, said
from steadystep.faces.staff.addresses import entry_address
from steadystep.faces.staff.as_said import sources_said, standing_said
from steadystep.faces.staff.blocks import Block, Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning import Duty
from steadystep.reasoning.facts.stopping_order import ORDER, Looked, in_order, looked

_RULE = "medication.medicines_review"


MOST_STEPS = 3  # shown at once of one medicine; the others open


@dataclass(frozen=True, slots=True)
class Step:
    """One step of why."""

    word: str
    says: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`links` are the entries that its steps rest on."""

    name: str
    steps: tuple[Step, ...]
    more: tuple[Step, ...]
    links: tuple[Link, ...]
    how: str
    stop: Link


@require_GET
@staff_page
def medicines_review(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "looking through all medicines")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    review = chart.review
    broken = review is None or review.broken
    lines = looked(view, review.findings if review else ())
    cards = {card.entry: card for card in trial_cards(view, desk.today)}
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "withheld": "order" in chart.withheld, "broken": broken,
        "blocks": [_table(desk, lines, cards)], "suggested": [_suggestion(desk, one) for one in in_order(lines)],
        "kept": [one.course.name for one in lines if one.kept], "duty": _duty(review.duties if review else ()),
        "sign": desk.form("look-through", _("Sign the review")), "order_by": sources_said(ORDER.sources), "standing": standing_said(ORDER), "any": bool(lines),
        "before": [desk.block(_("Reviews that were signed"), (MedicinesLookedThrough,), empty=_("None yet."))],
    }  # fmt: skip
    return render(request, "staff/medicines/review.html", context)


def _duty(duties: tuple[Duty, ...]) -> dict[str, Any]:
    """Why it is asked for now and by when; nothing while nobody asks."""
    found = next((one for one in duties if one.rule == _RULE), None)
    return {"why": [said(one) for one in (found.says, *found.remarks)], "due": found.due} if found else {}


def _table(desk: Desk, lines: tuple[Looked, ...], cards: dict[str, TrialCard]) -> Block:
    head = (
        _("Medicine"),
        _("For, and its target"),
        _("Benefit shown"),
        _("Last looked at"),
        _("Anticholinergic points"),
    )
    rows = [_row(desk, one, cards.get(one.course.entry)) for one in lines]
    return Block(_("Every medicine"), empty=_("No medicine is known. Ask, and write down also “none”."), head=head, rows=rows)  # fmt: skip


def _row(desk: Desk, one: Looked, card: TrialCard | None) -> dict[str, Any]:
    address = entry_address(
        desk.opened.chart.client, one.course.because[0] if one.course.because else one.course.entry
    )
    cells = [
        Link(one.course.name, address), Link(_aim(one)), Link(_benefit(one, card)),
        Link(day_said(one.last) if one.last else _("not since it was begun")), Link(str(one.points)),
    ]  # fmt: skip
    return {"cells": cells, "actions": ()}


def _aim(one: Looked) -> str:
    if one.trial is None:
        return _("ordered elsewhere: ask what it is for")
    return " · ".join(filter(None, (one.trial.reason, one.target or _("no target of the plan"))))


def _benefit(one: Looked, card: TrialCard | None) -> str:
    """What a person judged or the measure says, the scores, and whether the trial was adequate."""
    if one.trial is None or card is None:
        return _("not known here")
    measured = measured_said(one.trial)
    if not measured and not card.outcome:
        return _("nothing measured")
    return " · ".join(filter(None, (card.outcome, measured, card.verdict.word)))


def _suggestion(desk: Desk, one: Looked) -> Suggestion:
    drug = desk.view.knowledge.drugs.get(one.course.drug)
    steps = tuple(Step(name_of(f"step_{why.step}"), said(why.says)) for why in one.steps)
    return Suggestion(
        name=one.course.name, steps=steps[:MOST_STEPS], more=steps[MOST_STEPS:],
        links=desk.describer.links(dict.fromkeys(entry for why in one.steps for entry in why.because)),
        how=drug.formulary.taper if drug is not None and drug.formulary is not None else "",
        stop=desk.form("stop", _("Stop"), order=one.course.entry) if one.course.ordered_here else Link(""),
    )  # fmt: skip
