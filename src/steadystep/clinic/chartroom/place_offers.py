"""A time that came free is held out to the first who waits and fits: by a person, for some hours; the client takes it or not.

Nothing is booked by itself. Who takes it when it is gone hears so, and keeps their place on the list.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import Refused, say
from steadystep.clinic.calendar import freed
from steadystep.clinic.calendar.freed import Freed, Offer
from steadystep.clinic.calendar.mistakes import Clash
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices.noting import tell_of_place
from steadystep.reasoning import Clinic

from .booking import book
from .models import CareRow

HELD: Final = timedelta(hours=4)  # clinic rule: so long one person is asked before the next
GONE: Final = say(
    "This time has just gone to somebody else. You keep your place on the list, and we will ask you again."
)
OVER: Final = say("This offer is over. You keep your place on the list, and we will ask you again.")


def fits(client: str, one: Freed, clinic: Clinic, role: str) -> bool:
    """Whether the person whose time it is has the role and works with one of the client's teams."""
    teams = CareRow.objects.filter(client=client, person="").values_list("team", flat=True)
    return any(one.time.person == member.id for team in teams for member in clinic.with_role(role, team))


def asked_already(one: Freed, offers: list[Offer]) -> set[str]:
    """To whom this very time was held out, whatever came of it."""
    return {offer.client for offer in offers if offer.freed.key == one.key}


def held_out_now(one: Freed, offers: list[Offer], now: datetime) -> Offer | None:
    return next(
        (each for each in offers if each.freed.key == one.key and not each.answer and each.until > now), None
    )


def offer_place(actor: Actor, client: str, one: Freed, offer: str) -> datetime:
    """Hold it out until the answer, for four hours at most, and tell the client. Raises `Refused` where another is being asked."""
    now = clock.now()
    asked = held_out_now(one, freed.offers_of(now), now)
    if asked is not None and asked.id != offer:
        raise Refused(
            (say("Somebody is being asked about this time already: wait for the answer, or choose another."),)
        )
    until = min(now + HELD, one.time.starts - timedelta(hours=1))
    freed.hold_out(uuid.UUID(offer), client, one, by=actor.id, until=until)
    tell_of_place(client, offer, until, now)
    return until


def take(actor: Actor, client: str, offer: str, zone: str) -> None:
    """The client takes it: the visit is booked at once, or `Refused` says why not."""
    found = _open(client, offer)
    try:
        book(
            actor, client, found.freed.time, entry=str(uuid.uuid5(uuid.UUID(offer), "taken")), purpose=found.freed.purpose,
            place=found.freed.place, zone=zone, source="portal",
        )  # fmt: skip
    except Clash as clash:
        freed.answered(offer, "gone")
        raise Refused((GONE,)) from clash
    freed.answered(offer, "taken")


def decline(client: str, offer: str) -> None:
    freed.answered(_open(client, offer).id, "declined")


def _open(client: str, offer: str) -> Offer:
    found = next((one for one in freed.open_to(client, clock.now()) if one.id == offer), None)
    if found is None:
        raise Refused((OVER,))
    return found
