"""What must hold of every instrument's file, and which wording ships."""

import pytest

from steadystep.knowledge import Instrument, Knowledge, load

KNOWN = load().instruments
CODES = [
    "PHQ9",
    "PHQ2",
    "PHQA",
    "QIDS16",
    "GDS15",
    "EPDS",
    "GAD7",
    "PSWQ",
    "PDSS_SR",
    "PANICLOG",
    "PCL5",
    "PCPTSD5",
    "MDQ",
    "BIPCHECK",
    "ASRM",
    "MOODCHART",
    "BPRS18",
    "CGI",
    "ASRS",
    "VANDERBILT",
    "ISI",
    "SLEEPDIARY",
    "AUDITC",
    "AUDIT10",
    "DAST10",
    "CRAFFT",
    "BAM",
    "CRAVE",
    "COWS",
    "SOWS_OWN",
    "CIWAAR",
    "CSSRS",
    "ASQ",
    "SAFETYPLAN",
    "CORE10",
    "WSAS",
    "WHODAS12",
    "FUNC4",
    "BARC10",
    "RECOVERY_COUNTERS",
    "AIMS",
    "SECHECK",
    "GASS",
    "SLUMS",
    "ZBI12",
    "CARER3",
    "PSC17",
    "WAISR",
    "SESSION3",
]
# Ship code A allows the wording, and it is still left out: the file's rights say why.
ALLOWED_BUT_NOT_BUNDLED = {"bam", "core_10", "slums"}


def named(value: Instrument) -> str:
    return value.id


def test_every_instrument_of_the_specification_has_its_file() -> None:
    assert len(CODES) == 49
    assert sorted(each.code for each in KNOWN.values()) == sorted(CODES)


@pytest.mark.parametrize("given", KNOWN.values(), ids=named)
def test_wording_ships_only_where_rights_allow(given: Instrument) -> None:
    expected = given.rights.ship_code in {"A", "O"} and given.id not in ALLOWED_BUT_NOT_BUNDLED
    assert given.carries_wording == given.rights.may_ship_wording == expected
    assert (given.entry == "total") == (not expected)


@pytest.mark.parametrize("given", KNOWN.values(), ids=named)
def test_the_clinics_own_trackers_say_so(given: Instrument) -> None:
    own = given.rights.ship_code == "O"
    assert given.validated == (not own)
    assert any("without validated cut-offs" in note for note in given.notes) == own


@pytest.mark.parametrize("given", KNOWN.values(), ids=named)
def test_every_item_has_something_to_answer(given: Instrument) -> None:
    assert given.items, "answers can be scored even where the wording does not ship"
    for item in given.every_item:
        assert len(given.values_of(item)) >= 2
    assert given.cadence or given.cadence_note


def test_the_parts_of_an_item_set_are_as_the_forms_print_them() -> None:
    cows, ciwa = KNOWN["cows"], KNOWN["ciwa_ar"]
    assert [cows.values_of(item) for item in cows.items][:3] == [(0, 1, 2, 4), (0, 1, 2, 3, 4), (0, 1, 3, 5)]
    assert [max(ciwa.values_of(item)) for item in ciwa.items] == [7] * 9 + [4]
    assert [item.number for item in KNOWN["gds_15"].items if item.reverse] == [1, 5, 7, 11, 13]
    assert [item.number for item in KNOWN["pswq"].items if item.reverse] == [1, 3, 8, 10, 11]
    assert [item.number for item in KNOWN["core_10"].items if item.reverse] == [2, 3]


def test_codes_are_unique_and_found(known: Knowledge) -> None:
    loinc = [code for each in KNOWN.values() for code in (each.loinc_panel, each.loinc_total) if code]
    assert len(loinc) == len(set(loinc))
    found = known.instrument_coded("75626-2")
    assert found is not None
    assert found.id == "audit_c"


def test_every_risk_item_opens_an_event_at_once() -> None:
    risky = {
        name: [rule.item for rule in each.safety_items] for name, each in KNOWN.items() if each.safety_items
    }
    assert {"phq_9", "phq_a", "qids_sr_16", "epds", "core_10", "asq", "c_ssrs", "side_effect_check"} == set(
        risky
    )
