"""Every outbound packet has a ground and a record: all that leaves stands in one table, and each of it is tried."""

from __future__ import annotations

import inspect
import json
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.urls import reverse

import steadystep
from steadystep.chart import NewEntry, When
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.ledger import reading
from steadystep.clinic.notices import noting
from steadystep.faces.staff.forms import FORMS
from steadystep.reasoning.facts.letters import SENT, accounted
from steadystep.wiring.command_line import Commands, main

from .addresses import address, routes
from .hostile import SHORT_CHART
from .looking import filled_in
from .outbound import (
    ADDRESSES,
    CLIENT,
    CLINIC,
    COMMANDS,
    FORMS_THAT_SEND,
    NOTICES,
    SENDERS,
    TRIED_ELSEWHERE,
    is_outbound,
)

SHORT = (*SHORT_CHART, "procedure_planned", "diagnosis", "lab_ordered")
OPENS_A_LINE = re.compile(
    r"^\s*(?:from|import) (?:urllib\.request|smtplib|http\.client|httpx|requests|ftplib)\b", re.M
)


def now() -> When:
    return When.instant(datetime.now(UTC))


def consented(house, labels: tuple[str, ...] = ()) -> str:
    """A consent by which Rosa lets her primary care hear from us."""
    body = ConsentGiven(
        when=now(), recipient_kind="external", recipient="river-gp", recipient_name="River Practice", purpose="To treat me together", labels=labels
    )  # fmt: skip
    given = NewEntry(id=str(uuid.uuid4()), body=body)
    write(house.actor("client"), house.rosa, [given])
    return given.id


def take_back(house, consent: str) -> None:
    body = ConsentRevoked(when=now(), consent=consent, reason="No longer")
    write(house.actor("client"), house.rosa, [NewEntry(id=str(uuid.uuid4()), body=body)])


def sent(house) -> int:
    return len(accounted(reading.read_chart(house.rosa)))


def openings(house, who: str) -> int:
    return AccessRecord.objects.filter(
        client=house.rosa, person=house.people[who].pk, outcome="allowed"
    ).count()


# Everything stands in the table


def test_every_file_feed_and_fhir_address_stands_in_the_table():
    found = {name for name, route in routes().items() if name.startswith("fhir:") or is_outbound(route)}
    assert found <= ADDRESSES.keys(), "say in outbound.py to whom it goes, and what is kept of it"
    assert routes().keys() >= ADDRESSES.keys()


def test_every_command_stands_in_the_table():
    assert Commands().list_commands(None) == sorted(COMMANDS)


def test_every_form_that_sends_stands_in_the_table():
    assert {slug for slug, form in FORMS.items() if form.makes in SENT} == set(FORMS_THAT_SEND)


def test_everybody_to_whom_a_notice_is_written_stands_in_the_table():
    writers = {
        name for name, made in inspect.getmembers(noting, inspect.isfunction)
        if made.__module__ == noting.__name__ and name.startswith(("note", "remind", "tell")) and name != "notice_id"
    }  # fmt: skip
    assert writers == set(NOTICES)


def test_nothing_else_opens_a_line_to_somewhere_else():
    tree = Path(steadystep.__file__).parent
    found = {str(one.relative_to(tree)) for one in tree.rglob("*.py") if OPENS_A_LINE.search(one.read_text())}
    assert found
    assert {one for one in found if not one.startswith(SENDERS)} == set()


# To somebody outside: only on a ground, and kept


@pytest.mark.parametrize("slug", sorted(set(FORMS_THAT_SEND) - TRIED_ELSEWHERE))
def test_a_letter_without_a_consent_is_refused_and_with_one_the_chart_keeps_it(house, slug):
    browser, consent = house.browser("prescriber"), consented(house, ("part2",))
    page, before = f"/clients/{house.rosa}/write/{slug}/", sent(house)
    typed = {**filled_in(house, slug), "consent": consent, "purpose": "To treat me together"}
    typed |= {"about": ""} if slug == "letter-out" else {}
    assert browser.post(page, {**typed, "consent": ""}).status_code == 422
    assert sent(house) == before
    answer = browser.post(page, {**typed, "entry_id": str(uuid.uuid4())})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    kept = accounted(reading.read_chart(house.rosa))[0].body
    assert kept.consent == consent
    assert kept.text == typed["text"]
    shown = house.browser("client").get("/my/sharing/").content.decode()
    assert "River Practice" in shown
    assert "To treat me together" in shown
    take_back(house, consent)
    assert browser.post(page, {**typed, "entry_id": str(uuid.uuid4())}).status_code == 422
    assert sent(house) == before + 1


