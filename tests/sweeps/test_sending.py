"""What is sent to the faces by who may not: refused in words, nothing written; nothing left behind by an emergency."""

from __future__ import annotations

import re
import uuid

import pytest

from steadystep.faces.staff.forms import FORMS
from tests.consent.expected import READING, WRITING

from .addresses import address, names
from .cast import ROLES, written
from .looking import EMERGENCY, OTHERS, filled_in, said
from .marks import MARK


@pytest.mark.parametrize("role", ROLES)
def test_a_form_of_another_role_is_refused_in_words_and_nothing_is_written(house, role):
    browser, tried = house.browser(role), 0
    for slug, form in FORMS.items():
        kind = "progress_note" if slug == "retract" else form.makes.kind()
        if WRITING[kind, role] != "-":
            continue
        before, tried = written(), tried + 1
        answer = browser.post(f"/clients/{house.rosa}/write/{slug}/", filled_in(house, slug))
        # Who may not read the event that a form is about is not offered it, and is told to choose one.
        unread = kind in ("acknowledged", "handed_over", "closed") and READING["raised", role] != "F"
        # This chart has no ladder and no protocol, so there is no step to choose; a calendar is sent only as it was shown.
        unread = unread or slug in ("step-ready", "protocol-step", "calendar-out")
        assert answer.status_code in ((403, 422) if unread else (403,)), slug
        assert written() == before, slug
        assert re.search(r"[Aa]sk|Only|call|[Ss]elect|[Cc]hoose", said(answer)), slug
    assert tried >= 1


@pytest.mark.parametrize("who", [*OTHERS, "client", "other_client", "caregiver", "signed_out"])
def test_nobody_outside_the_team_writes_with_any_form(house, who):
    browser, before = house.browser(who), written()
    for slug in FORMS:
        answer = browser.post(f"/clients/{house.rosa}/write/{slug}/", filled_in(house, slug))
        assert answer.status_code in (302, 403), slug
        answer = browser.post(f"/clients/{house.rosa}/write/{slug}/considered/", filled_in(house, slug))
        assert answer.status_code in (302, 403), slug
        assert not MARK.search(said(answer)), slug
    raised = house.marks["mark-raised-plain-"].entry
    assert browser.post(f"/clients/{house.rosa}/events/{raised}/acknowledge/").status_code in (302, 403)
    offer = {"rule": "no_visit", "offer": "book", "answer": "accepted"}
    assert browser.post(f"/clients/{house.rosa}/offers/", offer).status_code in (302, 403)
    assert written() == before


def test_another_client_reaches_nothing_of_rosas_by_its_id(house):
    """Addresses of the portal that take an id of an entry, with the ids of somebody else's chart."""
    browser, before = house.browser("other_client"), written()
    for mark in house.marks.values():
        for page in (
            f"take/{mark.entry}",
            f"plan/tried/{mark.entry}",
            f"visits/{mark.entry}/move",
            f"sharing/{mark.entry}/stop",
        ):
            answer = browser.post(f"/my/{page}/", {"text": "mine now", "outcome": "taken"})
            assert answer.status_code in (302, 404, 409), page
        answer = browser.get(f"/my/questions/phq_9/receipt/{mark.entry}/")
        assert answer.status_code == 404
    assert written() == before


@pytest.mark.parametrize("name", [name for name in names() if "offline" not in name])
def test_what_is_sent_without_the_forms_protection_is_refused(house, name):
    who = "client" if name.startswith("portal") else "lead"
    browser, before = house.browser(who, csrf=True), written()
    answer = browser.post(
        address(name, house), {"text": "from another site", "why": "safety", "answer": "accepted"}
    )
    if answer.status_code != 405:
        assert answer.status_code == 403
        assert "so we could not be sure it was you" in said(answer)
    assert written() == before


def test_an_emergency_opening_leaves_no_way_in_behind(house):
    """Neither a membership, nor a consent, nor a portal code: each would outlast the emergency."""
    browser = house.browser("other_team")
    browser.post(f"/clients/{house.rosa}/emergency/", EMERGENCY)
    before = written()
    for slug in ("join", "leave", "consent", "relabel"):
        answer = browser.post(f"/clients/{house.rosa}/write/{slug}/", filled_in(house, slug))
        assert answer.status_code == 403, slug
        assert "changed by their own team" in said(answer), slug
    answer = browser.post(f"/clients/{house.rosa}/portal/", {"why": "lost the slip", "confirmed": "on"})
    assert answer.status_code == 403
    assert "gives no portal codes" in said(answer)
    assert written() == before


@pytest.mark.parametrize("who", ["prescriber", "lead", "admin"])
def test_an_address_without_a_client_begins_no_chart(house, who):
    nobody, before = str(uuid.uuid4()), written()
    browser = house.browser(who)
    answers = (
        browser.get(f"/clients/{nobody}/"),
        browser.post(f"/clients/{nobody}/emergency/", EMERGENCY),
        browser.post(
            f"/clients/{nobody}/offers/", {"rule": "no_visit", "offer": "book", "answer": "accepted"}
        ),
        browser.post(f"/clients/{nobody}/events/{nobody}/acknowledge/"),
        browser.post(f"/clients/{nobody}/write/note/", {"text": "a ghost"}),
    )
    for answer in answers:
        assert answer.status_code in (403, 404)
    assert written() == before


@pytest.mark.parametrize("who", ["case_manager", "peer", "front_desk", "admin"])
def test_who_may_not_break_the_glass_is_refused_in_words_and_nothing_is_written(house, who):
    before = written()
    answer = house.browser(who).post(f"/clients/{house.other}/emergency/", EMERGENCY)
    assert answer.status_code == 403
    assert "Only a prescriber, therapist, nurse or the clinician on call" in said(answer)
    assert written() == before


def test_what_a_caregiver_hears_back_does_not_tell_whether_an_event_is_open(house):
    """The marked chart has an open safety event, of which a caregiver must learn nothing."""
    answer = house.browser("caregiver").post(
        "/my/caring/tell/", {"client": house.rosa, "text": "She eats well"}
    )
    assert answer.status_code == 302
    assert answer.url == "/my/caring/"
