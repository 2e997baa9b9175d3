"""Messages as conversations: who waits for an answer since when, who has it, and by when it is promised."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.team import Message
from steadystep.chart.teamwork import MessageFollowed
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.clock import Clock

from .deadlines import deadline
from .person import Person
from .responsible import named

With = Literal["client", "caregiver", "team"]
CLIENT = "client"


class AroundMessages(Protocol):
    """What a view offers here."""

    chart: Chart
    knowledge: Knowledge
    clinic: Clinic
    clock: Clock

    @property
    def person(self) -> Person: ...


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """Messages that belong together, oldest first. `waiting` are those nobody answered; then `due` is by when.

    `owner` is the person who answers ('' when nobody holds `owner_role`); `handed` the last step that moved it.
    """

    key: str
    between: With
    messages: tuple[AnyEntry, ...]
    waiting: tuple[AnyEntry, ...]
    owner_role: str
    owner: str
    due: datetime | None
    handed: AnyEntry | None

    @property
    def last(self) -> AnyEntry:
        return self.messages[-1]


def conversations(view: AroundMessages) -> tuple[Conversation, ...]:
    """Every conversation of the chart, the latest last."""
    found: dict[str, list[AnyEntry]] = {}
    for one in view.chart.of(Message):
        found.setdefault(key_of(view.chart, one), []).append(one)
    steps: dict[str, list[AnyEntry]] = {}
    for step in view.chart.of(MessageFollowed):
        steps.setdefault(step.body.conversation, []).append(step)
    made = [_conversation(view, key, tuple(each), steps.get(key, [])) for key, each in found.items()]
    return tuple(sorted(made, key=lambda one: (one.last.occurred, one.last.seq)))


def key_of(chart: Chart, entry: AnyEntry) -> str:
    """All with the client is one conversation, with each caregiver another; among staff the first message begins one."""
    body = entry.body
    if body.from_caregiver:
        return f"caregiver/{entry.author}"
    if entry.role == CLIENT or body.to == CLIENT:
        return CLIENT
    if body.thread:
        return str(body.thread)
    about = f"caregiver/{body.to}"
    told = any(one.body.from_caregiver and one.author == body.to for one in chart.of(Message))
    return about if told else chart.origin(entry.id)


def _conversation(
    view: AroundMessages, key: str, messages: tuple[AnyEntry, ...], steps: list[AnyEntry]
) -> Conversation:
    between: With = "client" if key == CLIENT else "caregiver" if key.startswith("caregiver/") else "team"
    waiting = _waiting(between, messages, [one for one in steps if one.body.step != "handed_on"])
    handed = next((one for one in reversed(steps) if one.body.step == "handed_on"), None)
    role, person = _owner(view, between, waiting, handed)
    due = _due(view, between, waiting) if waiting else None
    return Conversation(
        key=key, between=between, messages=messages, waiting=waiting, owner_role=role,
        owner=there(person, view.clinic, view.clock), due=due, handed=handed,
    )  # fmt: skip


def _waiting(between: With, messages: tuple[AnyEntry, ...], ended: list[AnyEntry]) -> tuple[AnyEntry, ...]:
    """What came in after the last answer, or after somebody said that none is needed. History of elsewhere waits for nobody."""
    asks = [one for one in messages if _asks(between, one) and not one.imported]
    if not asks:
        return ()
    answers = [one for one in messages if _answers(between, one, asks)]
    last = max((_moment(one) for one in (*answers, *ended)), default=None)
    return tuple(one for one in asks if last is None or _moment(one) > last)


def _asks(between: With, one: AnyEntry) -> bool:
    if between == "team":
        return one.body.answer_by is not None
    return one.body.from_caregiver if between == "caregiver" else one.role == CLIENT


def _answers(between: With, one: AnyEntry, asks: list[AnyEntry]) -> bool:
    """Among staff the answer of anybody but who asked last before it."""
    if between == "client":
        return one.role != CLIENT and one.body.to == CLIENT
    if between == "caregiver":
        return not one.body.from_caregiver
    before = [ask for ask in asks if _moment(ask) < _moment(one)]
    return bool(before) and one.author != before[-1].author


def _moment(one: AnyEntry) -> tuple[datetime, int]:
    return one.recorded_at, one.seq


def _owner(
    view: AroundMessages, between: With, waiting: tuple[AnyEntry, ...], handed: AnyEntry | None
) -> tuple[str, str]:
    """Role and person: whom it was handed to; among staff whom it was written to; else by the clinic's order."""
    to = handed.body.to if handed else waiting[-1].body.to if between == "team" and waiting else ""
    if to in view.clinic.staff:
        return _role_of(view, to), to
    roles = (to,) if to and to != "team" else view.knowledge.working_together.messages.owners
    held = ((role, named((role,), view.person, view.clinic)) for role in roles)
    return next(((role, person) for role, person in held if person), (roles[0], ""))


def _role_of(view: AroundMessages, person: str) -> str:
    """The role of that person for this client, else the first that they hold."""
    here = [member.role for member in view.person.members if member.person == person]
    return here[-1] if here else min(view.clinic.staff[person].roles, default="therapist")


def _due(view: AroundMessages, between: With, waiting: tuple[AnyEntry, ...]) -> datetime:
    asked = waiting[0].body.answer_by if between == "team" else None
    if asked is not None:
        return asked.end  # type: ignore[no-any-return]  # the body of a Message
    level = view.knowledge.working_together.messages.level
    return deadline(level, waiting[0].recorded_at, view.knowledge, view.clinic)


def there(person: str, clinic: Clinic, clock: Clock) -> str:
    """That person, or who stands in for them while they are away; asked again when the leave begins or ends."""
    for gone in clinic.away:
        if gone.person == person and clock.reached(gone.starts) and not clock.reached(gone.ends):
            return gone.substitute if gone.substitute in clinic.staff else person
    return person
