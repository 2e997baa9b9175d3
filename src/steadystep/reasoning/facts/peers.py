"""Peers of a client: since when each is there, and whether the two have met yet (R103)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import TeamJoined, TeamLeft
from steadystep.chart.therapy import ProgressNote
from steadystep.chart.visits import VisitAttended

FIRST_CONTACT: Final = timedelta(days=14)  # scope.md R103: contact within 14 days
_MET: Final = (VisitAttended, ProgressNote, ContactAttempted)


class PeerFact(msgspec.Struct, frozen=True, kw_only=True):
    """`first` is the first contact after they joined, None while there was none."""

    person: str
    joined: AnyEntry
    first: AnyEntry | None


def peers(chart: Chart) -> tuple[PeerFact, ...]:
    """The peers who are in this client's care by name, longest first."""
    left = {chart.origin(one.body.joined) for one in chart.of(TeamLeft)}
    here = [one for one in chart.of(TeamJoined) if one.body.role == "peer" and one.body.person]
    return tuple(
        PeerFact(person=one.body.person, joined=one, first=next(iter(contacts(chart, one)), None))
        for one in here
        if chart.origin(one.id) not in left
    )


def contacts(chart: Chart, joined: AnyEntry) -> tuple[AnyEntry, ...]:
    """Visits for peer support, and notes and calls of that peer, since they joined; oldest first."""
    found = [
        one
        for one in chart.among(*_MET)
        if one.occurred >= joined.occurred and _with_them(one, joined.body.person)
    ]
    return tuple(sorted(found, key=lambda one: (one.occurred, one.seq)))


def _with_them(entry: AnyEntry, person: str) -> bool:
    if isinstance(entry.body, VisitAttended):
        return entry.body.purpose == "peer"
    reached = not isinstance(entry.body, ContactAttempted) or entry.body.outcome == "reached"
    return entry.author == person and reached
