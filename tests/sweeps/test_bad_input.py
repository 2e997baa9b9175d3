"""Malformed, huge, wrongly encoded and hostile values in every form: a fitting status, in words, nothing half written."""

from __future__ import annotations

import uuid

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steadystep.clinic.ledger import reading
from steadystep.faces.staff.forms import FORMS
from tests.staff.test_forms import TYPED

from .cast import written
from .hostile import (
    LATIN_1,
    SCRIPT,
    SHORT_CHART,
    SURROGATE,
    VALUES,
    check,
    once,
    send_bytes,
    some_for,
    who_writes,
)
from .looking import filled_in, said

SHORT = SHORT_CHART
HIDDEN = ("entry_id", "seen", "corrects")
# Every form has these from the same engine: a few forms stand for all.
SHARED = dict.fromkeys(("note", "order", "answers"), (*HIDDEN, "happened", "labels"))


# The forms of staff


@pytest.mark.parametrize("slug", sorted(FORMS))
def test_each_field_of_each_form_takes_no_harm(house, slug):
    browser, address = house.browser(who_writes(slug)), f"/clients/{house.rosa}/write/{slug}/"
    typed = filled_in(house, slug)
    for name in (*typed, *SHARED.get(slug, ())):
        for what, value in some_for(name, typed.get(name, "")):
            once(browser, address, {**typed, name: value}, (slug, name, what))


@pytest.mark.parametrize("slug", sorted(FORMS))
def test_bytes_that_are_no_text_take_no_harm(house, slug):
    browser, address = house.browser(who_writes(slug)), f"/clients/{house.rosa}/write/{slug}/"
    typed = filled_in(house, slug)
    for name in list(typed)[:1]:
        for value in (SURROGATE, LATIN_1):
            with transaction.atomic():
                before = written()
                check(send_bytes(browser, address, typed, name, value), before, (slug, name, value))
                transaction.set_rollback(True)


@pytest.mark.parametrize("slug", ["order", "dose", "note", "answers", "close"])
def test_checks_while_typing_take_no_harm(house, slug):
    browser, address = house.browser("prescriber"), f"/clients/{house.rosa}/write/{slug}/considered/"
    typed = filled_in(house, slug)
    for name in (*typed, *HIDDEN):
        for what, value in some_for(name, typed.get(name, "")):
            answer = once(browser, address, {**typed, name: value}, (slug, name, what))
            assert answer.status_code == 200, (slug, name, what)


@pytest.mark.parametrize("slug", ["note", "goal", "message", "life-event", "intake"])
def test_a_script_that_is_taken_for_words_stays_words_on_every_page(house, slug):
    browser = house.browser("prescriber")
    field = {"intake": "answer"}.get(slug, "text")
    answer = browser.post(f"/clients/{house.rosa}/write/{slug}/", {**filled_in(house, slug), field: SCRIPT})
    assert answer.status_code == 302
    for page in ("?tab=feed", "?tab=about", "?tab=team", ""):
        assert SCRIPT not in browser.get(f"/clients/{house.rosa}/{page}").content.decode()
    last = reading.read_chart(house.rosa).entries[-1].id
    piece = browser.get(f"/clients/{house.rosa}/entries/{last}/", headers={"HX-Request": "true"})
    assert SCRIPT not in piece.content.decode()
    assert "&lt;script&gt;" in piece.content.decode()


def test_values_of_another_clients_chart_are_not_to_be_had(house):
    """An id of an entry that exists, and is somebody else's."""
    foreign = reading.read_chart(house.other).entries[0].id
    browser = house.browser("prescriber")
    for slug, typed in TYPED.items():
        for name, value in typed.items():
            if isinstance(value, str) and value.startswith("<") and value not in ("<team>", "<tom>"):
                answer = once(
                    browser,
                    f"/clients/{house.rosa}/write/{slug}/",
                    {**filled_in(house, slug), name: foreign},
                    slug,
                )
                assert answer.status_code in (403, 422), (slug, name)


# The forms of the portal

PORTAL = {
    "/my/check-in/": {"mood": "4", "anxiety": "3", "sleep_hours": "7", "words": "fine", "own_name": "pain", "own_0": "3",
                      "filled_in_at": "2026-03-01T10:00:00Z", "day": "2026-03-01", "medicines": "all", "panic_attacks": "1",
                      "swing": "1", "energy": "1"},
    "/my/messages/": {"text": "hello"},
    "/my/plan/goal/": {"text": "Shop alone", "sign": "weekly"},
    "/my/plan/side-effect/": {"effect": "nausea", "burden": "3", "note": "mornings", "order": "<order>"},
    "/my/plan/medicine/": {"name": "ibuprofen", "dose_text": "two"},
    "/my/plan/tried/<practice>/": {"done": "done", "barrier": "none", "before": "3"},
    "/my/take/<order>/": {"outcome": "missed", "reason": "forgot"},
    "/my/visits/<visit>/move/": {"text": "later please"},
    "/my/sharing/<consent>/stop/": {"of": "x"},
    "/my/call-me/": {"text": "x"},
    "/my/questions/phq_9/": {"anew": "1"},
    "/my/questions/phq_9/1/": {"answer": "1", "form": "x"},
    "/my/questions/phq_9/9/": {"answer": "1", "form": "x"},
    "/my/questions/phq_9/drop/": {"form": "x"},
    "/my/questions/phq_9/hand-in/": {"form": "x"},
    "/my/kept/let-go/": {"id": "x"},
    "/my/join/": {"code": "ABCD", "birth_date": "1991-04-12", "username": "me", "password": "marble otter lantern"},
}  # fmt: skip


