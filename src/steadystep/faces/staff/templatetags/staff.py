"""Tags that staff pages share: `{% load staff %}`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from steadystep.clinic.notices import reading
from steadystep.faces.staff.as_said import birth_date_said
from steadystep.faces.staff.weighing import Check

register = template.Library()
register.filter("born", birth_date_said)


@register.simple_tag(takes_context=True)
def unseen_notices(context: Context) -> int:
    """How many in-app notices wait for the person who is signed in."""
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    return reading.unseen_count(str(request.user.pk))


@register.simple_tag
def check_piece(check: Check, *, unfolded: bool = False) -> SafeString:
    """A check of an order. At every keystroke the same ones come back: what is equal word for word is drawn once."""
    return _check_piece(check, get_language() or "", unfolded=unfolded)


@lru_cache(maxsize=500)
def _check_piece(check: Check, _language: str, *, unfolded: bool) -> SafeString:
    return render_to_string("staff/check.html", {"check": check, "open": unfolded})


@register.simple_tag
def beside_pieces(beside: dict[str, Any], client: str) -> SafeString:
    """What stands beside an order, to be put there while somebody types; drawn once while the medicine and what is
    suggested of it stay the same."""
    return _beside_pieces(_Beside(beside), client, get_language() or "")


@lru_cache(maxsize=100)
def _beside_pieces(beside: _Beside, client: str, _language: str) -> SafeString:
    return render_to_string("staff/medicines/beside_pieces.html", {"beside": beside.said, "client": client})


class _Beside:
    """Compared by what differs between two orders of one installation; the rest follows from the medicine."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said
        self._of = (said["drug"].id, said["made"], tuple(said["suggestions"])) if said else ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Beside) and self._of == other._of

    def __hash__(self) -> int:
        return hash(self._of)
