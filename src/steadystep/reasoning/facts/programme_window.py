"""Within how many days before signing the prescription monitoring programme has to have been asked, and by whose word (R30)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.knowledge import Source
from steadystep.reasoning.clinic_value import Clinic, ProgrammeWindow
from steadystep.reasoning.clock import months_before
from steadystep.reasoning.finding import Ground, rests_on

from .around import Around

_WHY = "Two prescribers who do not know of each other can harm."


class AroundClinic(Around, Protocol):
    """`reasoning.view.View` is one."""

    clinic: Clinic


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A check on `since` or later counts; `says` names the window."""

    since: date
    says: Words
    ground: Ground


def window(view: AroundClinic, signed: date) -> Window:
    """The strictest that counts for an order signed that day: of the states the clinic works in and of the pharmacy's;
    of every state in its table where the pharmacy's is not known. Without a row the clinic's own rule holds."""
    rows = _counting(view)
    if not rows:
        return _own(view, signed)
    row = min(rows, key=lambda one: (one.days, one.state))
    says = say("The law of {state} asks for it on the day of signing.", state=row.state) if not row.days else say(
        "The law of {state} asks for it at most {days} days before signing.", state=row.state, days=row.days
    )  # fmt: skip
    told = f"as the clinic wrote it down on {row.reviewed_on.isoformat()}"
    return Window(
        since=signed - timedelta(days=row.days), says=says,
        ground=Ground(sources=(Source(document=row.citation, section=told),), why=_WHY, verification="unverified"),
    )  # fmt: skip


def _counting(view: AroundClinic) -> list[ProgrammeWindow]:
    told = view.clinic.programme_windows
    chosen = view.chart.latest(PharmacyChosen) if told else None
    state = chosen.body.state if chosen is not None else ""
    return [one for one in told if one.here or not state or one.state == state]


def _own(view: AroundClinic, signed: date) -> Window:
    within = view.knowledge.substance_care.within
    months = within.pdmp_every_months
    return Window(
        since=months_before(signed, months), ground=rests_on(within.basis, _WHY),
        says=say("This clinic asks for it at most {months} months before signing; no state’s window is written down for this order.", months=months),
    )  # fmt: skip
