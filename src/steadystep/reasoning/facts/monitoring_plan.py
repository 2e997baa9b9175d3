"""What each medicine's rules ask, part by part, worked out once for a version of the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from steadystep.knowledge import Drug, Knowledge, MonitoringRule, ResultLimit, ScheduleToken

from .monitoring_schedule import is_gated

_KEPT: Final[dict[str, Plans]] = {}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One part of one rule: its tokens, the events they count from, and by which results it is done (none: a person says so).

    `gated`: some tokens are for certain people only, or end with something; `asked` is what they all ask, as the row puts it.
    """

    rule: MonitoringRule
    part: str
    item: str
    tokens: tuple[ScheduleToken, ...]
    asked: tuple[str, ...]
    gated: bool
    events: frozenset[str]
    analytes: tuple[str, ...]
    blood: bool


class Plans:
    """The plans of a version of the knowledge, by medicine, and those of the person."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._of_drug: dict[str, tuple[Plan, ...]] = {}
        self._of_rule = {rule.id: tuple(_plans(rule, knowledge)) for rule in knowledge.monitoring.values()}
        self.of_the_person = tuple(
            rule for rule in knowledge.monitoring.values() if not rule.select.drugs and not rule.select.groups
        )
        self.limits: Mapping[str, tuple[ResultLimit, ...]] = _by_analyte(knowledge.result_limits)

    def of_drug(self, drug: Drug) -> tuple[Plan, ...]:
        if drug.id not in self._of_drug:
            rules = self._knowledge.monitoring_for(drug)
            self._of_drug[drug.id] = tuple(plan for rule in rules for plan in self._of_rule[rule.id])
        return self._of_drug[drug.id]

    def of_rule(self, rule: MonitoringRule) -> tuple[Plan, ...]:
        return self._of_rule[rule.id]


def plans(knowledge: Knowledge) -> Plans:
    found = _KEPT.get(knowledge.version)
    if found is None:
        found = _KEPT[knowledge.version] = Plans(knowledge)
    return found


def _by_analyte(limits: tuple[ResultLimit, ...]) -> dict[str, tuple[ResultLimit, ...]]:
    found: dict[str, list[ResultLimit]] = {}
    for limit in limits:
        found.setdefault(limit.analyte, []).append(limit)
    return {name: tuple(own) for name, own in found.items()}


def _plans(rule: MonitoringRule, knowledge: Knowledge) -> Iterator[Plan]:
    for part, codes in rule.parts.items() if rule.parts else (("", rule.loinc),):
        analytes = _analytes(rule, part, codes, knowledge)
        tokens = tuple(token for token in rule.schedule if token.part in ("", part))
        yield Plan(
            rule=rule, part=part, item=_item(rule, part, analytes, knowledge), analytes=analytes,
            tokens=tokens, asked=tuple(token.text for token in tokens), gated=any(map(is_gated, tokens)),
            events=frozenset(_events(tokens)),
            blood=any(knowledge.analytes[one].kind == "blood" for one in analytes),
        )  # fmt: skip


def _events(tokens: tuple[ScheduleToken, ...]) -> Iterator[str]:
    for token in tokens:
        yield from (point.event for point in (token.first, token.last) if point and point.event)


def _analytes(
    rule: MonitoringRule, part: str, codes: tuple[str, ...], knowledge: Knowledge
) -> tuple[str, ...]:
    """What laboratories call it: by its codes, or by its own name."""
    found = [knowledge.analyte_ids[code] for code in codes if code in knowledge.analyte_ids]
    named = None if codes else knowledge.analyte_of("", part or rule.item)
    return tuple(dict.fromkeys([*found, *((named.id,) if named else ())]))


def _item(rule: MonitoringRule, part: str, analytes: tuple[str, ...], knowledge: Knowledge) -> str:
    """The item in a word or two: its part, what the laboratory calls it, else the words of the row."""
    if part:
        return f"{part} tests" if part == "liver" else part
    kinds = {knowledge.analytes[one].kind for one in analytes}
    if len(analytes) == 1 and kinds == {"blood"}:
        return knowledge.analytes[analytes[0]].name
    return rule.item
