"""Tags that staff pages share: `{% load staff %}`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from steadystep.clinic.notices import reading
from steadystep.clinic.people.demo import demo_is_here
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.as_said import birth_date_said
from steadystep.faces.staff.weighing import Check

register = template.Library()
register.filter("born", birth_date_said)
_PLACE: Final = SafeString("<!--grounds-->")  # no words of a check can hold it: they are escaped


@register.simple_tag(takes_context=True)
def unseen_notices(context: Context) -> int:
    """How many in-app notices wait for the person who is signed in."""
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    return reading.unseen_count(str(request.user.pk))


@register.simple_tag(takes_context=True)
def demo_here(context: Context) -> bool:
    """Whether whoever asks may become somebody invented with one tap."""
    request: Any = context.get("request")
    return request is not None and demo_is_here(request)


@register.simple_tag
def check_piece(check: Check, *, unfolded: bool = False) -> SafeString:
    """A check of an order. At every keystroke the same ones come back: what is equal word for word is drawn once. Only
    what a check comes from is put in each time: the order itself is there, and is called otherwise with each dose."""
    alike = replace(check, because=(), reason="", code="")
    drawn = _check_piece(alike, get_language() or "", bool(check.because), unfolded=unfolded)
    return SafeString(drawn.replace(_PLACE, " · ".join(map(_ground, check.because)), 1))


@lru_cache(maxsize=500)
def _check_piece(check: Check, _language: str, grounds: bool, *, unfolded: bool) -> SafeString:
    told = {"check": check, "open": unfolded, "grounds": _PLACE if grounds else ""}
    return render_to_string("staff/check.html", told)


@lru_cache(maxsize=2_000)
def _ground(link: Link) -> SafeString:
    if not link.href:
        return conditional_escape(link.label)
    return format_html('<a href="{}">{}</a>', link.href, link.label)


@register.simple_tag
def beside_pieces(beside: dict[str, Any], client: str) -> SafeString:
    """What stands beside an order, to be put there while somebody types; drawn once while the medicine and what is
    suggested of it stay the same."""
    return _beside_pieces(_Beside(beside), client, get_language() or "")


@lru_cache(maxsize=100)
def _beside_pieces(beside: _Beside, client: str, _language: str) -> SafeString:
    return render_to_string("staff/medicines/beside_pieces.html", {"beside": beside.said, "client": client})


class _Beside:
    """Compared by what differs between two orders, clients and readers; the rest follows from the medicine."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said
        self._of = (
            (said["drug"].id, said["made"], said["weighed"], tuple(said["suggestions"])) if said else ()
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Beside) and self._of == other._of

    def __hash__(self) -> int:
        return hash(self._of)
