"""HL7 v2 results: into the right chart, once; corrected ones replace; what cannot be taken is named, and nothing is lost."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from steadystep.chart import NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Observation
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import reading
from steadystep.faces.fhir.found import Refusal
from steadystep.faces.fhir.hl7_results import around, results_of
from steadystep.faces.fhir.hl7_text import read_messages
from steadystep.wiring.command_line import main
from tests import small_clinic

TODAY = When("2026-05-27", "America/New_York")
HEAD = r"MSH|^~\&|LAB|NORTH|STEADYSTEP|CLINIC|20260527130000-0400||ORU^R01|{control}|P|2.5.1"
PERSON = "PID|1||4711^^^LAB||Sample^Rosa||19880412|F"
ORDER = "OBR|1||F-1|24323-8^Panel^LN|||20260527080500-0400"
LITHIUM = "OBX|1|NM|14334-7^Lithium^LN||0.70|mmol/L|0.6-1.0|N|||F|||20260527080500-0400"


def message(*segments: str, control: str = "1") -> str:
    return "\r".join([HEAD.format(control=control), *segments]) + "\r"


@pytest.fixture
def rosa(db: None) -> str:
    small_clinic.open_clinic()
    client = str(uuid.uuid4())
    at = When("2026-01-05T14:00:00+00:00")
    who = Demographics(when=at, legal_name="Rosa Sample", birth_date=When("1988-04-12"))
    write(SOFTWARE, client, [NewEntry(id=str(uuid.uuid4()), body=who, source="import:fhir"),
                             NewEntry(id=str(uuid.uuid4()), body=TeamJoined(when=at, team=str(uuid.uuid4())), source="import:fhir")])  # fmt: skip
    return client


def brought(tmp_path: Path, *texts: str, status: int = 0, more: tuple[str, ...] = ()) -> dict[str, Any]:
    path = tmp_path / "results.hl7"
    path.write_text("".join(texts))
    result = CliRunner().invoke(main, ["import", str(path), "--json", *more])
    assert result.exit_code == status, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def levels(client: str) -> list[Observation]:
    return [entry.body for entry in reading.read_chart(client).of(Observation)]


def test_a_result_finds_its_person(rosa: str, tmp_path: Path) -> None:
    assert brought(tmp_path, message(PERSON, ORDER, LITHIUM))["written"] == 1
    (level,) = levels(rosa)
    assert (level.what.code, level.what.system, str(level.quantity)) == ("14334-7", "LOINC", "0.7 mmol/L")
    assert (level.category, level.reference) == ("lab", "0.6-1.0")
    assert level.when.at == "2026-05-27T08:05:00-04:00"


def test_sent_twice_stands_once(rosa: str, tmp_path: Path) -> None:
    brought(tmp_path, message(PERSON, ORDER, LITHIUM))
    again = brought(tmp_path, message(PERSON, ORDER, LITHIUM, control="2"))
    assert (again["written"], again["already_there"]) == (0, 1)
    assert len(levels(rosa)) == 1


def test_a_corrected_result_replaces_the_one_before(rosa: str, tmp_path: Path) -> None:
    brought(tmp_path, message(PERSON, ORDER, LITHIUM))
    right = LITHIUM.replace("|0.70|", "|0.90|").replace("|||F|||", "|||C|||")
    assert brought(tmp_path, message(PERSON, ORDER, right, control="2"))["corrected"] == 1
    (level,) = levels(rosa)
    assert level.quantity is not None
    assert level.quantity.value == 0.9
    assert len([one for one in reading.read_chart(rosa).entries if one.kind == "observation"]) == 2


def test_nobody_of_that_name(rosa: str, tmp_path: Path) -> None:
    found = brought(tmp_path, message(PERSON.replace("19880412", "19880413"), ORDER, LITHIUM), status=1)
    assert "Nobody here has this name and birth date." in found["refused"][0]["what"]
    assert "--client" in found["refused"][0]["next_step"]
    assert not levels(rosa)


def test_a_person_says_whose_it_is(rosa: str, tmp_path: Path) -> None:
    stranger = message(PERSON.replace("Rosa", "Rose"), ORDER, LITHIUM)
    assert brought(tmp_path, stranger, more=("--client", rosa))["written"] == 1


def test_only_a_look(rosa: str, tmp_path: Path) -> None:
    assert brought(tmp_path, message(PERSON, ORDER, LITHIUM), more=("--dry-run",))["written"] == 1
    assert not levels(rosa)


@pytest.mark.parametrize(
    ("segments", "what"),
    [
        ((ORDER, LITHIUM), "It names no patient"),
        ((PERSON, ORDER), "It holds no result"),
        ((PERSON, ORDER, LITHIUM.replace("|||F|||", "|||D|||")), "Its status is D"),
        ((PERSON, ORDER, "OBX|1|NM|||0.7|mmol/L|||||F"), "It does not say what it is about"),
        ((PERSON, ORDER, "OBX|1|NM|14334-7^Lithium^LN||||||||F"), "It has no result."),
    ],
)
def test_what_cannot_be_taken_is_named(
    rosa: str, tmp_path: Path, segments: tuple[str, ...], what: str
) -> None:
    found = brought(tmp_path, message(*segments), status=1)
    assert what in " ".join(one["what"] for one in found["refused"])
    assert "message 1" in found["refused"][0]["where"]
    assert not levels(rosa)


def test_the_rest_of_a_faulty_message_is_taken(rosa: str, tmp_path: Path) -> None:
    found = brought(tmp_path, message(PERSON, ORDER, "OBX|1|NM|||0.7|mmol/L|||||F", LITHIUM), status=1)
    assert found["written"] == 1


def test_other_messages_and_other_texts(rosa: str, tmp_path: Path) -> None:
    admitted = message(PERSON).replace("ORU^R01", "ADT^A01")
    found = brought(tmp_path, "not at all\r", admitted, message(PERSON, ORDER, LITHIUM), status=1)
    said = " ".join(one["what"] for one in found["refused"])
    assert "It does not begin with an MSH segment." in said
    assert "ADT^A01" in said
    assert found["written"] == 1


def test_words_ranges_and_escapes(rosa: str, tmp_path: Path) -> None:
    urine = r"OBX|1|ST|19659-2^Buprenorphine Ur^LN||Positive \T\ confirmed||||||F"
    under = "OBX|2|SN|3016-3^TSH^LN||<^0.3|m[IU]/L|0.3-4.5|L|||F"
    brought(tmp_path, message(PERSON, ORDER, urine, under))
    chart = reading.read_chart(rosa)
    by_code = {entry.body.code: entry for entry in chart.of(Observation)}
    assert by_code["19659-2"].body.text == "Positive & confirmed"
    assert "part2" in by_code["19659-2"].labels
    assert by_code["3016-3"].body.text.startswith("<0.3 m[IU]/L")
    assert by_code["3016-3"].body.quantity is None


@given(st.text(max_size=300))
def test_anything_at_all_is_read_without_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.hl7"
    path.write_bytes((message(PERSON, ORDER) + text).encode("utf-8", "surrogatepass"))
    for found in read_messages(path):
        if not isinstance(found, Refusal):
            list(results_of(found, around("America/New_York", TODAY)))
