"""Sample bytes cut and overwritten, sample values exchanged: nothing raises, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steadystep.chart import Chart, read_body, write_body
from steadystep.faces.fhir.reading import ReadResource, Refusal, read_bytes, read_path

from .given import ECQM, HL7, accounted, imported, patient

ALL = (HL7, ECQM)


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    raw = bytearray(draw(st.sampled_from(_RAW)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(raw)))
        raw[start : start + draw(st.integers(0, 30))] = draw(st.binary(max_size=8))
    return bytes(raw[: draw(st.integers(0, len(raw)))]) if draw(st.booleans()) else bytes(raw)


_RESOURCES = [one.resource for path in ALL for one in read_path(path) if isinstance(one, ReadResource)]
_RAW = [json.dumps(one, default=str).encode() for one in _RESOURCES[::9]] + [
    b'<Observation xmlns="http://hl7.org/fhir"><status value="final"/><valueInteger value="3"/></Observation>'
]


@given(broken())
def test_no_bytes_make_reading_raise(raw: bytes) -> None:
    for found in read_bytes(raw, "any.json"):
        assert isinstance(found, ReadResource | Refusal)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["2024-02-31", "Patient/x", "final"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["coding", "value", "code", "reference"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@st.composite
def odd(draw: st.DrawFn) -> dict[str, Any]:
    """A sample resource in which a few values, wherever they are, were exchanged for others of any shape."""
    one: dict[str, Any] = json.loads(json.dumps(draw(st.sampled_from(_RESOURCES)), default=str))
    for _ in range(draw(st.integers(1, 3))):
        holder: Any = one
        while True:
            key = draw(st.sampled_from(_keys(holder)))
            if not _keys(holder[key]) or draw(st.booleans()):
                break
            holder = holder[key]
        if key != "resourceType" or holder is not one:
            holder[key] = draw(ODD)
    return one


def _keys(holder: Any) -> list[Any]:
    return (
        list(holder)
        if isinstance(holder, dict)
        else list(range(len(holder)))
        if isinstance(holder, list)
        else []
    )


@settings(max_examples=150)
@given(st.lists(odd(), min_size=1, max_size=3))
def test_no_shape_makes_an_import_raise_or_lose_a_resource(
    tmp_path_factory: pytest.TempPathFactory, many: list[dict[str, Any]]
) -> None:
    found = imported(tmp_path_factory.mktemp("odd"), patient("bh-patient-example"), *many)

    assert accounted(found) + len(found.report.refused) == len(many) + 1
    for client in found.clients:
        Chart(client.client_id, ())
        for entry in client.entries:
            assert read_body(entry.body.kind(), write_body(entry.body)) == entry.body
    assert found.report.to_text()
