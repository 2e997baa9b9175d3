"""A lead keeps the crisis lines of their place: call, text and chat, with hours, where, source and day; 988 stays."""

import pytest
from django.test import Client

from steadystep.clinic.consent.actor import Role
from steadystep.clinic.people.models import Clinic

PAGE = "/people/crisis-lines/"
OWN = {"how": "call", "number": "555-0100", "name": "County line", "hours": "8 to 20", "where": "Riverside County", "languages": ["es"],
       "source": "county website", "checked_on": "2026-11-02"}  # fmt: skip
EMPTY = {"how": "call", "number": "", "name": ""}


def sent(*rows, **more) -> dict:
    form = {
        "why": "tried today",
        "crisis_place": "County hospital",
        "lines-TOTAL_FORMS": len(rows),
        "lines-INITIAL_FORMS": "0",
    }
    for index, row in enumerate(rows):
        form |= {f"lines-{index}-{name}": value for name, value in row.items()}
    return form | more


@pytest.fixture
def page(member, signed_in):
    return signed_in(member("lena", Role.LEAD))


def test_a_line_is_kept_with_hours_place_source_and_day_and_shown_first(page):
    text = {"how": "text", "number": "741741", "name": "Crisis text"}
    chat = {"how": "chat", "number": "https://county.example/chat", "name": "County chat"}
    assert page.post(PAGE, sent(OWN, text, EMPTY, chat)).status_code == 302
    assert Clinic.objects.get().crisis_numbers[0] == OWN
    said = Client().get("/my/help/").content.decode()
    assert said.index('href="tel:5550100"') < said.index('href="tel:988"')
    assert "8 to 20 · Riverside County" in said
    assert 'href="sms:741741"' in said
    assert 'href="https://county.example/chat"' in said
    assert "County hospital" in said


def test_988_can_be_called_texted_and_chatted_with_though_nobody_wrote_it_down(page):
    page.post(PAGE, sent(OWN))
    said = Client().get("/my/help/").content.decode()
    assert 'href="tel:988"' in said
    assert 'href="sms:988"' in said
    assert 'href="https://988lifeline.org/chat/"' in said


def test_who_changed_it_and_why_stands_below(page):
    page.post(PAGE, sent(OWN))
    assert "crisis_numbers, crisis_place: tried today" in page.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (EMPTY, "at least one number"),
        ({**OWN, "number": ""}, "number to call"),
        ({**OWN, "number": "help"}, "cannot be called"),
        ({**OWN, "how": "chat"}, "beginning with https"),
        ({**OWN, "how": "chat", "number": "javascript:alert(1)//a.b"}, "beginning with https"),
        ({**OWN, "how": "pigeon"}, "pigeon"),
    ],
)
def test_what_does_not_make_sense_is_asked_about_and_nothing_is_saved(page, row, words):
    before = Clinic.objects.values().get()
    answer = page.post(PAGE, sent(row))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Clinic.objects.values().get() == before


def test_a_nurse_does_not_change_them(member, signed_in):
    assert signed_in(member("nora", Role.NURSE)).post(PAGE, sent(OWN)).status_code == 403


def test_rows_of_long_ago_are_still_shown(page):
    Clinic.objects.update(crisis_numbers=[{"number": "555-0199", "name": "Old line"}])
    assert 'href="tel:5550199"' in Client().get("/my/help/").content.decode()
    assert "Old line" in page.get(PAGE).content.decode()
