"""What follows from mechanisms: the judges that `judged_by` of a rule names, for two medicines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from steadystep.chart import Words, say
from steadystep.knowledge import Drug, MechanismRule, Severity, SidePair
from steadystep.knowledge.interaction import Side
from steadystep.knowledge.mechanisms import Enzyme, Strength

from .answers import any_holds
from .cases import Pair, blocked, pair_of, planned, severity_of
from .index import Index
from .saying import by_enzymes
from .verdict import Exposure, Holds, Unchecked, Verdict

Judged = Verdict | Unchecked
DOES: Final = {
    "strong": {"in": "strong inhibitor", "out": "strong inducer"},
    "moderate": {"in": "moderate inhibitor", "out": "moderate inducer"},
    "weak": {"in": "weak inhibitor", "out": "weak inducer"},
}
# Rules about an effect that some medicines have only from a dose on (`only_then` in their mechanisms).
AT_DOSE: Final = {"MR23": "lowers_hormonal_contraceptive", "IX40": "lowers_hormonal_contraceptive"}


def derived(index: Index, one: Exposure, two: Exposure, holds: Holds) -> list[Judged]:
    """Every derived rule that fires for the two, or cannot be told; `one` and `two` come sorted by drug id."""
    found: dict[str, Judged] = {}
    for rule_id, orders in _candidates(index, one, two).items():
        rule = index.rules[rule_id]
        if any(isinstance(found.get(other), Verdict) for other in rule.never_after):
            continue
        said = JUDGES[rule.judged_by](index, rule, orders, holds)
        if said is not None:
            found[rule_id] = said
    return list(found.values())


Orders = list[tuple[Exposure, Exposure, int]]  # who stands on A, who on B, and by which pair of sides


def _candidates(index: Index, one: Exposure, two: Exposure) -> dict[str, Orders]:
    """Rules in which they can stand on the two sides, those that win over others first."""
    found: dict[str, Orders] = {}
    for first, second in ((one, two), (two, one)):
        for rule_id, number in sorted(index.on_a[first.drug] & index.on_b[second.drug]):
            found.setdefault(rule_id, []).append((first, second, number))
    return dict(sorted(found.items(), key=lambda item: (bool(index.rules[item[0]].never_after), item[0])))


def by_sides(index: Index, rule: MechanismRule, orders: Orders, holds: Holds) -> Judged | None:
    """By flags and names, in the first order that fits."""
    first, second, number = orders[0]
    drugs = index.knowledge.drugs
    pair = pair_of(drugs[first.drug], drugs[second.drug], (first, second))
    return _weighed(index, rule, pair, rule.pairs[number], say(rule.title), holds)


def by_enzyme(index: Index, rule: MechanismRule, orders: Orders, holds: Holds) -> Judged | None:
    """Only where what one does to an enzyme meets what the other needs; both directions are told in one verdict."""
    drugs = index.knowledge.drugs
    ways = [
        (first.drug, _does(rule.pairs[number].a), enzyme, second.drug)
        for first, second, number in orders
        for enzyme in shared_enzymes(rule.pairs[number], drugs[first.drug], drugs[second.drug], first.mg_day)
    ]
    if not ways:
        return None
    acting, affected = ways[0][0], ways[0][3]
    taken = orders[0][:2]
    pair = pair_of(drugs[acting], drugs[affected], taken)
    pair = Pair(pair.first, pair.second, pair.doses, tuple(way[2] for way in ways))
    return _weighed(index, rule, pair, rule.pairs[0], by_enzymes(ways, drugs), holds)


def with_risk_points(index: Index, rule: MechanismRule, orders: Orders, holds: Holds) -> Judged | None:
    """Only in a person with enough risk points; cannot be told while the unknown ones could make them up."""
    needed = rule.risk_points.needed if rule.risk_points else 0
    names = risk_points(index, rule)
    held, unknown = [n for n in names if holds(n)], [n for n in names if holds(n) is None]
    if len(held) + len(unknown) < needed:
        return None
    if len(held) < needed:
        first, second, _ = orders[0]
        return Unchecked(id=rule.id, drugs=(first.drug, second.drug), needs=tuple(unknown))
    return by_sides(index, rule, orders, holds)


def risk_points(index: Index, rule: MechanismRule) -> tuple[str, ...]:
    """The circumstances that count one point each, as the rule or the one it points to lists them."""
    points = rule.risk_points
    if points is None:
        return ()
    listed = index.rules[points.same_as].risk_points if points.same_as else points
    return tuple(sorted(listed.each.circumstances)) if listed and listed.each else ()


def shared_enzymes(pair: SidePair, first: Drug, second: Drug, mg_day: float | None) -> tuple[Enzyme, ...]:
    """Enzymes that `first` changes with just the strength of side A, at its dose, and `second` needs as side B says."""
    wanted = pair.a.cyp_inhibitor or pair.a.cyp_inducer
    changed: Mapping[Enzyme, Strength]
    changed = _inhibits(first, mg_day) if pair.a.cyp_inhibitor else first.mechanisms.cyp_inducer
    needs = second.mechanisms.cyp_substrate
    return tuple(
        one for one, power in changed.items() if power == wanted and needs.get(one) == pair.b.cyp_substrate
    )


def _inhibits(drug: Drug, mg_day: float | None) -> Mapping[Enzyme, Strength]:
    """What it inhibits at that dose; a dose that is not known is not taken for a large one."""
    stronger = {
        each.enzyme: each.inhibits
        for each in drug.mechanisms.at_dose
        if each.enzyme and each.inhibits and mg_day is not None and mg_day >= each.from_mg_day
    }
    return {**drug.mechanisms.cyp_inhibitor, **stronger}


def _does(side: Side) -> str:
    return DOES[side.cyp_inhibitor or side.cyp_inducer or "weak"]["in" if side.cyp_inhibitor else "out"]


def _weighed(
    index: Index, rule: MechanismRule, pair: Pair, sides: SidePair, mechanism: Words, holds: Holds
) -> Judged | None:
    wanted = tuple(sorted(rule.needs.circumstances)) if rule.needs else ()
    needed = any_holds(wanted, holds) if wanted else True
    if needed is False:
        return None
    drugs = tuple(sorted(drug.id for drug in pair.drugs))
    if needed is None:
        return Unchecked(id=rule.id, drugs=drugs, needs=wanted)
    points = [name for name in risk_points(index, rule) if holds(name)]
    pair = Pair(pair.first, pair.second, pair.doses, pair.enzymes, len(points))
    severity, hinges = severity_of(rule, sides.severity or rule.severity, pair, holds)
    return None if severity is None else _verdict(rule, pair, severity, mechanism, hinges, holds)


def _verdict(
    rule: MechanismRule,
    pair: Pair,
    severity: Severity,
    mechanism: Words,
    hinges: tuple[str, ...],
    holds: Holds,
) -> Verdict:
    washouts = {
        drug.id: rule.washout.days_after(drug.id)
        for drug in pair.drugs
        if rule.washout is not None and rule.a.holds(drug)
    }
    return Verdict(
        id=rule.id, a=pair.first.id, b=pair.second.id if pair.second else "",
        drugs=tuple(sorted(drug.id for drug in pair.drugs)), severity=severity, mechanism=mechanism, effect=rule.effect,
        message=say(rule.message, washout=max(washouts.values(), default=0)), do=rule.action, provenance=rule.provenance,
        blocks=blocked(rule, pair, holds), planned=planned(rule, pair, holds), washouts=washouts,
        when_stopped=dict(_when_stopped(rule, pair)), hinges=hinges,
    )  # fmt: skip


def _when_stopped(rule: MechanismRule, pair: Pair) -> Iterator[tuple[str, tuple[int, str]]]:
    """The medicine whose stop turns the rule round: side A of an inducer, the other one beside lithium or lamotrigine."""
    turned = rule.when_stopped
    if turned is None:
        return
    moved = pair.first if rule.pairs[0].a.by_enzyme else pair.second
    if moved is not None and (turned.of is None or turned.of.takes(moved.id, moved.groups)):
        yield moved.id, (turned.days, turned.effect)


Judge = Callable[[Index, MechanismRule, Orders, Holds], Judged | None]
JUDGES: Mapping[str, Judge] = {
    "maoi_with_serotonergic": by_sides,
    "two_serotonergic": by_sides,
    "inhibitor_with_substrate": by_enzyme,
    "inducer_with_substrate": by_enzyme,
    "qt_stacking": by_sides,
    "qt_with_risk_points": with_risk_points,
    "respiratory_depression": by_sides,
    "additive_bleeding": by_sides,
    "seizure_threshold": by_sides,
    "low_sodium": by_sides,
    "lithium_clearance_down": by_sides,
    "lithium_clearance_up": by_sides,
    "opioid_blocking": by_sides,
    "hepatotoxic_pair": by_sides,
    "sympathomimetic_load": by_sides,
    "antidopaminergic_pair": by_sides,
    "orthostasis": by_sides,
    "lamotrigine_with_estrogen": by_sides,
    "maoi_with_weak_agent": by_sides,
}
