"""The tables of medication: their examples come true, and rows read by hand against the specification."""

import re

import msgspec
import pytest

from steadystep.knowledge import (
    Circumstance,
    ClassTaper,
    DiagnosedCircumstance,
    ExternalMedicine,
    IndicationName,
    Knowledge,
    LateInjection,
    QuietPair,
    RedFlag,
    Selector,
    SideEffect,
    TrialTime,
    load,
)
from steadystep.knowledge.examples import UNMATCHED
from steadystep.knowledge.teaching import Teaching
from steadystep.reasoning.facts import sleep_window
from steadystep.reasoning.rules.medication import alcohol_goal, moud_ill, naloxone
from tests.knowledge import running

KNOWN = load()


def named(value: object) -> str:
    return str(getattr(value, "id", value))


def selected(select: Selector, drug_id: str) -> str:
    if drug_id == UNMATCHED:
        return "cannot_tell"
    drug = KNOWN.drugs[drug_id]
    return running.words(drug_id in select.drugs or bool(select.groups & drug.groups))


@pytest.mark.parametrize(
    "row",
    [
        *KNOWN.side_effects.values(),
        *KNOWN.class_tapers.values(),
        *KNOWN.trial_times.values(),
        *KNOWN.teaching.values(),
    ],
    ids=named,
)
def test_effects_tapers_and_trials_are_for_those_named(
    row: SideEffect | ClassTaper | TrialTime | Teaching,
) -> None:
    assert {selected(row.select, *each.given) for each in row.examples} == {
        "fires",
        "stays_quiet",
        "cannot_tell",
    }
    for example in row.examples:
        assert selected(row.select, *example.given) == example.outcome, example.name


@pytest.mark.parametrize("flag", KNOWN.red_flags.values(), ids=named)
def test_how_soon_to_call_as_the_examples_say(flag: RedFlag) -> None:
    assert {each.outcome for each in flag.examples} == {"fires", "stays_quiet", "cannot_tell"}
    for example in flag.examples:
        effect, reason = example.given
        found = KNOWN.red_flag(effect, told=reason == "told") if effect in KNOWN.side_effects else None
        told = "cannot_tell" if effect == UNMATCHED else running.words(found is not None)
        assert (told, found.level if found else "") == (example.outcome, example.finds), example.name


def test_nothing_is_less_pressing_than_the_event_it_may_be_a_sign_of() -> None:
    for flag in KNOWN.red_flags.values():
        if flag.event:
            assert flag.level <= max(each.level for each in KNOWN.safety_events[flag.event].variants), flag.id


@pytest.mark.parametrize("row", KNOWN.late_injections, ids=named)
def test_late_injections_fall_into_their_bands(row: LateInjection) -> None:
    assert {each.outcome for each in row.examples} == {"fires", "stays_quiet", "cannot_tell"}
    for example in row.examples:
        day = example.days_since_last
        told = "cannot_tell" if day is None else running.words(row.takes(day))
        assert told == example.outcome, example.name


@pytest.mark.parametrize("pair", KNOWN.quiet_pairs, ids=named)
def test_quiet_pair_examples_come_true(pair: QuietPair) -> None:
    assert {each.outcome for each in pair.examples} == {"fires", "stays_quiet", "cannot_tell"}
    for example in pair.examples:
        sides = {selected(pair.a_select, example.drug_a), selected(pair.b_select, example.drug_b)}
        first = next(each for each in ("stays_quiet", "cannot_tell", "fires") if each in sides)
        assert first == example.outcome, example.name


@pytest.mark.parametrize("row", KNOWN.circumstances.values(), ids=named)
def test_circumstances_hold_as_their_examples_say(row: Circumstance) -> None:
    for example in row.examples:
        (given,) = example.given
        told = "cannot_tell" if not given else running.words(row.holds(float(given)))
        assert told == example.outcome, example.name
    if row.measure:
        assert len(row.examples) == 3
    else:
        with pytest.raises(LookupError, match=f"{row.id} has no number"):
            row.holds(1)


