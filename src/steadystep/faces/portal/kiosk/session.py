"""The session of a handed-over device: it knows one sheet, and nobody is signed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import check_for_language, get_language, override
from django.views.decorators.cache import never_cache

from steadystep.chart import Refused, Unreadable
from steadystep.clinic.asking import handing_over
from steadystep.clinic.asking.handing_over import Handed
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of_client
from steadystep.faces.portal.own import Own, own_of
from steadystep.faces.portal.questions.sheet import Sheet, begin, instrument_of
from steadystep.knowledge import Instrument

KIOSK = "kiosk"
PART = "questionnaire on a device"
Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Device:
    """What this device may see: one sheet of one client."""

    handed: Handed
    own: Own
    instrument: Instrument
    sheet: Sheet

    def again(self) -> Own:
        return own_of(self.own.actor, PART)


def take(request: HttpRequest, handed: Handed) -> None:
    """Whoever was signed in on this device is signed in no more, and nothing of their session is left."""
    request.session.flush()
    request.session[KIOSK] = handed.id
    request.session.set_expiry(handing_over.IDLE_SECONDS)


def end(request: HttpRequest) -> None:
    handing_over.close(request.session.get(KIOSK, "00000000-0000-0000-0000-000000000000"))
    request.session.flush()


def device_page(page: Page) -> Page:
    """For a device whose sheet is still open: anything else leads to the page that asks for a PIN.

    The page goes away by itself when nobody touches it, and is kept nowhere.
    """

    @never_cache
    @wraps(page)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        handed = handing_over.still_open(request.session.get(KIOSK, ""))
        if handed is None or request.user.is_authenticated:
            return redirect("kiosk:enter")
        request.session.set_expiry(handing_over.IDLE_SECONDS)
        try:
            own = own_of(_actor(handed), PART)
            with override(spoken(own)):
                response = page(request, _device(handed, own), *args, **kwargs)
        except (NotAllowed, Refused) as refused:
            response = render(request, "portal/kiosk/not_kept.html", {"reasons": refused.reasons}, status=409)
        except (DoorShut, Unreadable) as refused:
            response = render(request, "portal/kiosk/not_kept.html", {"reasons": (refused.says,)}, status=409)
        response["Refresh"] = f"{handing_over.IDLE_SECONDS}; url={reverse('kiosk:over')}"
        return response

    return answer


def spoken(own: Own) -> str:
    """The tablet speaks as its holder reads, whoever held it before; in its own language where theirs is not here."""
    theirs = own.view.person.language
    return theirs if check_for_language(theirs) else get_language() or "en"


def _device(handed: Handed, own: Own) -> Device:
    instrument = instrument_of(own, handed.instrument)
    return Device(handed, own, instrument, begin(own, instrument, handed.id))


def _actor(handed: Handed) -> Actor:
    """The client themselves: by their own sign-in's name where they have one, so that a sheet begun at home goes on here."""
    known = actor_of_client(handed.client, clock.now())
    return known or Actor(id=handed.client, kind=ActorKind.CLIENT, name=handed.called, client=handed.client)