@pytest.mark.parametrize("page", sorted(PORTAL))
def test_each_field_of_the_clients_forms_takes_no_harm(house, page):
    browser = house.browser("client")
    browser.post("/my/questions/phq_9/", {"id": str(uuid.uuid4())})
    things = {name: house.marks[f"mark-{kind}-plain-"].entry for name, kind in
              (("<order>", "order"), ("<practice>", "practiceassigned"), ("<visit>", "visitbooked"), ("<consent>", "consentgiven"))}  # fmt: skip
    address = page
    for name, entry in things.items():
        address = address.replace(name, entry)
    typed = {name: things.get(value, value) for name, value in PORTAL[page].items()}
    for name in (*typed, "id", "of"):
        for what, value in some_for(name, typed.get(name, "")):
            cache.clear()  # the limit of tries is another test's
            once(browser, address, {"id": str(uuid.uuid4()), **typed, name: value}, (page, name, what))
    with transaction.atomic():
        check(send_bytes(browser, address, typed, next(iter(typed)), SURROGATE), written(), (page, "bytes"))
        transaction.set_rollback(True)


@pytest.mark.parametrize("value", [*VALUES.values(), str(uuid.uuid4())])
def test_a_caregiver_may_send_anything_and_learns_nothing(house, value):
    browser = house.browser("caregiver_none")
    for client in (house.rosa, value):
        for text in (value, "She does not sleep"):
            answer = once(browser, "/my/caring/tell/", {"client": client, "text": text}, (client, text))
            assert answer.status_code == 302
    assert "Rosa" not in said(browser.get("/my/caring/"))


# The clinic's own pages

CLINIC = {
    "/people/invite/": {"display_name": "New", "role": "nurse", "team": "", "email": "n@example.org", "why": "joins"},
    "/people/rota/": {"form": "shift", "person": "<nurse>", "role": "nurse", "starts": "2026-03-01T10:00", "ends": "2026-03-01T12:00", "why": "x"},
    "/people/places/": {"form": "site", "name": "Hill", "address": "1 Road"},
    "/people/clinic/": {"name": "Riverside", "zone": "UTC", "crisis_place": "x", "why": "x", "mon_opens": "09:00", "lines-TOTAL_FORMS": "1",
                        "lines-INITIAL_FORMS": "0", "days-TOTAL_FORMS": "1", "days-INITIAL_FORMS": "0", "lines-0-number": "988", "days-0-day": "2026-01-01"},
    "/people/<nurse>/": {"role": "nurse", "team": "", "why": "x", "starts": "2026-03-01T10:00", "ends": "2027-03-01T10:00"},
    "/people/<nurse>/sign-in/": {"why": "left"},
    "/people/<nurse>/recovery/": {"why": "lost phone"},
    "/notices/seen/": {"notice": "x"},
    "/clients/new/": {"legal_name": "New One", "birth_date": "1990", "team": "<team>"},
    "/clients/<rosa>/emergency/": {"why": "safety", "text": "x"},
    "/clients/<rosa>/offers/": {"rule": "x", "offer": "y", "answer": "accepted", "reason": "z", "until": "2026-01-01", "take_up": "/x"},
    "/clients/<rosa>/events/<rosa>/acknowledge/": {"back": "/"},
    "/clients/<rosa>/portal/": {"why": "x", "lock": "on"},
    "/accounts/login/": {"login": "pia", "password": "x"},
}  # fmt: skip


@pytest.mark.parametrize("page", sorted(CLINIC))
def test_each_field_of_the_clinics_forms_takes_no_harm(house, page):
    people = {
        "<nurse>": str(house.people["nurse"].pk),
        "<rosa>": house.rosa,
        "<team>": house.book.entries[0].body.team,
    }
    browser = house.browser(
        "signed_out" if "login" in page else "prescriber" if "client" in page else "admin"
    )
    address = page
    for name, value in people.items():
        address = address.replace(name, value)
    typed = {name: people.get(value, value) for name, value in CLINIC[page].items()}
    for name in (*typed, "entry_id"):
        for what, value in some_for(name, typed.get(name, ""))[: 3 if page == "/people/clinic/" else None]:
            cache.clear()
            answer = once(browser, address, {**typed, name: value}, (page, name, what))
            if answer.status_code == 302:
                assert answer.url.startswith("/"), (page, name, what)
                assert not answer.url.startswith("//"), (page, name, what)


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(sorted(VALUES.values()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_anything_at_all_in_any_form(house, data):
    slug = data.draw(st.sampled_from(sorted(FORMS)))
    typed = filled_in(house, slug)
    names = st.sampled_from(sorted({*typed, *HIDDEN, "happened", "labels"}))
    wild = data.draw(st.dictionaries(names, ANY_TEXT | st.lists(ANY_TEXT, max_size=3), max_size=4))
    once(
        house.browser(who_writes(slug)),
        f"/clients/{house.rosa}/write/{slug}/",
        {**typed, **wild},
        (slug, wild),
    )