@pytest.mark.parametrize("row", KNOWN.diagnosed.values(), ids=named)
def test_codes_tell_as_their_examples_say(row: DiagnosedCircumstance) -> None:
    for example in row.examples:
        (code,) = example.given
        assert (running.words(row.tells(code)) if code else "cannot_tell") == example.outcome, example.name


@pytest.mark.parametrize("row", KNOWN.external_medicines.values(), ids=named)
def test_names_of_external_medicines(row: ExternalMedicine) -> None:
    assert KNOWN.circumstances[row.id].kind == "external_medicine"
    for example in row.examples:
        (name,) = example.given
        assert (running.words(row.named_in(name)) if name else "cannot_tell") == example.outcome, example.name


@pytest.mark.parametrize("row", KNOWN.indication_names.values(), ids=named)
def test_indications_are_found_in_words(row: IndicationName) -> None:
    for example in row.examples:
        (words,) = example.given
        found = KNOWN.indications_in(words)
        assert (running.words(row.id in found) if words else "cannot_tell") == example.outcome, example.name


def test_every_strength_is_read_off_the_name_of_its_product() -> None:
    for each in KNOWN.strengths:
        parts = [float(one) for one in re.findall(r"([\d.]+) MG", each.product)]
        told = sum(parts) if each.drug_id == "amphetamine_xr" else parts[0]
        assert each.strength == told, each.product
        assert each.form in each.product.lower()
        drug = KNOWN.drugs[each.drug_id]
        assert any(one.split()[0] in each.product.lower() for one in (*drug.ingredients, drug.id)), (
            each.product
        )


def test_strengths_are_looked_up_by_medicine() -> None:
    assert {each.strength for each in KNOWN.strengths_of("sertraline")} == {25, 50, 100, 150, 200}
    assert {each.strength for each in KNOWN.strengths_of("lithium")} == {150, 300, 450, 600}
    assert KNOWN.strengths_of("st_johns_wort") == ()


def test_every_medicine_prescribed_here_has_strengths_with_a_source() -> None:
    prescribed = [drug for drug in KNOWN.drugs.values() if drug.prescribed_here]
    assert [drug.id for drug in prescribed if not KNOWN.strengths_of(drug.id)] == []
    by_label = [each for each in KNOWN.strengths if not each.rxcui]
    assert by_label
    assert all(each.provenance.sources[0].document.startswith("FDA label ") for each in by_label)


def test_every_circumstance_is_asked_for_somewhere() -> None:
    asked = {name for selector in every_selector(KNOWN) for name in selector.circumstances}
    asked |= {name for exercise in KNOWN.exercises.values() for name in exercise.not_with}
    asked |= {one.tells for section in KNOWN.intake_sections.values() for one in section.questions}
    asked |= {name for stage in KNOWN.life_stages.values() for name in stage.belongs}
    asked |= {*sleep_window.CAREFUL, *moud_ill.ILL, *naloxone.TOLD, alcohol_goal.GOAL}
    assert set(KNOWN.circumstances) - asked == set()


def every_selector(known: Knowledge) -> list[Selector]:
    found: list[Selector | None] = []
    for rule in known.mechanism_rules.values():
        found += rule.selectors
    for row in known.explicit_interactions:
        found += [row.a_select, row.b_select]
    for forbidden in known.contraindications:
        found += [forbidden.select, forbidden.when]
    for watched in known.monitoring.values():
        found += [watched.select, watched.who, watched.who_not]
        for token in watched.schedule:
            found += [variant.select for variant in token.variants]
            points = [point.event for point in (token.first, token.last) if point and point.event]
            found += [Selector(events=frozenset({event})) for event in points]
    for drug in known.drugs.values():
        found += [part.when for part in (*drug.dosing, *drug.titration, *drug.restart)]
    return [each for each in found if each]


# Read by hand against the specification


def test_divalproex_carries_the_unit_of_its_maximum() -> None:
    (row,) = KNOWN.drugs["divalproex"].dosing
    assert (row.max_mg_day, row.max_mg_kg_day, row.unit_note) == (None, 60, "max is mg/kg/day")
    assert row.maximum(weight_kg=80) == 4800
    assert row.maximum(weight_kg=None) is None
    others = [each for drug in KNOWN.drugs.values() for each in drug.dosing if each is not row]
    assert all(each.max_mg_kg_day is None for each in others)


