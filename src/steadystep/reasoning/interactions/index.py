"""Which rules and rows each medicine can stand in: worked out once for a knowledge, then looked up."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.knowledge import (
    Contraindication,
    Drug,
    ExplicitInteraction,
    Knowledge,
    MechanismRule,
    Selector,
)
from steadystep.knowledge.interaction import Side

Standing = tuple[str, int]  # a rule's id and which of its pairs of sides
Alone = MechanismRule | ExplicitInteraction | Contraindication  # what may need one medicine and the person


class Index:
    """`on_a`, `on_b`: the sides of derived rules each medicine stands on; `rows_a`, `rows_b`: of explicit rows.

    `alone`: what needs one medicine and a circumstance; `bare`: rows that need none; `sums`: rules over the whole list.
    `same_substance`: forms of one medicine, and it with a combination that holds it.
    `by_dose`: medicines of which the daily dose decides, each with the doses in mg at which it does, in order.
    `longest_days`: after the last dose, for which any of them still counts a medicine.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.rules = dict(knowledge.mechanism_rules)
        self.rows = {row.id: row for row in knowledge.explicit_interactions}
        drugs = knowledge.drugs.values()
        self.on_a = {drug.id: frozenset(self._sides(drug, first=True)) for drug in drugs}
        self.on_b = {drug.id: frozenset(self._sides(drug, first=False)) for drug in drugs}
        self.rows_a = {drug.id: frozenset(self._rows(drug, first=True)) for drug in drugs}
        self.rows_b = {drug.id: frozenset(self._rows(drug, first=False)) for drug in drugs}
        self.sums = tuple(rule for rule in self.rules.values() if rule.a.sum_flag)
        self.bare = tuple(
            row for row in self.rows.values() if row.a_select.circumstances and row.b_select.circumstances
        )
        self.alone = {drug.id: tuple(self._alone(drug)) for drug in drugs}
        self.by_dose = {drug.id: doses for drug in drugs if (doses := tuple(sorted(set(self._doses(drug)))))}
        self.same_substance = {
            drug.id: frozenset(one.id for one in drugs if same_substance(drug, one)) for drug in drugs
        }
        self.longest_days = max(self._days(), default=1)

    def _sides(self, drug: Drug, *, first: bool) -> Iterator[Standing]:
        for rule in self.rules.values():
            if rule.exempt is not None and rule.exempt.takes(drug.id, drug.groups):
                continue
            for number, pair in enumerate(rule.pairs):
                if stands(pair.a if first else pair.b, drug):
                    yield rule.id, number

    def _rows(self, drug: Drug, *, first: bool) -> Iterator[str]:
        for row in self.rows.values():
            if (row.a_select if first else row.b_select).takes(drug.id, drug.groups):
                yield row.id

    def _alone(self, drug: Drug) -> Iterator[tuple[Alone, Selector]]:
        """Each rule or row with the selector of circumstances that stands on its other side."""
        for rule_id, number in sorted(self.on_a[drug.id]):
            named = self.rules[rule_id].pairs[number].b.named
            if named is not None and named.circumstances:
                yield self.rules[rule_id], named
        for row in self.rows.values():
            if row.id in self.rows_a[drug.id] and row.b_select.circumstances:
                yield row, row.b_select
            if row.id in self.rows_b[drug.id] and row.a_select.circumstances:
                yield row, row.a_select
        for each in self.knowledge.contraindications_of(drug):
            yield each, each.when

    def _days(self) -> Iterator[int]:
        for row in self.rows.values():
            yield row.washout_days or 1
        for rule in self.rules.values():
            yield rule.washout.days if rule.washout else 1
            yield rule.when_stopped.days if rule.when_stopped else 1

    def _doses(self, drug: Drug) -> Iterator[float]:
        for each in drug.mechanisms.at_dose:
            yield each.from_mg_day
        for rule in self.rules.values():
            changes = (change.when for change in rule.severity_changes)
            for case in (*changes, *rule.blocks_when, *rule.never_blocks):
                if case.at_most_mg_day is not None and case.drugs and case.drugs.takes(drug.id, drug.groups):
                    yield case.at_most_mg_day


def same_substance(first: Drug, second: Drug) -> bool:
    """Whether one of the two holds nothing that the other does not: forms of one medicine, or it and a combination."""
    return all(one in second.ingredients for one in first.ingredients) or all(
        two in first.ingredients for two in second.ingredients
    )


def stands(side: Side, drug: Drug) -> bool:
    """By flag, by name or by having any enzyme of the strength meant; at whatever dose."""
    table = drug.mechanisms
    at_dose = [each.inhibits for each in table.at_dose if each.inhibits]
    return (
        side.holds(drug)
        or (
            side.cyp_inhibitor is not None and side.cyp_inhibitor in (*table.cyp_inhibitor.values(), *at_dose)
        )
        or (side.cyp_inducer is not None and side.cyp_inducer in table.cyp_inducer.values())
        or (side.cyp_substrate is not None and side.cyp_substrate in table.cyp_substrate.values())
    )


_HELD: dict[str, Index] = {}


def index_of(knowledge: Knowledge) -> Index:
    """The index of that knowledge; the last one made is kept."""
    held = _HELD.get("last")
    if held is None or held.knowledge is not knowledge:
        held = _HELD["last"] = Index(knowledge)
    return held
