"""Small FHIR resources for the tests, and the one way in which they are imported."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from steadystep.chart import Body, When
from steadystep.faces.fhir.importing import ImportPlan, plan_import
from steadystep.faces.fhir.mapping import NotTaken, Surroundings, bodies_of

SAMPLES = Path(__file__).parent / "samples"
HL7 = SAMPLES / "hl7_us_bh_profiles_examples_xml.tar.gz"
ECQM = SAMPLES / "ecqm_sample_cases.tar.gz"
ZONE = "America/New_York"
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
ALICE = {"reference": "Patient/alice"}


def patient(patient_id: str = "alice", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": patient_id,
        "name": [{"family": "Example", "given": ["Alice"]}],
        "birthDate": "1990-05-17",
        **more,
    }


def resource(kind: str, resource_id: str = "one", **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": resource_id, "subject": ALICE, **more}


def concept(code: str, system: str, text: str = "") -> dict[str, Any]:
    coding = {"system": system, "code": code}
    return {"coding": [coding], **({"text": text} if text else {})}


def loinc(code: str, text: str = "") -> dict[str, Any]:
    return concept(code, "http://loinc.org", text)


def bundle(*resources: dict[str, Any], **more: Any) -> dict[str, Any]:
    entries = [
        {"fullUrl": f"urn:case:{one['resourceType']}/{one.get('id')}", "resource": one} for one in resources
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **more}


def taken(one: dict[str, Any], **others: dict[str, Any]) -> Body:
    """The one body that this resource gives; `others` are what references resolve to, by `Type/id`."""
    found = {f"{each['resourceType']}/{each['id']}": each for each in others.values()}
    around = Surroundings(
        zone=ZONE,
        undated=When("2026-03-02", ZONE),
        today=date(2030, 1, 1),
        resolve=found.get,
        drug_named=lambda medicine: "",
    )
    (body,) = bodies_of(one, around)
    return body


def why_not(one: dict[str, Any], **others: dict[str, Any]) -> str:
    """The reason why this resource gives no entry."""
    with pytest.raises(NotTaken) as refused:
        taken(one, **others)
    return str(refused.value.why)


def observation(**more: Any) -> dict[str, Any]:
    stated = {"status": "final", "effectiveDateTime": "2024-02-05", "code": loinc("4548-4", "A1c")}
    return resource("Observation", **{**stated, **more})


def imported(folder: Path, *contents: Any, **options: Any) -> ImportPlan:
    """Writes each content as a file of its own (JSON, or bytes as they are) and plans the import of the folder."""
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(contents):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        ending = "xml" if raw.lstrip().startswith(b"<") else "json"
        (folder / f"{number:02}.{ending}").write_bytes(raw)
    return plan(folder, **options)


def plan(*paths: Path, **options: Any) -> ImportPlan:
    return plan_import(paths, ZONE, at=AT, **options)


def accounted(found: ImportPlan) -> int:
    """Resources of which the report says what became of them, each place once."""
    report = found.report
    charted = {line.where for client in report.clients for line in (*client.taken, *client.kept)}
    return len(charted) + len(report.aside) + len(report.repeated)
