"""Expunging: the key of a sealed note, or of a picture, is destroyed and a tombstone written, in one transaction, by two people."""

from __future__ import annotations

import uuid
from datetime import datetime

import msgspec
from django.db import transaction

from steadystep import knowledge
from steadystep.chart import NewEntry, Refused, When, say
from steadystep.chart.corrections import Expunged, Unseen
from steadystep.chart.pictures import ResultPictured
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.writing import may_write
from steadystep.clinic.ledger import clock, reading, sealing

from .relating import sites_of
from .writing import write


class Destroyed(msgspec.Struct, frozen=True, kw_only=True):
    """`lies_in_journal`: the database still holds an old copy of the key, until nobody uses it for a moment."""

    tombstone: str
    lies_in_journal: bool


def expunge(first: Actor, second: Actor, client: str, entry: str, reason: str) -> Destroyed:
    """Destroy the key of one sealed entry, or of its picture, for good; both people must be allowed to. Nobody can read it afterwards.

    Raises `NotAllowed`, or `Refused` where the entry is not one that can be expunged; then nothing happened. That the
    two are who they say is for the caller to have proved: this is reached by a command that asks both passwords.
    """
    new = _tombstone(entry, reason, second, clock.now())
    with transaction.atomic():
        _second_may(second, first, client, entry, reason)
        _must_be_sealed(client, entry)
        written = write(first, client, [new])
        destroyed = sealing.destroy_key(entry)
    return Destroyed(
        tombstone=written.entries[-1].id, lies_in_journal=destroyed and sealing.lies_in_journal()
    )


def _tombstone(entry: str, reason: str, second: Actor, at: datetime) -> NewEntry:
    body = Expunged(when=When.instant(at), entry=entry, reason=reason, second_person=second.id)
    return NewEntry(id=str(uuid.uuid4()), body=body, source="command")


def _second_may(second: Actor, first: Actor, client: str, entry: str, reason: str) -> None:
    chart, at = reading.read_chart(client), clock.now()
    theirs = _tombstone(entry, reason, first, at)
    reasons = may_write(second, chart, theirs, knowledge.load().rights, at, sites=sites_of(chart))
    if reasons:
        raise NotAllowed(reasons)


def _must_be_sealed(client: str, entry: str) -> None:
    standing = reading.read_chart(client).entry(entry)
    if standing is None:
        raise Refused((say("There is no such entry in this chart: check its id."),))
    apart = isinstance(standing.body, Unseen) and standing.body.why == "sealed"
    if not apart and not isinstance(standing.body, ResultPictured):
        raise Refused(
            (
                say(
                    "Only a note kept apart, or a picture, has a key of its own that can be destroyed: retract this entry instead."
                ),
            )
        )
    if not sealing.has_key(entry):
        raise Refused((say("This was expunged before: there is nothing left to destroy."),))
