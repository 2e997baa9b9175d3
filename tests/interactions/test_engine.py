"""The interaction engine against every example of the knowledge files, the reference pairs, and what must always hold."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.knowledge import Contraindication, ExplicitInteraction, MechanismRule, QuietPair
from steadystep.knowledge.examples import UNMATCHED, PairExample
from steadystep.reasoning.interactions import Answer, Exposure, weigh, with_the_list
from steadystep.reasoning.interactions.alone import alone
from steadystep.reasoning.interactions.derived import JUDGES, shared_enzymes
from steadystep.reasoning.interactions.index import index_of
from steadystep.reasoning.interactions.memory import Memory

KNOWN = knowledge.load()
CHECKED = {
    "MR01",
    "MR02",
    "MR04",
    "MR05",
    "MR06",
    "MR07",
    "MR08",
    "MR10",
    "MR12",
    "MR16",
    "MR18",
    "MR24",
    "MR27",
}
LISTED_FOR = {"serotonergic_sum", "sedation_sum", "anticholinergic_sum"}
ALONE = {
    "contraceptive_failure",
    "smoking_change",
    "sedative_with_alcohol",
}  # a medicine and the person, no second one


def cases(sources):
    return [
        pytest.param(one, example, id=f"{one.id} {example.name}")
        for one in sources
        for example in one.examples
    ]


def weighed(example: PairExample) -> Answer:
    taken = [Exposure("" if one == UNMATCHED else one, name=one) for one in example.drugs]
    return weigh(KNOWN, taken, example.circumstances.get)


@pytest.mark.parametrize(("rule", "example"), cases(KNOWN.mechanism_rules.values()))
def test_examples_of_the_rules(rule: MechanismRule, example: PairExample):
    assert weighed(example).of(rule.id) == example.outcome


@pytest.mark.parametrize(("row", "example"), cases(KNOWN.explicit_interactions))
def test_examples_of_the_rows(row: ExplicitInteraction, example: PairExample):
    said = weighed(example)
    if row.washout_days is None or said.of(row.id) != "fires":
        assert said.of(row.id) == example.outcome
        return
    verdict = next(each for each in (*said.pairs, *said.listed) if each.id == row.id)
    days = verdict.washouts[example.drug_b]
    since = example.days_since_last_dose_b
    assert example.outcome == ("cannot_tell" if since is None else "fires" if since < days else "stays_quiet")


@pytest.mark.parametrize(("row", "example"), cases(KNOWN.contraindications))
def test_examples_of_the_contraindications(row: Contraindication, example: PairExample):
    assert weighed(example).of(row.id) == example.outcome


@pytest.mark.parametrize("row", KNOWN.contraindications, ids=lambda row: row.id)
def test_a_contraindication_stops_for_every_medicine_it_names(row: Contraindication):
    holding = next(iter(row.when.circumstances))
    for drug in KNOWN.drugs.values():
        if row.select.takes(drug.id, drug.groups):
            said = weigh(KNOWN, [Exposure(drug.id)], {holding: True}.get)
            found = next(each for each in said.listed if each.id == row.id)
            assert found.blocks == (row.severity == "contraindicated")


@pytest.mark.parametrize(("quiet", "example"), cases(KNOWN.quiet_pairs))
def test_examples_of_the_pairs_that_must_not_alert(quiet: QuietPair, example: PairExample):
    if example.outcome != "fires":
        return
    said = weigh(KNOWN, [Exposure(one) for one in example.drugs], lambda name: True)
    assert {each.id for each in said.pairs} <= set(quiet.except_rules)


def test_every_judge_that_a_rule_names_is_written():
    """Pairs are judged by name; sums and circumstances by what the rule holds."""
    named = {rule.judged_by for rule in KNOWN.mechanism_rules.values()}
    assert named - set(JUDGES) == LISTED_FOR | ALONE
    assert set(JUDGES) <= named


def reference():
    with (Path(__file__).parent / "pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.mark.parametrize("row", reference(), ids=lambda row: f"{row['drug_a']} {row['drug_b']}")
def test_reference_pairs_derive_these_rules_and_no_other_of_those_checked(row):
    said = weigh(KNOWN, [Exposure(row["drug_a"]), Exposure(row["drug_b"])], lambda name: False)
    found = {one for each in said.pairs if each.id in CHECKED for one in with_enzymes(each.id, *each.drugs)}
    assert found == {one for one in row["expected_derived_rules"].split("|") if one != "none"}


def with_enzymes(rule_id, one, two):
    """`MR04:2D6:paroxetine` for each enzyme and the medicine that changes it; else the rule."""
    rule = KNOWN.mechanism_rules[rule_id]
    if not rule.a.by_enzyme:
        return [rule_id]
    return [
        f"{rule_id}:{enzyme}:{a}"
        for a, b in ((one, two), (two, one))
        for enzyme in shared_enzymes(rule.pairs[0], KNOWN.drugs[a], KNOWN.drugs[b], None)
    ]


drugs = st.sampled_from(sorted(KNOWN.drugs))
lists = st.lists(drugs, min_size=2, max_size=7, unique=True)
answers = st.dictionaries(
    st.sampled_from(sorted(KNOWN.circumstances)), st.sampled_from([True, False, None]), max_size=30
)


@given(lists, answers, st.randoms())
def test_the_order_of_the_list_changes_nothing(names, held, chance):
    mixed = list(names)
    chance.shuffle(mixed)
    first, second = (weigh(KNOWN, [Exposure(one) for one in order], held.get) for order in (names, mixed))
    assert first == second


@given(lists, drugs, answers)
def test_one_more_medicine_takes_no_pair_away(names, more, held):
    few = weigh(KNOWN, [Exposure(one) for one in names], held.get)
    many = weigh(KNOWN, [Exposure(one) for one in {*names, more}], held.get)
    assert set(map(repr, few.pairs)) <= set(map(repr, many.pairs))


@given(lists, answers)
def test_what_is_kept_equals_what_is_worked_out(names, held):
    """The memory of pairs never gives an answer for other circumstances."""
    said = weigh(KNOWN, [Exposure(one) for one in names], held.get)
    fresh = [
        each
        for one, two in combinations(sorted(names), 2)
        for each in Memory(index_of(KNOWN)).pair(Exposure(one), Exposure(two), held.get)
    ]
    assert {(each.id, each.drugs) for each in said.pairs} <= {(each.id, each.drugs) for each in fresh}
    assert all(each in fresh for each in said.pairs)


_INDEX = index_of(KNOWN)
_KEPT = Memory(_INDEX)
near_a_limit = st.sampled_from([
    (drug, dose + shift) for drug, doses in _INDEX.by_dose.items() for dose in doses for shift in (-1, 0, 1, 500)
])  # fmt: skip


@given(near_a_limit, st.one_of(near_a_limit, st.tuples(drugs, st.none())), answers)
def test_a_dose_counts_as_far_as_a_rule_names_it(one, two, held):
    """What was worked out for another dose between the same limits is what this dose would give."""
    pair = [Exposure(drug, mg_day=dose) for drug, dose in (one, two)]
    assert _KEPT.said(*pair, held.get) == Memory(_INDEX).said(*pair, held.get)
    assert _KEPT.alone(pair[0], held.get) == tuple(alone(_INDEX, pair[0], held.get))


@given(drugs, answers)
def test_what_is_kept_of_a_medicine_alone_is_of_these_circumstances(drug, held):
    assert _KEPT.alone(Exposure(drug), held.get) == tuple(alone(_INDEX, Exposure(drug), held.get))


def test_every_verdict_has_source_and_verification():
    said = weigh(KNOWN, [Exposure(one) for one in KNOWN.drugs], lambda name: True)
    assert len(said.pairs) > 3000
    for each in (*said.pairs, *said.listed):
        assert each.provenance.sources
        assert each.provenance.verification in ("verified", "partly", "unverified")
        assert str(each.message.text)
        assert each.do


def test_a_row_says_what_the_rule_repeats_and_all_ids_are_kept():
    said = weigh(KNOWN, [Exposure("lithium"), Exposure("ibuprofen")])
    assert [(each.id, each.said_by) for each in said.pairs] == [("IX08", ""), ("MR16", "IX08")]


def test_sertraline_inhibits_2d6_only_from_150_mg_on():
    for dose, fires in ((None, False), (100, False), (150, True)):
        said = weigh(KNOWN, [Exposure("sertraline", mg_day=dose), Exposure("nortriptyline")])
        assert (said.of("MR05") == "fires") is fires
    verdict = next(each for each in said.pairs if each.id == "MR05")
    assert verdict.severity == "major"


def test_a_little_trazodone_beside_an_ssri_is_moderate():
    for dose, severity in ((50, "moderate"), (100, "moderate"), (150, "major"), (None, "major")):
        said = weigh(KNOWN, [Exposure("sertraline"), Exposure("trazodone", mg_day=dose)])
        assert next(each for each in said.pairs if each.id == "MR02").severity == severity


def test_topiramate_below_200_mg_leaves_the_pill_alone():
    for dose, fires in ((100, False), (200, True), (None, True)):
        said = weigh(KNOWN, [Exposure("topiramate", mg_day=dose), Exposure("ethinyl_estradiol")])
        assert (said.of("IX40") == "fires") is fires


def test_buprenorphine_with_a_full_agonist_is_held_but_not_forbidden():
    said = weigh(
        KNOWN,
        [Exposure("buprenorphine_naloxone_sl"), Exposure("tramadol")],
        {"opioid_plan_on_file": True}.get,
    )
    verdict = next(each for each in said.pairs if each.id == "MR18")
    assert (verdict.severity, verdict.blocks, verdict.planned) == ("major", False, True)


def test_four_risk_points_block_two_qt_medicines():
    held = dict.fromkeys(("age_65", "female", "potassium_below_4", "bradycardia"), True)
    verdict = weigh(KNOWN, [Exposure("citalopram"), Exposure("ondansetron")], held.get).pairs[0]
    assert (verdict.id, verdict.severity, verdict.blocks) == ("MR08", "major", True)


def test_the_list_itself_tells_its_sums():
    taken = [Exposure(one) for one in ("citalopram", "ondansetron", "methadone")]
    said = weigh(KNOWN, taken, with_the_list(KNOWN, taken, lambda name: None))
    assert said.of("IX57") == "fires"
    few = weigh(KNOWN, taken[:2], with_the_list(KNOWN, taken[:2], lambda name: None))
    assert few.of("IX57") == "stays_quiet"


def test_a_medicine_that_matches_none_is_named():
    said = weigh(KNOWN, [Exposure("sertraline"), Exposure("", name="Dr Good's drops")])
    assert said.unknown == ("Dr Good's drops",)
    assert said.of("MR01") == "cannot_tell"
