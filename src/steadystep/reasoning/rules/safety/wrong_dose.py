"""Errors that the chart itself shows: an injection past its expiry, before its day, the same one twice on one day. ES31."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.supply import InjectionGiven
from steadystep.reasoning.facts.triggers import fresh
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_EVENT = "ES31"


def find(view: View) -> Iterator[Said]:
    before: list[AnyEntry] = []
    for entry in view.chart.of(InjectionGiven):
        twin = next((one for one in before if _same(one, entry)), None)
        before.append(entry)
        if not fresh(view, entry):
            continue
        if twin is not None:
            says = say(
                "{name} is written down twice on {day}.", name=entry.body.name, day=entry.body.when.day
            )
            yield from opened(view, RULE.id, _EVENT, entry, says, because=(twin.id, entry.id))
        elif entry.body.expiry is not None and entry.body.expiry.end <= entry.body.when.earliest:
            says = say("{name} of {day} was past its expiry.", name=entry.body.name, day=entry.body.when.day)
            yield from opened(view, RULE.id, _EVENT, entry, says)
        elif entry.body.given_before_its_day:
            says = say(
                "{name} of {day} was given before its day.", name=entry.body.name, day=entry.body.when.day
            )
            yield from opened(view, RULE.id, _EVENT, entry, says)


def _same(one: AnyEntry, other: AnyEntry) -> bool:
    return bool(one.body.drug) and (one.body.drug, one.body.when.day) == (
        other.body.drug,
        other.body.when.day,
    )


RULE = Rule(
    id="safety.wrong_dose", reads=reads(InjectionGiven), find=find,
    about="ES31: an injection past its expiry, given before its day, or written down twice on one day.",
)  # fmt: skip
