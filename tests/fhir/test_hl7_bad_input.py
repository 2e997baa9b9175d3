"""Results as laboratories really send them when something went wrong: said in words, nothing half written, nothing under another's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from steadystep.clinic.ledger import reading
from steadystep.faces.fhir.found import Refusal
from steadystep.faces.fhir.hl7_text import read_messages
from tests.fhir.test_hl7 import LITHIUM, ORDER, PERSON, brought, levels, message, rosa

__all__ = ["rosa"]  # the fixture
OTHER = "PID|1||4712^^^LAB||Beispiel^Otto||19700101|M"
RIGHT = LITHIUM.replace("|0.70|", "|0.90|").replace("|||F|||", "|||C|||")


def said(found: dict[str, object]) -> str:
    return " ".join(f"{one['what']} {one['next_step']}" for one in found["refused"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("cut", [8, 30, 33, 44, 50])
def test_a_message_cut_off_in_a_result_brings_no_part_of_a_number(
    rosa: str, tmp_path: Path, cut: int
) -> None:
    """1.72 cut after its first digit must not become 1."""
    whole = LITHIUM.replace("0.70", "1.72")
    found = brought(tmp_path, message(PERSON, ORDER) + whole[:cut], status=1)
    assert found["written"] == 0
    assert "cut off" in said(found)
    assert not levels(rosa)


def test_cut_off_before_any_result(rosa: str, tmp_path: Path) -> None:
    found = brought(tmp_path, message(PERSON, ORDER)[:-20], status=1)
    assert "It holds no result" in said(found)
    assert "Ask the laboratory for the report." in said(found)


def test_a_late_original_does_not_replace_its_correction(rosa: str, tmp_path: Path) -> None:
    """Out of order: the corrected 0.9 came first. What comes late is named, and 0.9 stands."""
    brought(tmp_path, message(PERSON, ORDER, RIGHT, control="2"))
    found = brought(tmp_path, message(PERSON, ORDER, LITHIUM), status=1)
    assert "Another value of this result stands" in said(found)
    (level,) = levels(rosa)
    assert level.quantity is not None
    assert level.quantity.value == 0.9


def test_a_preliminary_result_is_replaced_by_the_final_one(rosa: str, tmp_path: Path) -> None:
    early = LITHIUM.replace("|0.70|", "|0.60|").replace("|||F|||", "|||P|||")
    brought(tmp_path, message(PERSON, ORDER, early))
    assert brought(tmp_path, message(PERSON, ORDER, LITHIUM, control="2"))["corrected"] == 1
    (level,) = levels(rosa)
    assert level.quantity is not None
    assert level.quantity.value == 0.7


def test_a_line_that_comes_twice_in_one_message_stands_once(rosa: str, tmp_path: Path) -> None:
    found = brought(tmp_path, message(PERSON, ORDER, LITHIUM, LITHIUM))
    assert (found["written"], found["already_there"]) == (1, 1)


def test_two_patients_in_one_message_are_kept_apart(rosa: str, tmp_path: Path) -> None:
    """The second is nobody here: their result is refused, and not written under Rosa's name."""
    found = brought(tmp_path, message(PERSON, ORDER, LITHIUM, OTHER, ORDER, RIGHT), status=1)
    assert found["written"] == 1
    assert "Nobody here has this name and birth date." in said(found)
    (level,) = levels(rosa)
    assert level.quantity is not None
    assert level.quantity.value == 0.7


def test_a_result_before_its_patient_belongs_to_nobody(rosa: str, tmp_path: Path) -> None:
    found = brought(tmp_path, message(ORDER, LITHIUM, PERSON), status=1)
    assert "A result stands before the patient it belongs to." in said(found)
    assert not levels(rosa)


def test_a_result_without_its_order_is_taken_by_its_own_time(rosa: str, tmp_path: Path) -> None:
    assert brought(tmp_path, message(PERSON, LITHIUM))["written"] == 1


def test_a_foreign_unit_stays_as_it_was_sent(rosa: str, tmp_path: Path) -> None:
    """Nothing is converted on the way in; whether it can be judged is said by the review."""
    brought(tmp_path, message(PERSON, ORDER, LITHIUM.replace("mmol/L", "mg/dL")))
    (level,) = levels(rosa)
    assert str(level.quantity) == "0.7 mg/dL"


def test_letters_of_other_languages_in_any_of_the_two_encodings(rosa: str, tmp_path: Path) -> None:
    """A comment in Spanish as UTF-8 and as Latin-1."""
    words = "OBX|1|ST|8251-1^Comment^LN||Muestra pequeña||||||F"
    for number, encoding in enumerate(("utf-8", "latin-1")):
        path = tmp_path / f"{encoding}.hl7"
        path.write_bytes(
            message(PERSON, ORDER, words.replace("pequeña", f"pequeña {number}")).encode(encoding)
        )
        (one,) = read_messages(path)
        assert not isinstance(one, Refusal)
        obx = one.first("OBX")
        assert obx is not None
        assert obx.part(5) == f"Muestra pequeña {number}"


def test_ten_megabytes_of_one_result_are_refused_and_the_rest_is_taken(rosa: str, tmp_path: Path) -> None:
    """A scanned report sent as text: too long for a result; the level beside it stands."""
    huge = "OBX|2|ST|11502-2^Report^LN||" + "A" * 10_000_000 + "||||||F"
    found = brought(tmp_path, message(PERSON, ORDER, LITHIUM, huge), status=1)
    assert found["written"] == 1
    assert len(said(found)) < 500
    assert len(reading.read_chart(rosa).entries) == 3
