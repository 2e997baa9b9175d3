"""The opioid treatment program that gives methadone: the latest word about it, and whether the client agreed to a call."""

from __future__ import annotations

from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.consents import consents_in_force
from steadystep.chart.otp import OtpContact

from .around import Around

METHADONE: Final = "methadone"


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """`agreed`: a Part 2 consent for them is in force, so that they may be called and asked."""

    entry: AnyEntry
    agreed: bool

    @property
    def body(self) -> OtpContact:
        body: OtpContact = self.entry.body
        return body

    @property
    def confirmed(self) -> Words | None:
        """The last dose they confirmed, on which day, and who said so; None while nobody asked them."""
        told = self.body
        if told.last_dose is None or told.last_dose_day is None:
            return None
        return say(
            "{dose} on {day}, as {who} of {program} said on {asked}",
            dose=str(told.last_dose), day=told.last_dose_day, who=told.confirmed_by, program=told.program,
            asked=told.when.day,
        )  # fmt: skip


def program(view: Around) -> Program | None:
    """The latest contact that somebody wrote down; None where nobody did."""
    entry = view.chart.latest(OtpContact)
    return None if entry is None else Program(entry=entry, agreed=_agreed(view, entry.body.consent))


def _agreed(view: Around, consent: str | None) -> bool:
    head = view.chart.head(consent) if consent else None
    return head is not None and any(
        one.id == head.id and "part2" in one.body.labels
        for one in consents_in_force(view.chart, view.clock.reached)
    )
