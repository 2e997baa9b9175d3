"""An answer that may mean danger (item nine of PHQ-9 and its like) opens a safety event at once, form finished or not."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.safety import LEVELS
from steadystep.reasoning.facts.activation import variant_for
from steadystep.reasoning.facts.risk_answers import RiskAnswer, risk_answers
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    strongest: dict[str, int] = {}
    for answer in risk_answers(view):
        entry, _, risk, _ = answer
        event = variant_for(view, risk.event, entry.body.when.day)
        urgency = LEVELS.index(view.knowledge.safety_variant(event).level)
        form = entry.body.form
        if urgency >= strongest.get(form, len(LEVELS)):
            continue  # the same sheet said so already, at least as urgently
        strongest[form] = urgency
        yield from opened(view, RULE.id, event, entry, _says(answer))


def _says(answer: RiskAnswer) -> Words:
    entry, instrument, risk, value = answer
    return say(
        "{name}, item {item} answered {value} on {day}.", name=instrument.short, item=risk.item, value=value,
        day=entry.body.when.day.isoformat(),
    )  # fmt: skip


RULE = Rule(
    id="safety.risk_answer", reads=reads(ItemAnswered, Answers), find=find,
    about="A risk item answered at or above its threshold raises its safety event (ES01).",
)  # fmt: skip
