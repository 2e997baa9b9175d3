"""Runs the pair examples a second, simple way: by hand-made loops over flags, enzymes, names and what the record says."""

from collections.abc import Iterable

from steadystep.knowledge import Drug, ExplicitInteraction, Knowledge, MechanismRule, QuietPair, Selector
from steadystep.knowledge.examples import UNMATCHED, PairExample
from steadystep.knowledge.interaction import Side

Answer = bool | None  # None: cannot be told


def derived(known: Knowledge, rule: MechanismRule, example: PairExample) -> str:
    return words(_derived(known, rule, example))


def words(answer: Answer) -> str:
    return "cannot_tell" if answer is None else "fires" if answer else "stays_quiet"


def _derived(known: Knowledge, rule: MechanismRule, example: PairExample) -> Answer:
    if UNMATCHED in example.drugs:
        return None
    drugs = [known.drugs[each] for each in example.drugs]
    if any(_derived(known, known.mechanism_rules[other], example) for other in rule.never_after):
        return False
    if rule.a.sum_flag is not None:
        return sum(getattr(each.mechanisms, rule.a.sum_flag) for each in drugs) >= (rule.a.sum_at_least or 0)
    if rule.exempt and any(_named(rule.exempt, each) for each in drugs):
        return False
    if any(
        change.severity == "none" and _same_ingredient(change.when.drugs, drugs)
        for change in rule.severity_changes
    ):
        return False
    return _all([_sides(rule, drugs, example), _needed(known, rule, example)])


def _sides(rule: MechanismRule, drugs: list[Drug], example: PairExample) -> Answer:
    found: list[Answer] = []
    for pair in rule.pairs:
        for first in drugs:
            if not _stands(pair.a, first):
                continue
            found += [
                _stands(pair.b, second) and _share(pair.a, pair.b, first, second)
                for second in drugs
                if second != first
            ]
            found.append(_recorded(pair.b.named.circumstances if pair.b.named else (), example))
    return _any(found)


def _stands(side: Side, drug: Drug) -> bool:
    by_enzyme = bool(side.cyp_inhibitor or side.cyp_inducer or side.cyp_substrate)
    by_name = side.named is not None and _named(side.named, drug)
    for test in side.any_of:
        value = getattr(drug.mechanisms, test.flag)
        if value in test.one_of or (
            test.at_least is not None and value is not None and value >= test.at_least
        ):
            return True
    return by_enzyme or by_name


def _share(a: Side, b: Side, first: Drug, second: Drug) -> bool:
    return not b.cyp_substrate or bool(enzymes(a, b, first, second))


def enzymes(a: Side, b: Side, first: Drug, second: Drug) -> list[str]:
    """The enzymes of `first` with just the strength of side A, on which `second` leans as side B says."""
    table = first.mechanisms.cyp_inhibitor if a.cyp_inhibitor else first.mechanisms.cyp_inducer
    strength = a.cyp_inhibitor or a.cyp_inducer
    leaning = second.mechanisms.cyp_substrate
    return [one for one, power in table.items() if power == strength and leaning.get(one) == b.cyp_substrate]


def _needed(known: Knowledge, rule: MechanismRule, example: PairExample) -> Answer:
    if rule.needs is not None:
        return _recorded(rule.needs.circumstances, example)
    if rule.risk_points is None or not rule.risk_points.needed:
        return True
    listed = known.mechanism_rules[rule.risk_points.same_as].risk_points
    assert listed is not None
    assert listed.each is not None
    answers = [example.circumstances.get(each) for each in listed.each.conditions]
    if answers.count(True) >= rule.risk_points.needed:
        return True
    return False if answers.count(True) + answers.count(None) < rule.risk_points.needed else None


def _same_ingredient(among: Selector | None, drugs: list[Drug]) -> bool:
    pair = {each for drug in drugs for each in drug.ingredients}
    return (
        len(drugs) == 2
        and len(pair) == 1
        and among is not None
        and any(_named(among, drug) for drug in drugs)
    )


def explicit(known: Knowledge, row: ExplicitInteraction, example: PairExample) -> str:
    sides = _all(
        [
            _selected(known, row.a_select, example.drug_a, example),
            _selected(known, row.b_select, example.drug_b, example),
        ]
    )
    if sides is not True or row.washout_days is None:
        return words(sides)
    if example.days_since_last_dose_b is None:
        return "cannot_tell"
    return words(example.days_since_last_dose_b < row.washout_days)


def quiet(known: Knowledge, pair: QuietPair, example: PairExample) -> str:
    return words(
        _all(
            [
                _selected(known, pair.a_select, example.drug_a, example),
                _selected(known, pair.b_select, example.drug_b, example),
            ]
        )
    )


def _selected(known: Knowledge, selector: Selector, drug_id: str, example: PairExample) -> Answer:
    if drug_id == UNMATCHED:
        return None
    by_name = bool(drug_id) and _named(selector, known.drugs[drug_id])
    return _any([by_name, _recorded(selector.circumstances, example)])


def _recorded(names: Iterable[str], example: PairExample) -> Answer:
    return _any([example.circumstances.get(name) for name in names])


def _named(selector: Selector, drug: Drug) -> bool:
    return drug.id in selector.drugs or any(group in drug.groups for group in selector.groups)


def _any(answers: Iterable[Answer]) -> Answer:
    given = list(answers)
    return True if True in given else None if None in given else False


def _all(answers: Iterable[Answer]) -> Answer:
    given = list(answers)
    return False if False in given else None if None in given else True