def exported(house, *more: str):
    return CliRunner().invoke(main, ["export", house.rosa, "--as", "prescriber", "--json", *more])


def test_a_copy_of_the_chart_for_somebody_outside_is_refused_without_a_consent(house):
    consent, before = consented(house), sent(house)
    take_back(house, consent)
    for ground in (consent, str(uuid.uuid4()), house.marks["mark-goal-plain-"].entry):
        answer = exported(house, "--under", ground)
        assert answer.exit_code == 1, ground
        assert "ask the client first" in answer.output
    assert sent(house) == before


def test_a_copy_under_a_consent_holds_what_they_may_read_and_is_kept(house):
    consent = consented(house)
    copy, whole = exported(house, "--under", consent), json.loads(exported(house).stdout)
    held = json.loads(copy.stdout)
    assert 0 < len(held) < len(whole)
    assert not any("part2" in one.get("labels", ()) for one in held)
    assert {"progress_note", "psychotherapy_note", "raised"}.isdisjoint(
        one["body"]["kind"] for one in held if one.get("labels")
    )
    kept = reading.read_chart(house.rosa).of(Disclosed)[-1]
    assert (kept.body.recipient, kept.body.purpose, kept.body.parts) == (
        "river-gp",
        "To treat me together",
        ("whole_record",),
    )
    assert kept.author == str(house.people["prescriber"].pk)
    assert f"{len(held)} entries" in kept.body.text


# What is the client's own, and what stays: an opening


def test_what_the_client_takes_along_needs_no_consent_and_is_an_opening(house):
    for name in (name for name, to in ADDRESSES.items() if to == CLIENT and not name.endswith("_feed")):
        who = "client" if name.startswith("portal") else "prescriber"
        browser, before = house.browser(who), openings(house, who)
        assert browser.get(address(name, house)).status_code == 200, name
        assert openings(house, who) > before, name


@pytest.mark.parametrize(
    ("chosen", "feed", "page"),
    [
        ("visit_feed_chosen", "visits/calendar/", "/my/visits/"),
        ("dose_feed_chosen", "medicines/calendar/", "/my/medicines/calendar/"),
    ],
)
def test_a_calendar_address_is_the_clients_and_each_reading_is_an_opening(house, chosen, feed, page):
    herself, nobody = house.browser("client"), house.browser("signed_out")
    herself.post(reverse(f"portal:{chosen}"), {"do": "make"})
    (found,) = set(re.findall(rf"/my/{feed}[^\"<\s]+\.ics", herself.get(page).content.decode()))
    before = openings(house, "client")
    assert nobody.get(found)["Content-Type"].startswith("text/calendar")
    assert openings(house, "client") == before + 1
    herself.post(reverse(f"portal:{chosen}"), {"do": "stop"})
    assert nobody.get(found).status_code == 404


@pytest.mark.parametrize(
    "name", [name for name, to in ADDRESSES.items() if to == CLINIC and name.startswith("fhir:")]
)
def test_fhir_is_for_who_may_open_the_chart_and_each_asking_is_an_opening(house, name):
    asked = f"{reverse(name)}?patient={house.rosa}"
    browser = house.browser("other_team")
    for answer, status in ((house.browser("signed_out").get(asked), 401), (browser.get(asked), 403)):
        assert answer.status_code == status
        assert answer.json()["resourceType"] == "OperationOutcome"
    for who in ("other_client", "caregiver_none"):
        assert house.browser(who).get(asked).url == "/my/"
    before = openings(house, "prescriber")
    assert house.browser("prescriber").get(asked).status_code == 200
    assert openings(house, "prescriber") == before + 1


def test_a_caregiver_reads_under_a_consent_and_each_reading_is_an_opening(house):
    before = openings(house, "caregiver")
    assert house.browser("caregiver").get("/my/caring/").status_code == 200
    assert openings(house, "caregiver") > before
    house.browser("caregiver_none").get("/my/caring/")
    assert openings(house, "caregiver_none") == 0
