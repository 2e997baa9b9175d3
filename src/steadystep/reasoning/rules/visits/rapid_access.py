"""Somebody needs help soon: contact within 24 hours and a visit within 72, each with an owner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import Words, say
from steadystep.chart.team import TeamJoined
from steadystep.knowledge import Source
from steadystep.reasoning.facts.rapid_access import Need, needs
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "visits.rapid_access"
CONTACT, VISIT = timedelta(hours=24), timedelta(hours=72)
_CALLS = ("nurse", "case_manager", "therapist", "prescriber")
_BOOKS = ("front_desk", "case_manager", "nurse", "therapist", "prescriber")
_GROUND = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R82; pathways.md 0 (visit in 72 h)", year=2026),
    ),
    why="Help that comes soon is often the help that is enough.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    open_needs = [one for one in needs(view) if one.seen is None]
    talk = [one for one in open_needs if one.reached is None and one.why != "event"]
    if talk:
        yield _contact(view, talk)
    if open_needs and not _booked(view, min(one.since for one in open_needs)):
        yield _visit(view, open_needs)


def _contact(view: View, found: list[Need]) -> Duty:
    """A safety event has a clock of its own for this."""
    known = min(one.since for one in found)
    return _duty(
        view, found, "contact", known + CONTACT, _CALLS,
        say("Call within 24 hours. {why}", why=found[0].says),
        say("Somebody talked with them, or they came."),
        Offer(key="reach_out/call/client/drift", says=say("Note the call"), kind="task"),
    )  # fmt: skip


def _visit(view: View, found: list[Need]) -> Duty:
    known = min(one.since for one in found)
    return _duty(
        view, found, "visit", known + VISIT, _BOOKS,
        say("A visit within 72 hours: hours are kept free for it. {why}", why=found[0].says),
        say("They came, or a visit stands within that time."),
        Offer(key="book/rapid", says=say("Find a time"), kind="booking"),
    )  # fmt: skip


def _duty(
    view: View, found: list[Need], what: str, due: datetime, owners: tuple[str, ...], says: Words, closes: Words, offer: Offer
) -> Duty:  # fmt: skip
    return Duty(
        key=f"{_ID}/{what}", rule=_ID, says=says, level="T3", owner_role=owners[0], due=due,
        person=named(owners, view.person, view.clinic), known_at=min(one.since for one in found),
        overdue=view.clock.reached(due), because=tuple(dict.fromkeys(one for need in found for one in need.because)),
        remarks=tuple(one.says for one in found[1:]), offers=(offer,), closes_by=closes, ground=_GROUND,
    )  # fmt: skip


def _booked(view: View, known: datetime) -> bool:
    """A visit that is still to come within the time."""
    return any(
        one.outcome == "booked" and one.starts <= known + VISIT and not view.clock.reached(one.starts)
        for one in view.visits
    )


RULE = Rule(
    id=_ID, reads=reads(TeamJoined), find=find,
    about="R82: a spike, a safety event, a hospital stay or a start for opioid use: contact within a day, a visit within three.",
)  # fmt: skip
