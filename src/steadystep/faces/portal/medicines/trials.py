"""What I have tried, what was decided and why; my wishes about medicines, and what matters most to me."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Body, NewEntry
from steadystep.chart.trials import PRIORITIES, WISHES, MedicineWish, TriedBefore, WhatMatters
from steadystep.faces.look.decision_words import decisions, what_matters, wishes
from steadystep.faces.look.names import name_of
from steadystep.faces.look.trial_cards import trial_cards
from steadystep.faces.portal.own import SOURCE, Own, after_writing, own_chart, own_page, sender_id, write_own

PART = "what I have tried"
RANKS = 3


@own_page
@require_safe
def my_trials(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    context: dict[str, Any] = {
        "cards": trial_cards(own.view, own.today), "wishes": wishes(own.chart), "matters": what_matters(own.chart),
        "decisions": decisions(own.chart), "now": own.now, "ranks": range(1, RANKS + 1), "plain": True,
        "priorities": [(code, name_of(code).capitalize()) for code in PRIORITIES],
    }  # fmt: skip
    return render(request, "portal/medicines/trials.html", context)


@own_page
@require_POST
def wish(request: HttpRequest) -> HttpResponse:
    """A wish for or against a medicine, or one taken back."""
    own = own_chart(request, PART)
    name, asked = _text(request, "name", 200), request.POST.get("wish", "")
    known = own.view.knowledge.drug_ids_named(name)
    body = MedicineWish(
        when=own.at_this_moment(), name=name, drug=known[0] if len(known) == 1 else "",
        wish=asked if asked in WISHES else "against", why=_text(request, "words", 2000),
    )  # fmt: skip
    return _written(
        request, own, body, gettext("Thank you. Your prescriber sees your wish when choosing a medicine.")
    )


@own_page
@require_POST
def matters(request: HttpRequest) -> HttpResponse:
    """What matters most, the first first, and in their own words."""
    own = own_chart(request, PART)
    sent = [request.POST.get(f"first_{place}", "") for place in range(1, RANKS + 1)]
    ranked = tuple(dict.fromkeys(one for one in sent if one in PRIORITIES))
    body = WhatMatters(when=own.at_this_moment(), ranked=ranked, words=_text(request, "words", 2000))
    return _written(request, own, body, gettext("Thank you. It helps to choose together."))


@own_page
@require_POST
def tried_before(request: HttpRequest) -> HttpResponse:
    """A medicine from before, as remembered: what is not known stays open."""
    own = own_chart(request, PART)
    name = _text(request, "name", 200)
    known = own.view.knowledge.drug_ids_named(name)
    body = TriedBefore(
        when=own.at_this_moment(), name=name, drug=known[0] if len(known) == 1 else "", told_by="client",
        indication=_text(request, "reason", 200), own_words=_text(request, "words", 2000),
    )  # fmt: skip
    return _written(
        request, own, body, gettext("Thank you. It is on your page, and your care team can see it.")
    )


def _written(request: HttpRequest, own: Own, body: Body, saved: str) -> HttpResponse:
    entry = sender_id(request)
    if own.chart.entry(entry):
        return redirect("portal:my_trials")
    new = NewEntry(id=entry, body=body, source=SOURCE)
    return after_writing(request, own, write_own(own, [new]), "portal:my_trials", saved)


def _text(request: HttpRequest, name: str, most: int) -> str:
    return request.POST.get(name, "").replace("\x00", "").strip()[:most]
