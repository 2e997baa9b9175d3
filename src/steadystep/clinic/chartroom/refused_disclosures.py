"""An attempt to send words out that was refused is kept beside the accounting of disclosures (R92)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from steadystep.chart import NewEntry, Refused
from steadystep.chart.sharing import Disclosed
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import Opening, record_opening, refusals_of
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.relation import relation
from steadystep.clinic.ledger import clock, reading

from .relating import sites_of

_PART, _PURPOSE = "letter refused", "to send a letter"


@contextmanager
def keeping_refused(actor: Actor, new: Mapping[str, Sequence[NewEntry]]) -> Iterator[None]:
    """What is refused inside is kept for each client with a disclosure among their entries: who tried and when, none of its words.

    It stands around the transaction of the write, which takes back all that was written in it.
    """
    try:
        yield
    except (NotAllowed, Refused):
        for client in new:
            if any(isinstance(one.body, Disclosed) for one in new[client]):
                _keep(actor, client)
        raise


def _keep(actor: Actor, client: str) -> None:
    chart = reading.read_chart(client)
    at = clock.not_before(chart)
    related = relation(actor, chart, at, sites=sites_of(chart))
    record_opening(actor, client, related, at=at, purpose=_PURPOSE, part=_PART, allowed=False)


def refused_disclosures(client: str) -> tuple[Opening, ...]:
    """The latest attempts that were refused, newest first."""
    return refusals_of(client, _PART)
