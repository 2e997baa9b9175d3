"""Every address of staff and portal by everybody who could come: the answer is the table's, and no page shows a word too many.

The chart behind it holds every kind of entry under every label, each with words of its own (`marks`).
"""

from __future__ import annotations

import re

import pytest

from steadystep.clinic.consent.models import AccessRecord

from .addresses import WHO, address, expected, names, routes
from .cast import ROLES, SCOPES
from .looking import (
    EMERGENCY,
    LISTS,
    MINE,
    OTHERS,
    about_each_entry,
    client_pages,
    piece_of,
    said,
    seen_on,
    too_many,
)
from .marks import MARK, called, in_an_emergency, permitted, shared
from .outbound import ADDRESSES, is_outbound

_LETTERS = {200: "o", 403: "x", 404: "n", 405: "p", 410: "g"}


def letter(answer) -> str:
    """The answer as a letter of the table."""
    if answer.status_code != 302:
        return _LETTERS.get(answer.status_code, str(answer.status_code))
    where = answer.url
    if where.startswith("/accounts/login/"):
        return "s"
    return "m" if where == "/my/" else "h" if where in ("/", "/my/caring/") else "r"


# Who is let in


def test_every_address_stands_in_the_table(house):
    table = {name for name, _ in expected()}
    assert table == set(names()), (
        "give the new page a line in addresses.py, and a sample where it takes something"
    )


@pytest.mark.parametrize("who", WHO)
def test_each_is_answered_as_the_table_says(house, who):
    table, found, leaving, ends = expected(), {}, set(), routes()
    browser = house.browser(who)
    for name in names():
        answer = browser.get(address(name, house))
        leaving |= {name} if is_outbound(ends[name], answer) else set()
        found[name] = letter(answer)
        if answer.status_code == 403:
            assert_says_why(answer, name)
        if name.startswith(("signing_in:recovery", "signing_in:invitation")):
            browser = house.browser(who)  # these keep a token in the session
    wrong = {name: (got, table[name, who]) for name, got in found.items() if got != table[name, who]}
    assert not wrong, f"(found, wanted): {wrong}"
    assert leaving <= ADDRESSES.keys(), "say in outbound.py to whom it goes, and what is kept of it"


def assert_says_why(answer, name: str) -> None:
    """What happened and whom to turn to, on a page of its own, and nothing of the chart."""
    page = said(answer)
    assert "This is not open to you" in page, name
    assert re.search(r"ask|Ask|lead|administrator|wrote this note", page), name
    assert not MARK.search(page), name


# What is shown


