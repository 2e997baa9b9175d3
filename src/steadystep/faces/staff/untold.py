"""Notices that do not get out, for those who can mend it: whom to tell by other means, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import sending
from steadystep.clinic.notices.sending import Fault
from steadystep.faces.staff.as_said import names_of

MENDED_BY: Final = frozenset({Role.LEAD, Role.ADMIN})
SHOWN_FOR: Final = timedelta(
    days=7
)  # what nobody mended by then is for `steadystep doctor`; a banner for ever is not read


@dataclass(frozen=True, slots=True)
class Untold:
    """One person on one channel. `says` is what went wrong last, `given_up` whether nothing tries any more."""

    who: str
    channel: str
    count: int
    since: datetime
    says: str
    given_up: bool


def untold(actor: Actor) -> list[Untold]:
    """Most urgent first; empty for those who could not mend it, and while all gets out."""
    if not actor.is_any(MENDED_BY):
        return []
    recent = [fault for fault in sending.failing() if clock.now() - fault.since < SHOWN_FOR]
    names = names_of({fault.recipient for fault in recent}, clinic_value())
    groups: dict[tuple[str, str], list[Fault]] = {}
    for fault in recent:
        groups.setdefault((fault.recipient, fault.channel), []).append(fault)
    return [_line(names.get(who, who), channel, faults) for (who, channel), faults in groups.items()]


def _line(who: str, channel: str, faults: Iterable[Fault]) -> Untold:
    found = list(faults)
    return Untold(
        who=who, channel=channel, count=len(found), since=min(one.since for one in found), says=found[0].says,
        given_up=all(one.given_up for one in found),
    )  # fmt: skip
