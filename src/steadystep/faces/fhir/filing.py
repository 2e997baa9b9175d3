"""From the plan of an import into the charts, through the one door: each client whole or not at all."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import msgspec

from steadystep.chart import NewEntry, Refused, When, Words, say
from steadystep.chart.intake import Demographics
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.standing import birth_date, has_chart, standing_ids
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed

from .clients import NAMESPACE
from .importing import SOURCE, ClientImport
from .report import spoken


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """What one client's import would add to `chart`. `already` counts entries that an earlier import brought."""

    patient: str
    client_id: str
    chart: str
    new_chart: bool
    fresh: tuple[NewEntry, ...]
    already: int
    refused: tuple[Words, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "chart": self.chart, "new_chart": self.new_chart, "new": len(self.fresh), "already_there": self.already,
            "not_written_because": [spoken(each) for each in self.refused],
        }  # fmt: skip


def prepared(client: ClientImport, chart: str = "") -> Filing:
    """What would be new in `chart`, or in the client's own when none is named."""
    own = chart or client.client_id
    everything = client.entries_for(own)
    known = standing_ids([entry.id for entry in everything])
    fresh = client.entries_for(own, known)
    return Filing(
        patient=client.patient, client_id=client.client_id, chart=own, new_chart=not has_chart(own),
        fresh=_without_who_they_are(fresh, own) if chart else fresh,
        already=len(everything) - len(fresh),
        refused=tuple(_another_person(everything, own)) if chart else (),
    )  # fmt: skip


def file(filing: Filing, actor: Actor, team: str, at: datetime, zone: str) -> Filing:
    """Write it. A new chart goes to `team`. What the door refuses comes back in `refused`, and then nothing stands."""
    if filing.refused or not filing.fresh:
        return filing
    joined = (_joined(filing.chart, team, When.instant(at, zone)),) if filing.new_chart else ()
    try:
        write(actor, filing.chart, (*filing.fresh[:1], *joined, *filing.fresh[1:]))
    except (NotAllowed, Refused) as shut:
        return msgspec.structs.replace(filing, refused=tuple(shut.reasons))
    except DoorShut as shut:
        return msgspec.structs.replace(filing, refused=(shut.says,))
    return filing


def _joined(chart: str, team: str, when: When) -> NewEntry:
    entry_id = str(uuid.uuid5(NAMESPACE, f"{chart}|team_joined|{team}"))
    return NewEntry(id=entry_id, body=TeamJoined(when=when, team=team), source=SOURCE)


def _without_who_they_are(fresh: tuple[NewEntry, ...], chart: str) -> tuple[NewEntry, ...]:
    """Name, pronouns and telephone as this clinic knows them stand; the other system's are read in its Patient, kept whole."""
    if birth_date(chart) is None:
        return fresh
    return tuple(entry for entry in fresh if not isinstance(entry.body, Demographics))


def _another_person(entries: tuple[NewEntry, ...], chart: str) -> list[Words]:
    """Two birth dates are two people. A date told only in part agrees with one that begins alike."""
    here = birth_date(chart) or ""
    told = {
        entry.body.birth_date.at
        for entry in entries
        if isinstance(entry.body, Demographics) and entry.body.birth_date is not None
    }
    if here and any(not (one.startswith(here) or here.startswith(one)) for one in told):
        return [
            say(
                "The birth date in the files is not that of the chart: nothing was written. Check whose records these are."
            )
        ]
    return []
