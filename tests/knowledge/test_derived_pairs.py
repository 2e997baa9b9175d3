"""Fifty-five pairs and the rules that must follow from their mechanisms, as a reference run of the specification has them.

Held against MR01, MR02, MR04-MR08, MR10, MR12, MR16, MR18, MR24 and MR27, as there; explicit rows come on top.
"""

import pytest

from steadystep.knowledge import Knowledge, MechanismRule
from steadystep.knowledge.examples import PairExample
from tests.knowledge import running_pairs

CHECKED = [
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
]
PAIRS = (
    ("phenelzine", "fluoxetine", "MR01|MR02"),
    ("phenelzine", "dextromethorphan", "MR01|MR02"),
    ("phenelzine", "pseudoephedrine", "MR01"),
    ("phenelzine", "sumatriptan", "MR01|MR02"),
    ("phenelzine", "methylphenidate_oros", "MR01"),
    ("tranylcypromine", "meperidine", "MR01|MR02"),
    ("linezolid", "sertraline", "MR01|MR02"),
    ("paroxetine", "tamoxifen", "MR04:2D6:paroxetine"),
    ("fluvoxamine", "clozapine", "MR04:1A2:fluvoxamine"),
    ("fluvoxamine", "tizanidine", "MR04:1A2:fluvoxamine"),
    ("ciprofloxacin", "tizanidine", "MR04:1A2:ciprofloxacin|MR08"),
    ("ciprofloxacin", "clozapine", "MR04:1A2:ciprofloxacin|MR08"),
    ("fluvoxamine", "ramelteon", "MR04:1A2:fluvoxamine"),
    ("bupropion_xl", "atomoxetine", "MR04:2D6:bupropion_xl"),
    ("paroxetine", "atomoxetine", "MR04:2D6:paroxetine"),
    ("lithium", "ibuprofen", "MR16"),
    ("lithium", "lisinopril", "MR16"),
    ("lithium", "hydrochlorothiazide", "MR16"),
    ("lithium", "aspirin", "none"),
    ("lamotrigine", "divalproex", "MR04:UGT:divalproex"),
    ("lamotrigine", "ethinyl_estradiol", "MR24"),
    ("naltrexone_xr", "tramadol", "MR18"),
    ("naltrexone_oral", "buprenorphine_naloxone_sl", "MR18"),
    ("olanzapine_samidorphan", "methadone", "MR18"),
    ("buprenorphine_naloxone_sl", "tramadol", "MR10|MR18"),
    ("buprenorphine_naloxone_sl", "clonazepam", "MR10"),
    ("buprenorphine_naloxone_sl", "naloxone_nasal", "none"),
    ("citalopram", "ondansetron", "MR08"),
    ("citalopram", "omeprazole", "MR05:2C19:omeprazole"),
    ("sertraline", "ibuprofen", "MR12"),
    ("sertraline", "warfarin", "MR12"),
    ("sertraline", "tramadol", "MR02"),
    ("quetiapine", "ketoconazole", "MR04:3A4:ketoconazole"),
    ("quetiapine", "carbamazepine_er", "MR06:3A4:carbamazepine_er"),
    ("lurasidone", "clarithromycin", "MR04:3A4:clarithromycin"),
    ("aripiprazole", "paroxetine", "MR04:2D6:paroxetine"),
    ("viloxazine_er", "clozapine", "MR04:1A2:viloxazine_er"),
    ("viloxazine_er", "duloxetine", "MR04:1A2:viloxazine_er"),
    ("clozapine", "tobacco_smoke", "MR07:1A2:tobacco_smoke"),
    ("olanzapine", "tobacco_smoke", "MR07:1A2:tobacco_smoke"),
    ("methadone", "rifampin", "MR06:3A4:rifampin|MR07:2B6:rifampin"),
    ("buprenorphine_xr_s", "rifampin", "MR06:3A4:rifampin"),
    ("alprazolam", "ketoconazole", "MR04:3A4:ketoconazole"),
    ("codeine", "paroxetine", "MR04:2D6:paroxetine"),
    ("divalproex", "lamotrigine", "MR04:UGT:divalproex"),
    ("escitalopram", "sumatriptan", "MR02"),
    ("prazosin", "propranolol", "none"),
    ("sertraline", "trazodone", "MR02"),
    ("phenelzine", "lithium", "MR27"),
    ("phenelzine", "buspirone", "MR01"),
    ("phenelzine", "oxycodone", "MR27"),
    ("tranylcypromine", "carbamazepine_er", "MR01"),
    ("phenelzine", "naloxone_nasal", "none"),
    ("selegiline_td", "buprenorphine_naloxone_sl", "MR27"),
    ("gabapentin", "buprenorphine_naloxone_sl", "MR10"),
)


@pytest.mark.parametrize(("drug_a", "drug_b", "expected"), PAIRS)
def test_the_rules_that_follow(drug_a: str, drug_b: str, expected: str, known: Knowledge) -> None:
    example = PairExample(name="a pair", outcome="fires", drug_a=drug_a, drug_b=drug_b)
    found = []
    for rule_id in CHECKED:
        rule = known.mechanism_rules[rule_id]
        if running_pairs.derived(known, rule, example) == "fires":
            found += by_enzyme(known, rule, drug_a, drug_b) or [rule_id]
    assert set(found or ["none"]) == set(expected.split("|"))


def by_enzyme(known: Knowledge, rule: MechanismRule, drug_a: str, drug_b: str) -> list[str]:
    """`MR04:2D6:paroxetine` for each enzyme and the medicine that changes it."""
    assert rule.b is not None
    if not rule.b.cyp_substrate:
        return []
    first, second = known.drugs[drug_a], known.drugs[drug_b]
    return [
        f"{rule.id}:{enzyme}:{one.id}"
        for one, other in ((first, second), (second, first))
        for enzyme in running_pairs.enzymes(rule.a, rule.b, one, other)
    ]
