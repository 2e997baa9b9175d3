"""XML becomes the JSON that FHIR means: judged by an XML writer that knows no table, by HL7's own JSON, and by fhir.resources."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec
import pytest
from fhir.resources.R4B import get_fhir_model_class

from steadystep.faces.fhir.elements import misshapen
from steadystep.faces.fhir.found import ReadResource
from steadystep.faces.fhir.reading import read_bytes, read_path

from .element_oracle import FILE, table, written
from .given import ECQM, HL7, SAMPLES, taken

# Faults of the published examples, not of our reading: a day where an instant is due, and codes with trailing blanks.
FAULTS_OF_THE_EXAMPLES = re.compile(
    r"DocumentReference date|QuestionnaireResponse item\.\d+\.answer\.0\.valueCoding\.code"
)


def samples(*paths: Any) -> list[ReadResource]:
    return [one for path in paths for one in read_path(path) if isinstance(one, ReadResource)]


def as_xml(one: dict[str, Any]) -> str:
    """JSON to XML by FHIR's rules alone: keys to elements, lists to repetitions. It needs to know no type."""
    inner = "".join(
        _element(name, value, one.get(f"_{name}")) for name, value in one.items() if name[0] != "_"
    )
    inner += "".join(
        _element(name[1:], None, value)
        for name, value in one.items()
        if name[0] == "_" and name[1:] not in one
    )
    return f'<{one["resourceType"]} xmlns="http://hl7.org/fhir">{inner}</{one["resourceType"]}>'


def _element(name: str, value: Any, extra: Any) -> str:
    if name == "resourceType":
        return ""
    if isinstance(value, list) or isinstance(extra, list):
        values, extras = value or [None] * len(extra), extra or [None] * len(value)
        return "".join(_element(name, *pair) for pair in zip(values, extras, strict=True))
    attributes, inner = "", ""
    if isinstance(value, dict) and "resourceType" in value:
        return f"<{name}>{as_xml(value)}</{name}>"
    holder = value if isinstance(value, dict) else extra or {}
    for key, held in holder.items():
        if (
            key in {"id", "url"}
            and isinstance(held, str)
            and (key == "id" or name in {"extension", "modifierExtension"})
        ):
            attributes += f" {key}={quoteattr(held)}"
        elif key[0] != "_":
            inner += _element(key, held, holder.get(f"_{key}"))
    if value is not None and not isinstance(value, dict):
        text = json.dumps(value) if isinstance(value, bool) else str(value)
        attributes += f" value={quoteattr(text)}"
    return f"<{name}{attributes}>{inner}</{name}>"


def test_the_table_of_elements_is_what_the_oracle_says() -> None:
    assert FILE.read_bytes() == written(table())


@pytest.mark.parametrize("one", samples(ECQM), ids=lambda one: one.where)
def test_json_written_as_xml_reads_back_equal(one: ReadResource) -> None:
    (back,) = read_bytes(as_xml(one.resource).encode(), "again.xml")

    assert isinstance(back, ReadResource)
    assert back.canonical == one.canonical


@pytest.mark.parametrize("one", samples(HL7), ids=lambda one: one.where)
def test_what_is_read_from_xml_has_the_shape_that_fhir_resources_expects(one: ReadResource) -> None:
    assert misshapen(one.resource) is None
    model = get_fhir_model_class(one.type)

    assert not [
        fault for fault in _faults(model, one.canonical) if not FAULTS_OF_THE_EXAMPLES.fullmatch(fault)
    ]


def _faults(model: Any, canonical: str) -> list[str]:
    try:
        model.model_validate(msgspec.json.decode(canonical))
    except ValueError as error:
        return [f"{model.__name__} {'.'.join(map(str, each['loc']))}" for each in error.errors()]
    return []


def test_hl7s_own_json_and_xml_of_the_same_form_give_equal_answers() -> None:
    (as_json,) = samples(SAMPLES / "phq-9-example-1.json")
    (as_xml_read,) = [one for one in samples(HL7) if one.id == "phq-9-example-1"]

    assert taken(as_json.resource) == taken(as_xml_read.resource)
    # The two were published at different times, with the last two items the other way round.
    assert _by_question(as_json) == _by_question(as_xml_read)


def _by_question(one: ReadResource) -> list[Any]:
    return sorted(one.resource["item"], key=lambda item: item["linkId"])


def test_primitives_keep_their_extensions_and_the_narrative_its_markup() -> None:
    raw = b"""<Patient xmlns="http://hl7.org/fhir"><text><status value="generated"/>
      <div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>bold</b> word &amp; more</p></div></text>
      <name><given value="A"/><given id="g"><extension url="u"><valueBoolean value="true"/></extension></given></name>
      <birthDate value="1990"><extension url="v"><valueInteger value="3"/></extension></birthDate></Patient>"""

    (one,) = read_bytes(raw, "p.xml")

    assert one.resource["text"]["div"] == (
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>bold</b> word &amp; more</p></div>'
    )
    assert one.resource["name"] == [
        {
            "given": ["A", None],
            "_given": [None, {"id": "g", "extension": [{"url": "u", "valueBoolean": True}]}],
        }
    ]
    assert one.resource["_birthDate"] == {"extension": [{"url": "v", "valueInteger": 3}]}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"category": {}}, "Observation.category should be a list."),
        ({"status": ["final"]}, "Observation.status should not be a list."),
        ({"valueQuantity": {"value": "7"}}, "Observation.valueQuantity.value should be a decimal."),
        ({"code": "x"}, "Observation.code should be an object."),
        ({"status": None}, "Observation.status should be a string."),
        ({"valueBoolean": 1}, "Observation.valueBoolean should be a boolean."),
        (
            {"contained": [{"resourceType": "Patient", "active": "yes"}]},
            "Observation.contained.active should be a boolean.",
        ),
    ],
)
def test_a_wrong_shape_is_named(wrong: dict[str, Any], says: str) -> None:
    assert str(misshapen({"resourceType": "Observation", **wrong})) == says
