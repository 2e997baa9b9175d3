"""An answer that may mean danger (item nine of PHQ-9 and its like) opens a safety event at once, form finished or not."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.safety import LEVELS
from steadystep.knowledge import Instrument, SafetyItem
from steadystep.reasoning.facts.activation import variant_for
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

RiskAnswer = tuple[AnyEntry, Instrument, SafetyItem, int]


def find(view: View) -> Iterator[Said]:
    strongest: dict[str, int] = {}
    for answer in _risk_answers(view):
        entry, _, risk, _ = answer
        event = variant_for(view, risk.event, entry.body.when.day)
        urgency = LEVELS.index(view.knowledge.safety_variant(event).level)
        form = entry.body.form
        if urgency >= strongest.get(form, len(LEVELS)):
            continue  # the same sheet said so already, at least as urgently
        strongest[form] = urgency
        yield from opened(view, RULE.id, event, entry, _says(answer))


def _risk_answers(view: View) -> list[RiskAnswer]:
    """Every answer at or above a risk item's threshold, in the order we learned of it. Imported history raises nothing."""
    found: list[RiskAnswer] = []
    for entry in view.chart.among(ItemAnswered, Answers):
        instrument = view.knowledge.instruments.get(entry.body.instrument)
        if instrument is None or entry.imported:
            continue
        found += [(entry, instrument, risk, value) for risk, value in _reached(instrument, entry)]
    return sorted(found, key=lambda answer: answer[0].seq)


def _reached(instrument: Instrument, entry: AnyEntry) -> Iterator[tuple[SafetyItem, int]]:
    for item in {risk.item for risk in instrument.safety_items}:
        value = _value(entry, item)
        hit = [
            risk
            for risk in instrument.safety_items
            if risk.item == item and value is not None and value >= risk.at_least
        ]
        if hit and value is not None:
            yield max(hit, key=lambda risk: risk.at_least), value


def _value(entry: AnyEntry, item: int) -> int | None:
    body = entry.body
    if isinstance(body, ItemAnswered):
        return body.value if body.item == item else None
    return body.items[item - 1] if item <= len(body.items) else None


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
