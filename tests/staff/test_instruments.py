"""A page for every questionnaire, with what its row of the specification says, and the list of who has not answered."""

import html

import pytest

from steadystep import knowledge
from steadystep.chart.asking import MeasureSent
from steadystep.chart.plan import Target
from steadystep.clinic.chartroom import waking
from steadystep.clinic.ledger import reading
from tests.staff.conftest import now

KNOWN = knowledge.load().instruments


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def read(as_, pia):
    client = as_(pia)
    return lambda address: page(client, address)


def test_every_questionnaire_has_a_page_with_sources_rights_and_bands(read):
    for one in KNOWN.values():
        said = read(f"/instruments/{one.id}/")
        assert one.rights.basis in said, one.id
        assert one.rights.read_on in said, one.id
        assert all(source.document in said for source in one.provenance.sources), one.id
        assert all(band.name in said for band in one.bands), one.id
        assert one.recall in said, one.id
        shown = [item.text for item in one.items if item.text and item.text in said]
        assert bool(shown) == one.carries_wording, one.id


def test_an_unknown_one_is_not_there(as_, pia):
    assert as_(pia).get("/instruments/phq_10/").status_code == 404


def test_they_are_found_by_what_they_measure(read):
    assert "Insomnia" in read("/instruments/?q=sleep")
    assert "PHQ-9" not in read("/instruments/?q=sleep")
    assert "No questionnaire is called that" in read("/instruments/?q=horoscope")


def test_who_has_not_answered_stands_in_the_list_with_the_reason(read, put, pia, rosa):
    put(pia, rosa, Target(when=now(), name="Low mood", measure="phq_9"))
    waking.recompute(rosa)
    said = read("/unanswered/")
    assert "PHQ-9 has no first score yet" in said
    assert "Not sent yet." in said
    assert "she/her" in said, "two clients of one name are told apart"
    request = f"phq_9/{target_of(rosa)}/0"
    put(pia, rosa, MeasureSent(when=now(), instrument="phq_9", request=request))
    waking.recompute(rosa)
    assert "not opened." in read("/unanswered/")


def target_of(client: str) -> str:
    return next(one.id for one in reading.read_chart(client).entries if one.kind == "target")


def test_what_is_asked_of_a_client_stands_on_the_measures_tab(read, put, pia, rosa):
    put(pia, rosa, Target(when=now(), name="Low mood", measure="phq_9"))
    said = read(f"/clients/{rosa}/?tab=measures")
    assert "Asked of the client" in said
    assert "due, not sent" in said
