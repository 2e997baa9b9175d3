"""What was tried: every trial with its dose, weeks, response and end; to print for the client, or as a payer would read it.

To a payer it goes as a letter that is signed, so that the chart keeps that it left (`forms.sharing.LetterOutForm`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.for_recipient import consents_for_letters, for_recipient
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.decision_words import decisions, what_matters, wishes
from steadystep.faces.look.pieces import Choice, Link
from steadystep.faces.look.trial_cards import TrialCard, failed_lines, trial_cards
from steadystep.faces.staff.blocks import Desk
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.reasoning import Clock
from steadystep.reasoning.view import View


@dataclass(frozen=True, slots=True)
class WithLinks:
    """A card with what can be written about it; everything else is the card's."""

    card: TrialCard
    links: tuple[Link, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.card, name)


@require_GET
@staff_page
def trials(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """`?for=` is a consent: then only what its recipient may read as well is on the page."""
    wanted = request.GET.get("for", "")[:64]
    chart = opened(actor, client, f"trials, letter by consent {wanted}" if wanted else "trials")
    view, describer = desk_of(chart)
    desk = Desk(chart, view, describer)
    read = _for(chart, wanted) if wanted else view
    today = chart.at.astimezone(zone_named(view.person.zone)).date()
    consent = chart.chart.entry(wanted) if wanted else None
    context: dict[str, Any] = {
        "client": str(client), "called": view.person.called, "now": chart.at, "withheld": "order" in chart.withheld,
        "cards": [_linked(card, desk, letter=bool(wanted)) for card in trial_cards(read, today)], "failed": failed_lines(read),
        "letters": _letters(chart, wanted), "wishes": wishes(read.chart), "matters": what_matters(read.chart),
        "decisions": decisions(read.chart), "write": () if wanted else _write(desk),
        "send": desk.form("letter-out", _("Write it as a letter"), consent=wanted, parts="trials") if wanted else Link(""),
        "recipient": consent.body.recipient_name if consent else "", "purpose": consent.body.purpose if consent else "",
    }  # fmt: skip
    return render(request, "staff/medicines/trials.html", context)


def _for(chart: Opened, consent: str) -> View:
    return View(for_recipient(chart, consent), knowledge.load(), chart.clinic, Clock(chart.at))


def _linked(card: TrialCard, desk: Desk, *, letter: bool) -> WithLinks:
    if letter or not card.here or card.judged:
        return WithLinks(card)
    return WithLinks(card, (desk.form("judge-trial", _("Judge this trial"), order=card.entry),))


def _write(desk: Desk) -> tuple[Link, ...]:
    return (
        desk.form("tried-before", _("Tried before")), desk.form("wish", _("Wish about a medicine")),
        desk.form("what-matters", _("What matters most")), desk.form("options", _("Write down a decision")),
    )  # fmt: skip


def _letters(chart: Opened, wanted: str) -> list[Choice]:
    """The page for the client, and one for each recipient outside that a consent in force names."""
    named = [
        Choice(
            _("Letter to %(name)s") % {"name": one.body.recipient_name}, f"?for={one.id}", one.id == wanted
        )
        for one in consents_for_letters(chart)
    ]
    return [Choice(_("For us and the client"), "?", not wanted), *named] if named else []
