"""How the pages read on this device: what their needs ask for, or what they switched here themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.http import HttpRequest

from steadystep.faces.portal.posted_while_signed_out import marker_of
from steadystep.knowledge.life_stage import PortalWay
from steadystep.reasoning.facts.life_stages import AroundStages
from steadystep.reasoning.facts.portal_ways import WAYS, portal_ways

COOKIE: Final = "reading"
_BETWEEN: Final = "."


def apply(request: HttpRequest, view: AroundStages) -> None:
    """Keep with the request what the page is to look like; the template asks for it by `ways_of`."""
    chosen = _chosen(request)
    request.reading = portal_ways(view) if chosen is None else chosen  # type: ignore[attr-defined]


def ways_of(request: HttpRequest | None) -> tuple[PortalWay, ...]:
    found: tuple[PortalWay, ...] = getattr(request, "reading", ())
    return found


def switched_here(request: HttpRequest) -> bool:
    return _chosen(request) is not None


def kept(request: HttpRequest, ways: Iterable[str]) -> str:
    """What the cookie holds: whose choice it is, so that the next person on this device is not read to by it."""
    return _BETWEEN.join((marker_of(request), *(way for way in WAYS if way in set(ways))))


def _chosen(request: HttpRequest) -> tuple[PortalWay, ...] | None:
    whose, *ways = request.COOKIES.get(COOKIE, "").split(_BETWEEN)
    return tuple(way for way in WAYS if way in ways) if whose and whose == marker_of(request) else None
