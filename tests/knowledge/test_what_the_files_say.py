"""What reasoning, the pages and consent rely on in the shipped files."""

import pytest

from steadystep.knowledge import Knowledge


def test_phq_9_is_banded_as_published(known: Knowledge) -> None:
    phq_9 = known.instruments["phq_9"]
    edges = [(band.low, band.high, band.name) for band in phq_9.bands]
    assert edges[2:] == [(10, 14, "moderate"), (15, 19, "moderately severe"), (20, 27, "severe")]
    assert phq_9.band(28) is None
    assert [item.number for item in phq_9.items if not item.scored] == [10]


@pytest.mark.parametrize("instrument", ["phq_9", "gad_7"])
def test_the_lowest_option_reads_not_at_all(known: Knowledge, instrument: str) -> None:
    assert known.instruments[instrument].options[0].text == "Not at all"


def test_an_instrument_without_rights_ships_no_word_of_it(known: Knowledge) -> None:
    pdss = known.instruments["pdss_sr"]
    assert (pdss.carries_wording, pdss.stem, pdss.options, pdss.languages) == (False, "", (), ())
    assert [item.text for item in pdss.items] == [""] * 7
    without = pdss.band(6, when="panic without agoraphobia")
    assert without is not None
    assert without.name == "slightly ill"


def test_an_instrument_is_found_by_id_code_and_loinc(known: Knowledge) -> None:
    for code in ("phq_9", "PHQ9", "44249-1", "44261-6"):
        found = known.instrument_coded(code)
        assert found is not None
        assert found.id == "phq_9"
    assert known.instrument_coded("99999-9") is None


def test_a_code_shared_by_products_names_none_of_them(known: Knowledge) -> None:
    assert known.drug_named("7243") is None
    assert known.drug_ids_named("7243") == ("naltrexone_oral", "naltrexone_xr")


def test_a_medicine_that_tells_of_substance_use_treatment_is_marked(known: Knowledge) -> None:
    marked = {drug.id for drug in known.drugs.values() if drug.part_2}
    assert marked == known.groups["BUP"] | known.groups["NALTREXONE"] | {
        "methadone",
        "lofexidine",
        "acamprosate",
        "disulfiram",
    }
    assert "naloxone_nasal" not in marked, "everybody near opioids may have it in the house"


def test_an_unverified_maximum_never_blocks(known: Knowledge) -> None:
    rows = [row for drug in known.drugs.values() for row in drug.dosing]
    assert any(row.hard_limit and not row.may_block for row in rows)
    assert not any(row.may_block and row.basis.verification == "unverified" for row in rows)


def test_a_medicine_and_the_row_about_its_washout_agree(known: Knowledge) -> None:
    row = next(each for each in known.explicit_interactions if each.id == "IX01")
    washout = known.drugs["fluoxetine"].washout
    assert washout is not None
    assert washout.days == row.washout_days == 35
    rule = known.mechanism_rules["MR01"].washout
    assert rule is not None
    assert (rule.days_after("phenelzine"), rule.days_after("linezolid")) == (14, 1)
    after = known.drugs["phenelzine"].washout
    assert after is not None
    assert after.days == rule.days


def test_every_name_has_a_file_and_knows_its_groups(known: Knowledge) -> None:
    assert set(known.drug_names) == set(known.drugs)
    assert known.drugs["fluoxetine"].groups == {"SSRI", "AD_BOXED", "CYP2D6_STRONG_INHIBITOR"}
    assert known.drugs["ibuprofen"].groups == {"NSAID"}


def test_lithium_is_watched(known: Knowledge) -> None:
    rules = {rule.id: rule for rule in known.monitoring_for(known.drugs["lithium"])}
    assert list(rules) == ["MO01", "MO02", "MO03", "MO04", "MO05", "MO06", "MO19", "MO41"]
    assert rules["MO01"].loinc == ("14334-7",)
    assert rules["MO02"].parts["electrolytes"] == ("2951-2", "2823-3"), "a creatinine alone is not all of it"


def test_the_ladder_climbs_as_the_specification_says(known: Knowledge) -> None:
    steps = [(step.fraction, step.who[0], step.opens) for step in known.clocks.ladder]
    assert steps == [
        (0, "owner", ""),
        (0.25, "backup", ""),
        (0.5, "lead", ""),
        (1, "admin", ""),
        (1.25, "admin", "ES32"),
    ]
    assert [(clock.amount, clock.unit) for clock in known.clocks.clocks][:3] == [
        (5, "minutes"),
        (60, "minutes"),
        (4, "working_hours"),
    ]


def test_an_event_has_a_level_an_owner_and_an_end(known: Knowledge) -> None:
    levels = {variant.id: variant.level for variant in known.safety_events["ES01"].variants}
    assert levels == {"ES01-1": "T2", "ES01-2": "T1", "ES01-3": "T0", "ES01-Y": "T1"}
    assert known.safety_variant("ES01-2").next_variant == "ES01-3"
    with pytest.raises(KeyError, match="no safety event has a variant ES99"):
        known.safety_variant("ES99")


def test_notes_kept_apart_are_read_by_their_author_only(known: Knowledge) -> None:
    for item in ("psychotherapy_notes", "sud_counselling_notes"):
        readers = {
            role for role in known.rights.roles if known.rights.read(item, role) not in {"none", "by_consent"}
        }
        assert readers == {"therapist"}
        assert known.rights.read(item, "therapist") == "author"
        assert {role for role in known.rights.roles if known.rights.may_write(item, role)} == {"therapist"}
    assert not known.rights.labels["psychotherapy_note"].opened_by_break_glass


def test_what_is_not_named_stays_shut(known: Knowledge) -> None:
    assert known.rights.read("diary", "prescriber") == "none"
    assert known.rights.read("medicines", "janitor") == "none"
    assert not known.rights.may_write("diary", "prescriber")


def test_the_software_reads_nothing_on_its_own_behalf_and_closes_nothing(known: Knowledge) -> None:
    assert {known.rights.read(item, "software") for item in known.rights.items} == {"none"}
    assert {role.id for role in known.rights.roles.values() if role.closes_safety} == {
        "prescriber",
        "therapist",
        "lead",
    }


def test_only_a_prescriber_decides_about_medicines_others_report(known: Knowledge) -> None:
    deciders = {role for role in known.rights.roles if known.rights.may_decide("medicines", role)}
    reporters = {role for role in known.rights.roles if known.rights.may_write("medicines", role)} - deciders
    assert deciders == {"prescriber"}
    assert reporters == {"therapist", "case_manager", "nurse", "client"}


def test_rows_that_are_our_own_rule_say_so(known: Knowledge) -> None:
    ours = [row for row in known.rights.matrix.values() if row.role == "lead"]
    assert ours
    assert {row.basis for row in ours} == {"clinic rule"}
