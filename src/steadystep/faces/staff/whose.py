"""Whose clients a list shows, by `?whose=`: the whole clinic is for who leads it, so that the button that is marked tells what is shown."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext as _

from steadystep.clinic.chartroom import lists
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Choice

EVERYWHERE = frozenset({"lead", "admin"})


def whose_of(request: HttpRequest, actor: Actor, usual: lists.Whose = "team") -> lists.Whose:
    given = request.GET.get("whose", "")
    if given == "all":
        return "all" if actor.is_any(EVERYWHERE) else "team"
    if given == "team":
        return "team"
    return "mine" if given == "mine" else usual


def whose_chips(
    actor: Actor, whose: str, address: Callable[[str], str] = lambda key: f"?whose={key}"
) -> list[Choice]:
    words = {"mine": _("Mine"), "team": _("My teams")}
    if actor.is_any(EVERYWHERE):
        words["all"] = _("Whole clinic")
    return [Choice(label, address(key), key == whose) for key, label in words.items()]
