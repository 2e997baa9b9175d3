"""What I have tried, what was decided and why; my wishes about medicines, and what matters most to me."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Body
from steadystep.chart.trials import PRIORITIES, WISHES, MedicineWish, TriedBefore, WhatMatters
from steadystep.faces.look.decision_words import decisions, what_matters, wishes
from steadystep.faces.look.names import name_of
from steadystep.faces.look.trial_cards import trial_cards
from steadystep.faces.portal.own import Own, own_chart, own_page, text_sent, write_once

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
    name, asked = text_sent(request, "name", 200), request.POST.get("wish", "")
    known = own.view.knowledge.drug_ids_named(name)
    body = MedicineWish(
        when=own.at_this_moment(), name=name, drug=known[0] if len(known) == 1 else "",
        wish=asked if asked in WISHES else "against", why=text_sent(request, "words", 2000),
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
    body = WhatMatters(when=own.at_this_moment(), ranked=ranked, words=text_sent(request, "words", 2000))
    return _written(request, own, body, gettext("Thank you. It helps to choose together."))


@own_page
@require_POST
def tried_before(request: HttpRequest) -> HttpResponse:
    """A medicine from before, as remembered: what is not known stays open."""
    own = own_chart(request, PART)
    name = text_sent(request, "name", 200)
    known = own.view.knowledge.drug_ids_named(name)
    body = TriedBefore(
        when=own.at_this_moment(), name=name, drug=known[0] if len(known) == 1 else "", told_by="client",
        indication=text_sent(request, "reason", 200), own_words=text_sent(request, "words", 2000),
    )  # fmt: skip
    return _written(
        request, own, body, gettext("Thank you. It is on your page, and your care team can see it.")
    )


def _written(request: HttpRequest, own: Own, body: Body, saved: str) -> HttpResponse:
    return write_once(request, own, body, "portal:my_trials", saved)
