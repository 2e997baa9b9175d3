"""Reading a path: what is FHIR is read exactly, what is not becomes a refusal, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from steadystep.faces.fhir import found as limits
from steadystep.faces.fhir.reading import ReadResource, Refusal, read_bytes, read_path

from .given import ECQM, HL7, bundle, patient

XML = b'<Patient xmlns="http://hl7.org/fhir"><id value="a"/><name><family value="%s"/></name></Patient>'


def read(raw: bytes, where: str = "file.json") -> list[ReadResource | Refusal]:
    return list(read_bytes(raw, where))


def only_refusal(raw: bytes, where: str = "file.json") -> str:
    (refusal,) = read(raw, where)
    assert isinstance(refusal, Refusal)
    assert refusal.where
    assert str(refusal.next_step)
    return str(refusal.what)


def family(raw: bytes) -> str:
    (one,) = read(raw)
    assert isinstance(one, ReadResource), one
    return str(one.resource["name"][0]["family"])


def test_the_samples_are_read_whole() -> None:
    assert len(list(read_path(HL7))) == 73
    assert len(list(read_path(ECQM))) == 157
    assert all(isinstance(one, ReadResource) for path in (HL7, ECQM) for one in read_path(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_json_is_read_in_every_encoding_that_names_itself(encoding: str) -> None:
    raw = json.dumps(patient(name=[{"family": "Müller"}]), ensure_ascii=False).encode(encoding)

    assert family(raw) == "Müller"


def test_json_in_another_encoding_is_refused_not_guessed() -> None:
    raw = json.dumps(patient(name=[{"family": "Müller"}]), ensure_ascii=False).encode("latin-1")

    assert "not utf-8 text" in only_refusal(raw)


def test_xml_is_read_in_the_encoding_that_it_declares() -> None:
    named = XML % "Müller".encode("latin-1")

    assert family(b'<?xml version="1.0" encoding="ISO-8859-1"?>' + named) == "Müller"
    assert family(('<?xml version="1.0"?>' + (XML % b"Muller").decode()).encode("utf-16")) == "Muller"
    assert "not whole XML" in only_refusal(b'<?xml version="1.0" encoding="UTF-8"?>' + named)


def test_a_decimal_stays_as_it_was_written() -> None:
    text = '{"resourceType":"Observation","valueQuantity":{"value":1.10}}'
    (as_json,) = read(text.encode())
    (as_xml,) = read(
        b'<Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="1.10"/></valueQuantity></Observation>'
    )

    assert '"value":1.10' in as_json.canonical
    assert as_xml.canonical == as_json.canonical


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"a": 1}', "no resourceType"),
        (b"[1, 2]", "no resourceType"),
        (b'{"resourceType": "../../etc"}', "no resourceType"),
        (b'{"resourceType": "Patient", "id": "a", "id": "b"}', "stands twice"),
        (b'{"resourceType": "Observation", "valueInteger": NaN}', "NaN"),
        (b'{"resourceType": "Observation", "valueInteger": ' + b"9" * 5000 + b"}", "number"),
        (b'{"resourceType": "Patient", "id": "\\ud800"}', "Unicode"),
        (b'{"resourceType": "Patient", "id": "a\\u0000"}', "control"),
        (b"[" * 100_000, "nested"),
        (b'{"resourceType":"Patient","a":' + b"[" * 300 + b"]" * 300 + b"}", "nested"),
        (b'<Patient xmlns="http://hl7.org/fhir"><id', "not whole XML"),
        (b"<html><body/></html>", "not FHIR"),
        (b'<Patient xmlns="http://hl7.org/fhir">' + b"<a>" * 5000, "nested"),
        (b"<", "not whole XML"),
    ],
)
def test_what_is_no_fhir_is_refused_in_words(raw: bytes, says: str) -> None:
    assert says in only_refusal(raw)


def test_entities_and_outside_files_are_never_followed() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><Patient xmlns="http://hl7.org/fhir">&y;</Patient>'
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir">&x;</Patient>'
    dtd = b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><Patient xmlns="http://hl7.org/fhir"/>'

    for raw in (laughs, outside, dtd):
        assert "DTD or entities" in only_refusal(raw)


def test_one_bad_line_of_ndjson_does_not_stop_the_others() -> None:
    lines = [json.dumps(patient("a")), '{"resourceType": "Pat', json.dumps(patient("b"))]

    good, bad, last = read("\n".join(lines).encode(), "export.ndjson")

    assert (good.id, last.id) == ("a", "b")
    assert isinstance(bad, Refusal)
    assert bad.where == "export.ndjson:2"


def test_one_bad_entry_of_a_bundle_does_not_stop_the_others() -> None:
    whole = bundle(patient("a"), {"resourceType": 7}, patient("b"))
    whole["entry"] += [{"request": {"method": "DELETE", "url": "Patient/a"}}, "no entry"]

    found = read(json.dumps(whole).encode())

    assert [one.id for one in found if isinstance(one, ReadResource)] == ["a", "b"]
    assert [one.where for one in found if isinstance(one, Refusal)] == [
        "file.json#1",
        "file.json#3",
        "file.json#4",
    ]


def test_too_much_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large.json").write_bytes(b" " * 2000)
    monkeypatch.setattr("steadystep.faces.fhir.reading.LARGEST_FILE", 1000)
    (refusal,) = read_path(tmp_path / "large.json")

    assert "is the most" in str(refusal.what)


def test_one_resource_may_not_be_larger_than_5_megabytes() -> None:
    raw = json.dumps(patient(text={"div": "x" * limits.LARGEST_RESOURCE})).encode()

    assert "is the most" in only_refusal(raw)


def packed(*members: tuple[str, bytes], cut: int = 0) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    raw = gzip.compress(whole.getvalue())
    return raw[: len(raw) - cut] if cut else raw


def test_a_broken_archive_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    filler = bytes(str(list(range(40_000))), "ascii")
    members = ("a.json", json.dumps(patient("a")).encode()), ("b.txt", filler)
    (tmp_path / "cut.tar.gz").write_bytes(packed(*members, cut=20_000))
    (tmp_path / "none.tar.gz").write_bytes(b"no archive at all")

    cut, none = list(read_path(tmp_path / "cut.tar.gz")), list(read_path(tmp_path / "none.tar.gz"))

    assert cut[0].id == "a"
    assert "cut short" in str(cut[-1].what)
    assert [type(one) for one in none] == [Refusal]


def test_an_archive_that_unpacks_to_too_much_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steadystep.faces.fhir.archives.LARGEST_ARCHIVE", 100_000)
    (tmp_path / "bomb.tar.gz").write_bytes(packed(("a.json", b" " * 1_000_000)))

    found = list(read_path(tmp_path / "bomb.tar.gz"))

    assert "is the most" in str(found[-1].what)


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.json").write_text(json.dumps(patient()))
    (tmp_path / "in" / "link.json").symlink_to(tmp_path / "secret.json")
    info = tarfile.TarInfo("link.json")
    info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(tmp_path / "in" / "links.tar", "w") as archive:
        archive.addfile(info)

    assert [type(one) for one in read_path(tmp_path / "in")] == [Refusal, Refusal]


def test_other_files_of_a_folder_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.json").write_text(json.dumps(patient()))
    (tmp_path / "notes.docx").write_bytes(b"PK")

    found = {type(one): one for one in read_path(tmp_path)}

    assert found[ReadResource].where == "deep/one.json"
    assert found[Refusal].where == "notes.docx"


def test_a_path_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    assert [type(one) for one in read_path(tmp_path / "nothing")] == [Refusal]