def test_dosing_rows_say_for_whom_in_machine_form() -> None:
    citalopram = {row.population: row for row in KNOWN.drugs["citalopram"].dosing}
    older = citalopram["age >60, hepatic impairment, CYP2C19 PM or CYP2C19 inhibitor"]
    assert older.max_mg_day == 20
    assert older.when is not None
    assert older.when.conditions == {
        "age_over_60",
        "hepatic_impairment",
        "cyp2c19_poor_metaboliser",
        "cyp2c19_inhibitor",
    }
    kidney = {row.population: row.max_mg_day for row in KNOWN.drugs["acamprosate"].dosing}
    assert kidney == {"CrCl >50": 1998, "CrCl 31-50": 999}
    plain = [row for drug in KNOWN.drugs.values() for row in drug.dosing if row.when is None]
    assert {row.population for row in plain} == {
        "adult",
        "adult no valproate/inducer",
        "adult (off-label) or adjunct to stimulant",
    }


def test_an_unsafe_restart_is_known() -> None:
    gaps = {
        drug.id: sorted(each.gap_days_at_least for each in drug.restart)
        for drug in KNOWN.drugs.values()
        if drug.restart
    }
    assert gaps == {"lamotrigine": [3, 5, 12], "clozapine": [2], "prazosin": [3], "deutetrabenazine": [8]}


def test_class_tapers_have_their_figures() -> None:
    benzodiazepine = KNOWN.class_tapers["BZD-TAPER"]
    assert (benzodiazepine.cut_low_percent, benzodiazepine.cut_high_percent) == (5, 10)
    assert (benzodiazepine.never_over_percent, benzodiazepine.never_within_days) == (25, 14)
    assert [each.id for each in KNOWN.class_tapers_of(KNOWN.drugs["clonazepam"])] == ["BZD-TAPER"]
    assert [each.id for each in KNOWN.class_tapers_of(KNOWN.drugs["mirtazapine"])] == ["AD-TAPER"]


def test_side_effects_have_days() -> None:
    nausea, blood_pressure, weight = (KNOWN.side_effects[each] for each in ("SE01", "SE11", "SE08"))
    assert (nausea.onset_from_day, nausea.onset_to_day, nausea.latest_gone_day) == (1, 7, 21)
    assert blood_pressure.after_each_change
    assert weight.latest_gone_day is None, "it continues"
    rash = KNOWN.side_effects["SE15"]
    assert (rash.onset_from_day, rash.onset_to_day) == (5, 56)


def test_paliperidone_is_late_by_weeks() -> None:
    bands = [
        (each.missed, each.over_days, each.up_to_days)
        for each in KNOWN.late_injections_of("paliperidone_pp1m")
    ]
    assert bands == [
        ("second_starting_dose", None, 27),
        ("second_starting_dose", 27, 49),
        ("second_starting_dose", 49, None),
        ("maintenance", 37, 42),
        ("maintenance", 42, 182),
        ("maintenance", 182, None),
    ]


def test_clozapine_is_watched_weekly_then_less_often_and_after_it_stops() -> None:
    rule = KNOWN.monitoring["MO15"]
    assert [token.text.partition(" ")[0] for token in rule.schedule] == [
        "BL",
        "R7d@S..S+26w",
        "R14d@S+26w..S+52w",
        "R28d@S+52w..",
        "R7d@E:clozapine_stopped..E:clozapine_stopped+4w",
    ]
    assert rule.who_not is not None
    assert rule.who_not.conditions == {"benign_ethnic_neutropenia"}
    assert KNOWN.monitoring["MO16"].who == rule.who_not
    assert [each for each in KNOWN.monitoring.values() if each.ever_blocks_supply and each.id == "MO16"]


def test_brackets_without_a_machine_form_are_few_and_known() -> None:
    """Words that no machine can judge stay words; a new one is a decision."""
    notes = [
        (rule.id, variant.name)
        for rule in KNOWN.monitoring.values()
        for token in rule.schedule
        for variant in token.variants
        if variant.select is None and variant.kind != "part"
    ]
    assert [rule_id for rule_id, _ in notes] == [
        "MO19",
        "MO21",
        "MO24",
        "MO25",
        "MO28",
        "MO31",
        "MO31",
        "MO32",
        "MO32",
        "MO32",
        "MO33",
        "MO46",
    ]


