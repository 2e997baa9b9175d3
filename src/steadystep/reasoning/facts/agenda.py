"""The agenda of the next session, from the chart: safety, measures since last time, practice, ladder, what the outline brings (R59)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Chart, Words, say
from steadystep.chart.therapy import NO_THERAPY, AgendaPoint, Session
from steadystep.knowledge.modality import Meeting, Outline

from .alignment import targets
from .around_therapy import AroundTherapy
from .episodes import episodes
from .exposure import ladders
from .family_agreements import family_agreements
from .homework import practices
from .scores import ScoreFact

PointKind = Literal["safety", "measure", "practice", "ladder", "skill", "outline", "check", "plan"]
COMES_BACK: Final = frozenset(
    {"measure", "outline", "check"}
)  # the others stand in the chart until they are settled
CHECKS_AT: Final = (3, 6, 12)  # R69: alliance and fidelity
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point: what it says, from which entries, and the entry it is about (`of`), such as the practice."""

    kind: PointKind
    says: Words
    because: tuple[str, ...] = ()
    of: str = ""


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """`number` is that of the coming session of therapy; `last` the one before; `meeting` what the outline has for it."""

    number: int
    last: AnyEntry | None
    points: tuple[Point, ...]
    outline: Outline | None = None
    meeting: Meeting | None = None


def held(view: AroundTherapy) -> tuple[AnyEntry, ...]:
    """Sessions of therapy, oldest first."""
    return tuple(one for one in view.chart.of(Session) if one.body.modality not in NO_THERAPY)


def agenda(view: AroundTherapy) -> Agenda:
    """What belongs on the table, most urgent first. Nothing here decides; the therapist and the client do."""
    before = held(view)
    last = before[-1] if before else None
    outline, number = _outline(view, before)
    meeting = outline.meeting(number) if outline else None
    return Agenda(
        number=number, last=last, outline=outline, meeting=meeting,
        points=(
            *_safety(view), *_measures(view, last.occurred if last else _NEVER), *_practice(view, last),
            *_ladders(view), *_put_off(view.chart, last), *_skill(view, outline, meeting), *_checks(number), *_plan(view),
        ),
    )  # fmt: skip


def _outline(view: AroundTherapy, before: tuple[AnyEntry, ...]) -> tuple[Outline | None, int]:
    """The outline of the latest pathway that has one, and the number of the coming session within it."""
    for episode in reversed(episodes(view.chart, view.knowledge)):
        outline = next((one for one in view.knowledge.outlines.values() if one.pathway == episode.pathway.id), None)  # fmt: skip
        if outline is not None:
            since = [one for one in before if one.body.when.day >= episode.began]
            return outline, len(since) + 1
    return None, len(before) + 1


def _safety(view: AroundTherapy) -> Iterator[Point]:
    for event in view.events:
        if event.open:
            says = say("Safety first: {what}", what=event.raised.says)
            yield Point(kind="safety", says=says, because=(event.entry,), of=event.entry)


def _measures(view: AroundTherapy, since: datetime) -> Iterator[Point]:
    for name, facts in view.scores.items():
        told = [one for one in facts if one.total is not None]
        if told and told[-1].at >= since:
            yield _moved(view.knowledge.instruments[name].short, told)


def _moved(short: str, told: list[ScoreFact]) -> Point:
    now = told[-1]
    if len(told) < 2:
        says = say("{measure}: {now}", measure=short, now=now.total)
        return Point(kind="measure", says=says, because=(now.entry,), of=now.entry)
    says = say("{measure}: {before}, now {now}", measure=short, before=told[-2].total, now=now.total)
    return Point(kind="measure", says=says, because=(told[-2].entry, now.entry), of=now.entry)


def _practice(view: AroundTherapy, last: AnyEntry | None) -> Iterator[Point]:
    since = last.occurred if last else _NEVER
    for one in practices(view.chart):
        done = one.done_since(since)
        because = (one.assigned.id, *(each.id for each in one.told if each.occurred >= since))
        yield Point(kind="practice", says=_went(one.assigned.body.name, done, one.barriers), because=because, of=one.entry)  # fmt: skip


def _went(name: str, done: int, barriers: tuple[str, ...]) -> Words:
    if done:
        return say("“{practice}”: done {count} times since last time", practice=name, count=done)
    if barriers:
        return say("“{practice}”: not yet; in the way: {barrier}", practice=name, barrier=barriers[-1])
    return say("“{practice}”: not yet; what got in the way, and what would make it easier?", practice=name)


def _ladders(view: AroundTherapy) -> Iterator[Point]:
    for one in ladders(view):
        step = one.next_step
        says = (
            say("Ladder “{ladder}”: next is “{step}”", ladder=one.ladder.body.name, step=step.step.name)
            if step else say("Ladder “{ladder}”: every step is settled", ladder=one.ladder.body.name)
        )  # fmt: skip
        yield Point(kind="ladder", says=says, because=(one.ladder.id,), of=one.entry)


def _put_off(chart: Chart, last: AnyEntry | None) -> Iterator[Point]:
    """What was put off last time, and would else be forgotten."""
    for one in last.body.agenda if last else ():
        if one.put_off and one.kind in COMES_BACK:
            says = say(
                "Put off last time ({why}): {what}", why=one.put_off, what=_as_it_first_stood(chart, one)
            )
            yield Point(kind=one.kind, says=says, because=(last.id,) if last else (), of=one.of)


def _as_it_first_stood(chart: Chart, point: AgendaPoint) -> str:
    """Put off more than once it stands there with the earlier reasons before it, in whatever language it was shown: without
    them it is what an earlier session had."""
    alike = [
        one.says for held in chart.of(Session) for one in held.body.agenda
        if (one.kind, one.of) == (point.kind, point.of) and point.says.endswith(one.says)
    ]  # fmt: skip
    return min(alike, key=len, default=point.says)


def _skill(view: AroundTherapy, outline: Outline | None, meeting: Meeting | None) -> Iterator[Point]:
    """What this session brings: the step of the outline with its exercises, else a skill the two choose."""
    if outline is None or meeting is None:
        yield Point(kind="skill", says=say("Skill: choose one to learn or to practise here"))
        return
    yield Point(kind="outline", says=say("{outline}: {about}", outline=say(outline.title), about=say(meeting.about)))  # fmt: skip


def _plan(view: AroundTherapy) -> Iterator[Point]:
    """Last: what is agreed until next time, for the targets of the plan."""
    for one in family_agreements(view.chart):
        if one.near(view.clock, view.person.zone):
            says = say("Agreement “{topic}”: look at it again", topic=one.topic)
            yield Point(kind="plan", says=says, because=(one.head.id,), of=one.entry)
    aims = [(first, head) for first, head in targets(view.chart).items() if head.body.therapy or head.body.therapy_focus]  # fmt: skip
    for first, head in aims:
        yield Point(kind="plan", says=say("Plan: what is next for “{target}”", target=head.body.name), because=(head.id,), of=first)  # fmt: skip
    if not aims:
        yield Point(kind="plan", says=say("Plan: what the two of you agree until next time"))


def _checks(number: int) -> Iterator[Point]:
    if number in CHECKS_AT:
        yield Point(kind="check", says=say("Session {number}: ask the session check, and go through the checklist of this work", number=number))  # fmt: skip
