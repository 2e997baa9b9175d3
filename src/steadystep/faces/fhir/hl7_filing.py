"""From HL7 v2 results into the charts: whose they are, what stands already, what a correction replaces, and a report of it all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from steadystep.chart import NewEntry, Refused, When, Words, say
from steadystep.chart.measures import Observation
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.mistakes import DoorShut
from steadystep.clinic.chartroom.standing import charts_of, has_chart, newest_of, standing_ids
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed

from .clients import NAMESPACE
from .found import Refusal
from .hl7_results import NO_ONE, PRELIMINARY, Found, Patient, around, by_patient, patient_of, results_of
from .hl7_text import Message, read_messages
from .report import spoken

SOURCE: Final = "import:hl7"


class Brought(msgspec.Struct, kw_only=True):
    """What one run of results came to."""

    messages: int = 0
    written: int = 0
    corrected: int = 0
    already: int = 0
    charts: set[str] = msgspec.field(default_factory=set)
    refused: list[Refusal] = msgspec.field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        refused = [
            {"where": one.where, "what": spoken(one.what), "next_step": spoken(one.next_step)} for one in self.refused
        ]  # fmt: skip
        return {"messages": self.messages, "written": self.written, "corrected": self.corrected,
                "already_there": self.already, "charts": sorted(self.charts), "refused": refused}  # fmt: skip


def bring(
    paths: Iterable[Path], actor: Actor, at: datetime, zone: str, *, chart: str = "", dry_run: bool = False
) -> Brought:
    """Every result into the chart of its person (`chart`, where one is named). What is refused stays in its file."""
    brought = Brought()
    today = When.on(at.astimezone(zone_named(zone)).date(), zone)
    for path in paths:
        for message in read_messages(path):
            if isinstance(message, Refusal):
                brought.refused.append(message)
                continue
            brought.messages += 1
            for one in by_patient(message):
                _message(one, brought, actor, chart, zone, today, dry_run)
    return brought


def _message(
    message: Message, brought: Brought, actor: Actor, chart: str, zone: str, today: When, dry_run: bool
) -> None:
    who = patient_of(message)
    if isinstance(who, Refusal):
        brought.refused.append(who)
        return
    whose = _chart(who, chart)
    if isinstance(whose, Words):
        brought.refused.append(Refusal(message.head.where, whose, say("Find the chart, and import this file again with --client and its id.")))  # fmt: skip
        return
    found = list(results_of(message, around(zone, today)))
    brought.refused += [one for one in found if isinstance(one, Refusal)]
    if not found:
        brought.refused.append(Refusal(message.head.where, say("It holds no result: there is no OBX segment."), say("Ask the laboratory for the report.")))  # fmt: skip
    taken = [one for one in found if isinstance(one, Found)]
    _file(whose, taken, message, brought, actor, dry_run)


def _chart(who: Patient, chart: str) -> str | Words:
    """The chart of the person: the one named, our own id sent back, else the only one of that name and birth date."""
    if chart:
        return chart
    for one in who.ids:
        if has_chart(one):
            return one
    if not (who.family and who.born):
        return say("It names no patient that could be found: name or birth date is missing.")
    charts = charts_of(who.family, who.given, who.born)
    if len(charts) > 1:
        return say("Several charts have this name and birth date.")
    return charts[0] if charts else NO_ONE


def _file(
    chart: str, taken: Sequence[Found], message: Message, brought: Brought, actor: Actor, dry_run: bool
) -> None:
    entries = _entries(chart, taken, brought)
    corrected = sum(1 for one in entries if one.supersedes)
    if entries and not dry_run:
        try:
            write(actor, chart, entries)
        except (NotAllowed, Refused) as shut:
            brought.refused.append(Refusal(message.head.where, shut.reasons[0], say("Nothing of this message was written. Enter it by hand.")))  # fmt: skip
            return
        except DoorShut as shut:
            brought.refused.append(Refusal(message.head.where, shut.says, say("Nothing of this message was written. Import it again.")))  # fmt: skip
            return
    brought.written += len(entries) - corrected
    brought.corrected += corrected
    brought.charts |= {chart} if entries else set()


def _entries(chart: str, taken: Sequence[Found], brought: Brought) -> list[NewEntry]:
    """What is new of it: a line that came twice in one message stands once."""
    entries: dict[str, NewEntry] = {}
    for one in taken:
        mine = str(uuid.uuid5(NAMESPACE, f"{chart}|hl7|{one.key}|{one.version}"))
        if mine in entries or standing_ids([mine]):
            brought.already += 1
            continue
        before = newest_of(chart, one.body.code, one.body.when, SOURCE)
        if before is not None and not (one.corrected or _is_preliminary(before.body)):
            brought.refused.append(_another_stands(one))
            continue
        entries[mine] = NewEntry(
            id=mine, body=one.body, labels=one.labels, source=SOURCE, supersedes=before.id if before else None
        )
    return list(entries.values())


def _is_preliminary(body: Observation) -> bool:
    return PRELIMINARY in body.text


def _another_stands(one: Found) -> Refusal:
    """A late original must not replace its own correction, nor one laboratory the other."""
    return Refusal(
        one.where, say("Another value of this result stands, and this one is not marked as corrected."),
        say("Look at the laboratory's report, and correct the entry by hand."),
    )  # fmt: skip