def test_what_has_no_date_is_a_task_for_a_clinician() -> None:
    tasks = {
        rule.id for rule in KNOWN.monitoring.values() for t in rule.schedule if t.kind == "clinician_task"
    }
    assert tasks == {"MO14", "MO18", "MO20", "MO28", "MO37", "MO43", "MO45", "MO46", "MO50"}


def test_the_risk_points_are_written_once() -> None:
    listed, needing = KNOWN.mechanism_rules["MR08"].risk_points, KNOWN.mechanism_rules["MR09"].risk_points
    assert listed is not None
    assert listed.each is not None
    assert len(listed.each.conditions) == 10
    assert needing is not None
    assert (needing.each, needing.same_as, needing.needed) == (None, "MR08", 2)


def test_longest_washouts() -> None:
    days = {row.id: row.washout_days for row in KNOWN.explicit_interactions if row.washout_days is not None}
    assert days == {
        "IX01": 35,
        "IX02": 14,
        "IX03": 14,
        "IX04": 14,
        "IX19": 7,
        "IX21": 14,
        "IX53": 21,
        "IX54": 14,
    }


def test_a_dose_that_changes_what_a_medicine_does() -> None:
    (stronger,) = KNOWN.drugs["sertraline"].mechanisms.at_dose
    assert (stronger.from_mg_day, stronger.enzyme, stronger.inhibits) == (150, "2D6", "moderate")
    assert KNOWN.drugs["topiramate"].mechanisms.at_dose[0].from_mg_day == 200


# Names


@pytest.mark.parametrize("drug_id", KNOWN.drugs)
def test_a_medicine_is_found_by_all_its_names(drug_id: str) -> None:
    drug = KNOWN.drugs[drug_id]
    for word in (drug_id, drug.name, *drug.brands, *drug.also_called):
        assert KNOWN.drug_named(f"  {word.upper()} ") is drug, word
    for word in (drug.rxnorm_ingredient, drug_id.replace("_", " ")):
        assert not word or drug_id in KNOWN.drug_ids_named(word), word


def test_a_word_that_fits_several_products_names_none() -> None:
    shared = {word: ids for word, ids in KNOWN.ids_by_name.items() if len(ids) > 1}
    assert shared == {
        "1819": ("buprenorphine_naloxone_sl", "buprenorphine_sl", "buprenorphine_xr_b", "buprenorphine_xr_s"),
        "buprenorphine": ("buprenorphine_sl", "buprenorphine_xr_b", "buprenorphine_xr_s"),
        "5093": ("haloperidol", "haloperidol_dec"),
        "7243": ("naltrexone_oral", "naltrexone_xr"),
        "naltrexone": ("naltrexone_oral", "naltrexone_xr"),
        "35636": ("risperidone", "risperidone_lai"),
        "679314": ("paliperidone_er", "paliperidone_pp1m"),
        "paliperidone": ("paliperidone_er", "paliperidone_pp1m"),
        "89013": ("aripiprazole", "aripiprazole_lai_m"),
    }
    assert all(KNOWN.drug_named(word) is None for word in shared)


def test_an_own_name_beats_an_ingredient() -> None:
    assert KNOWN.drug_ids_named("haloperidol") == ("haloperidol",)
    assert KNOWN.drug_ids_named("Valproic  acid") == ("divalproex",)
    assert KNOWN.drug_ids_named("nothing of the kind") == ()


@pytest.mark.parametrize(
    "wrong",
    [{"rule": "eases", "named": ()}, {"rule": "locked", "named": ("sleepy",)}, {"rule": "eases_within", "named": ("sleepy",)}],
    ids=["a list of nothing", "a list for a sentence without one", "a time without days"],
)  # fmt: skip
def test_a_card_row_that_cannot_be_said_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Next: "):
        msgspec.structs.replace(KNOWN.teaching["TE-SSRI"], **wrong)