# A page that shows nothing would pass: so each role must also find what it works with.
WORKS_WITH = {
    "prescriber": (
        "progress_note plain",
        "progress_note locked",
        "order part2",
        "observation plain",
        "message plain",
    ),
    "therapist": ("progress_note locked", "intake_answer plain", "order plain", "raised plain"),
    "case_manager": ("goal plain", "order plain", "raised plain", "safety_plan plain"),
    "peer": ("goal plain", "life_event plain", "practice_assigned plain"),
    "nurse": ("observation plain", "order part2", "progress_note plain", "side_effect plain"),
    "front_desk": ("visit_missed plain", "contact_attempted plain", "demographics plain"),
    "lead": ("progress_note plain", "consent_given plain", "raised plain"),
    "admin": ("visit_missed plain", "access_opened plain"),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_what_it_works_with_and_on_no_page_what_it_may_not(house, role):
    allowed = permitted(house.marks, role, person=str(house.people[role].pk))
    wanted = {called(*mark.split()) for mark in WORKS_WITH[role]} & allowed
    pieces = (piece_of(house, house.marks[mark]) for mark in sorted(wanted))
    pages = (*LISTS, *client_pages(house), *about_each_entry(house, allowed), *pieces)
    found = seen_on(house.browser(role), pages)
    assert not too_many(found, allowed)
    assert not wanted - set().union(*found.values())


def test_only_the_author_opens_a_note_kept_apart(house):
    for label in ("psychotherapynote", "sudcounsellingnote"):
        mark = house.marks[f"mark-{label}-sealed-"]
        page = f"/clients/{house.rosa}/notes/{mark.entry}/"
        assert seen_on(house.browser("therapist"), (page,)) == {page: {mark.text}}
        for who in (*OTHERS, "prescriber", "lead", "admin", "client", "caregiver_part2"):
            assert not seen_on(house.browser(who), (page,)), who


@pytest.mark.parametrize("who", OTHERS)
def test_another_team_reads_nothing(house, who):
    found = seen_on(house.browser(who), (*LISTS, *client_pages(house)))
    assert not found


def test_after_breaking_the_glass_the_chart_is_open_but_for_notes_kept_apart(house):
    browser, allowed = house.browser("other_team"), in_an_emergency(house.marks, "prescriber")
    assert browser.post(f"/clients/{house.rosa}/emergency/", EMERGENCY).status_code == 302
    pieces = (
        piece_of(house, house.marks[mark]) for mark in ("mark-order-part2-", "mark-progressnote-plain-")
    )
    found = seen_on(browser, (*LISTS, *client_pages(house), *about_each_entry(house, allowed), *pieces))
    assert not too_many(found, allowed)
    assert {"mark-order-part2-", "mark-progressnote-plain-"} <= set().union(*found.values())
    assert AccessRecord.objects.filter(person=house.people["other_team"].pk, break_glass=True).exists()


def test_a_client_reads_their_own_and_nothing_withheld(house):
    found = seen_on(house.browser("client"), MINE)
    assert not too_many(found, permitted(house.marks, "client"))
    assert {"mark-goal-plain-", "mark-safetyplan-plain-", "mark-order-plain-"} <= set().union(*found.values())


@pytest.mark.parametrize("who", ["other_client", "signed_out", "caregiver_none"])
def test_others_read_nothing(house, who):
    staff = (*LISTS, *client_pages(house))
    assert not seen_on(house.browser(who), (*MINE, *staff))


@pytest.mark.parametrize(("who", "labels"), [("caregiver", ()), ("caregiver_part2", ("part2",))])
def test_a_caregiver_reads_only_what_was_agreed_to(house, who, labels):
    found = seen_on(house.browser(who), (*MINE, *LISTS, *client_pages(house)))
    assert not too_many(found, shared(house.marks, SCOPES, frozenset(labels)))
    everything = set().union(*found.values())
    assert {"mark-goal-plain-", "mark-safetyplan-plain-"} <= everything
    assert ("mark-order-part2-" in everything) == bool(labels)


def test_a_caregiver_reads_nothing_from_the_instant_it_is_taken_back(house):
    carer = str(house.people["caregiver"].pk)
    browser = house.browser("client")
    page = browser.get("/my/sharing/").content.decode()
    stops = re.findall(r"/my/sharing/([^/]+)/stop/", page)
    assert len(stops) >= 2
    for consent in stops:
        browser.post(f"/my/sharing/{consent}/stop/")
    assert not seen_on(house.browser("caregiver"), MINE), carer


# What is kept of it


@pytest.mark.parametrize("who", ["prescriber", "front_desk", "other_team"])
def test_every_opening_is_recorded_and_so_is_every_refusal(house, who):
    browser, person = house.browser(who), str(house.people[who].pk)
    openings = AccessRecord.objects.filter(person=person, client=house.rosa)
    for page in client_pages(house):
        before = openings.count()
        answer = browser.get(page)
        if "portal" in page and answer.status_code == 403:
            continue  # the role is asked before the chart is: it was not opened
        assert openings.count() > before, page
        last = openings.order_by("-at").first()
        assert last.purpose
        assert last.outcome == ("refused" if who == "other_team" else "allowed"), page


@pytest.mark.parametrize("who", ["prescriber", "admin", "client", "caregiver"])
def test_no_browser_keeps_a_page_of_a_chart(house, who):
    pages = (*LISTS, *client_pages(house)) if who in ROLES else MINE
    browser = house.browser(who)
    for page in pages:
        answer = browser.get(page)
        if answer.status_code == 200:
            assert "no-store" in answer.headers.get("Cache-Control", ""), page
