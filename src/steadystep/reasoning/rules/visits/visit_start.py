"""A video visit with somebody at high risk does not begin while nobody knows where they are."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.intake import Demographics
from steadystep.chart.life_stages import InterpreterArranged
from steadystep.chart.visit_start import VisitStarted
from steadystep.knowledge import Source
from steadystep.reasoning.facts.high_risk import Reason, high_risk
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "visits.visit_start"
_GROUND = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R83: unknown location, a high-risk visit cannot start", year=2026),
    ),
    why="If something happens, help must be able to find them.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    entry = view.chart.latest(VisitStarted)
    if entry is None:
        return
    yield from _unasked(view, entry)
    if entry.body.location.strip():
        return
    reasons = high_risk(view, entry.occurred)
    if reasons and entry.body.place == "video":
        yield _stopped(entry, reasons)
    elif not entry.author:
        yield _note(entry)


def _unasked(view: View, entry: AnyEntry) -> Iterator[Said]:
    """What is asked at the start of each visit by video and was left open; told while it can still be asked."""
    body = entry.body
    missing = tuple(
        words for told, words in (
            (body.emergency_contact.strip(), say("who is near and may be called in an emergency")),
            (body.backup_phone.strip(), say("a telephone if the line breaks")),
            (body.agreed, say("that they agree to meet by video")),
            (not _interpreter_missing(view, entry), say("who interprets")),
        ) if not told
    )  # fmt: skip
    if missing and body.place == "video" and not entry.author:
        yield Finding(
            rule=f"{_ID}.asked", about=(entry.id,), ground=_GROUND, severity="moderate", missing=missing,
            says=say("Ask before you begin: not all of it is written down yet."),
        )  # fmt: skip


def _interpreter_missing(view: View, entry: AnyEntry) -> bool:
    told = view.chart.latest(Demographics)
    if told is None or not told.body.interpreter:
        return False
    arranged = {view.chart.origin(one.body.visit) for one in view.chart.of(InterpreterArranged)}
    return view.chart.origin(entry.body.visit) not in arranged


def _stopped(entry: AnyEntry, reasons: tuple[Reason, ...]) -> Finding:
    """Once it stands (another system sent it), it is told and stops nothing any more."""
    because = tuple(one for reason in reasons for one in reason.because)
    proposed = not entry.author
    return Finding(
        rule=_ID, because=because, about=(entry.id,), ground=_GROUND, urgency="attention",
        severity="contraindicated" if proposed else "",
        says=say("Nobody knows where the client is, and they are at high risk: the video visit cannot begin. Ask for street and town. If they will not say, call their telephone and stay on the line; it can be written down as a phone visit."),
        why=say("High risk: {why}", why=reasons[0].says),
    )  # fmt: skip


def _note(entry: AnyEntry) -> Finding:
    return Finding(
        rule=_ID, about=(entry.id,), ground=_GROUND, severity="moderate",
        says=say("Where the client is now is not written down: ask for street and town, each time."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(VisitStarted), find=find,
    about="R83: where the client is stands at the start of each video visit; at high risk it does not begin without.",
)  # fmt: skip
