"""Whether the client agrees to a line of the plan: it is theirs, or a proposal of the clinic (R9, R107)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan_together import PlanAnswered

State = Literal["agreed", "not_agreed", "proposal", "changed"]
# What of a line a client agrees to. A later review date or owner needs no new agreement.
WORDED = ("text", "sign", "name", "goal", "measure", "therapy_focus", "therapy", "area")


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """`changed`: it was agreed, and reworded by the clinic since. `words` are the client's, `entry` what it rests on."""

    state: State
    words: str = ""
    entry: AnyEntry | None = None

    @property
    def theirs(self) -> bool:
        return self.state == "agreed"


def agreement(chart: Chart, line: AnyEntry) -> Agreement:
    """Of the version that stands: what the client last said to it, else whether it is in their own words."""
    said = answer_to(chart, line)
    if said is None:
        return Agreement(state="agreed" if by_client(line) else "proposal", entry=line)
    body: PlanAnswered = said.body
    answered = chart.entry(body.line)
    if answered is None or said.seq > line.seq or _worded(answered) == _worded(line):
        return Agreement(state=_state(body.answer), words=body.words, entry=said)
    if by_client(line):
        return Agreement(state="agreed", entry=line)
    return Agreement(state="changed" if body.answer == "agreed" else "proposal", words=body.words, entry=said)


def answer_to(chart: Chart, line: AnyEntry) -> AnyEntry | None:
    """The last answer to any version of that line."""
    versions = set(chart.versions(line))
    answers = [one for one in chart.of(PlanAnswered) if one.body.line in versions]
    return max(answers, key=lambda one: one.seq, default=None)


def by_client(line: AnyEntry) -> bool:
    """Written by the client, or by staff who say that the client agrees."""
    return line.role == "client" or bool(getattr(line.body, "agreed", False))


def _state(answer: str) -> State:
    return "agreed" if answer == "agreed" else "not_agreed"


def _worded(entry: AnyEntry) -> tuple[Any, ...]:
    return tuple(getattr(entry.body, name, None) for name in WORDED)
