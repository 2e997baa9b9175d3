"""Requests that are too large, no form at all, sent twice, sent late, or at addresses that nobody linked."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from steadystep.clinic.ledger import reading
from steadystep.faces.staff.forms import FORMS
from tests.staff.test_forms import filled

from .cast import written
from .hostile import FORM, SCRIPT, SHORT_CHART, check, once, some_for, who_writes
from .looking import filled_in, said

SHORT = SHORT_CHART


def test_a_megabyte_of_text_is_refused_in_words(house):
    browser = house.browser("prescriber")
    answer = once(browser, f"/clients/{house.rosa}/write/note/", {"text": "y" * 1_000_000}, "a megabyte")
    assert answer.status_code == 422
    assert "20000" in said(answer).replace(",", "").replace(" ", "")


@pytest.mark.parametrize("many", [{"text": "y" * 3_000_000}, {f"f{number}": "1" for number in range(2000)}])
def test_more_than_is_read_at_all_is_refused_in_words(house, many):
    answer = once(house.browser("prescriber"), f"/clients/{house.rosa}/write/note/", many, "too much")
    assert answer.status_code in (400, 413, 422)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM + "; charset=utf-16", b"text=hello"),
        (FORM, b"\xff\xfe=\x00&=&&%%%&text"),
        ("multipart/form-data; boundary=xx", b"--xx\r\nbroken"),
        ("multipart/form-data", b"no boundary"),
        ("application/json", b'{"text": "hello"}'),
        ("", b"text=hello"),
    ],
)
@pytest.mark.parametrize("where", ["staff", "portal"])
def test_what_is_no_form_is_refused_in_words(house, where, kind, body):
    browser = house.browser("prescriber" if where == "staff" else "client")
    address = f"/clients/{house.rosa}/write/note/" if where == "staff" else "/my/messages/"
    before = written()
    answer = browser.generic("POST", address, body, content_type=kind)
    check(answer, before, (where, kind))
    assert answer.status_code in (400, 415, 422)


# Sent twice, sent late


# These need what the marked chart does not hold: care that ended, a Part 2 consent for a surgeon or a program, a watch or a
# baseline that is due, a taper with steps, an order of the medicine to leave.
NEED_MORE = {
    "care-resumed",
    "follow-up",
    "step-tried",
    "step-ready",
    "letter",
    "watched",
    "otp-contact",
    "protocol-step",
    "not-needed",
    "taper-checkin",
    "switch",
    "formulation",
    "sheet-checked",
    "calendar-out",  # signed as it was shown: tests/staff/test_calendar_out.py sends it twice
}


@pytest.mark.parametrize("slug", sorted(set(FORMS) - NEED_MORE))
def test_a_form_sent_twice_is_written_once(house, slug):
    browser, address = house.browser(who_writes(slug)), f"/clients/{house.rosa}/write/{slug}/"
    typed = filled_in(house, slug)
    shown = browser.get(address, {"instrument": typed["instrument"]} if "instrument" in typed else {})
    sent = {**filled(shown), **typed}
    assert browser.post(address, sent).status_code == 302
    after = written()
    again = browser.post(address, sent)
    assert written() == after
    assert again.status_code in (302, 403, 409, 422), "refused in words, or answered as the first time"


def test_an_id_that_stands_for_something_else_is_refused(house):
    browser, address, sent = (
        house.browser("prescriber"),
        f"/clients/{house.rosa}/write/note/",
        str(uuid.uuid4()),
    )
    assert browser.post(address, {"text": "the first", "entry_id": sent}).status_code == 302
    answer = once(browser, address, {"text": "another", "entry_id": sent}, "same id")
    assert answer.status_code == 409
    assert "already stands for another entry" in said(answer)


def test_a_decision_on_what_is_no_longer_so_is_refused_and_what_was_typed_stays(house):
    browser, address = house.browser("prescriber"), f"/clients/{house.rosa}/write/order/"
    late = {**filled(browser.get(address)), **filled_in(house, "order")}
    browser.post(f"/clients/{house.rosa}/write/medicine-elsewhere/", filled_in(house, "medicine-elsewhere"))
    answer = once(browser, address, late, "stale")
    assert answer.status_code == 409
    assert "panic disorder" in said(answer)
    assert (
        browser.post(address, {**late, **filled(answer)}).status_code == 302
    )  # looked again: it goes through


SKEWED = (
    "1970-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2126-01-01T00:00:00Z", "yesterday",
    "2026-02-31T10:00:00Z", "2026-03-01T10:00:00", "\x00", "1" * 5000, "",
)  # fmt: skip


@pytest.mark.parametrize("claims", SKEWED)
def test_a_device_whose_clock_is_wrong_loses_nothing(house, claims):
    """Its time is a claim: where it cannot be, ours is taken, and the answer is kept all the same."""
    browser = house.browser("client")
    answer = browser.post(
        "/my/check-in/", {"id": str(uuid.uuid4()), "mood": "4", "filled_in_at": claims, "day": claims[:10]}
    )
    assert answer.status_code in (200, 302)
    told = reading.read_chart(house.rosa).entries[-1]
    assert told.kind == "daily_checkin"
    assert abs(told.occurred - datetime.now(UTC)) < timedelta(minutes=5)
    assert abs(told.body.day - datetime.now(UTC).date()) <= timedelta(days=1)


# Addresses

NUMBERS = ("page", "seen", "dose_1", "total")
ASKED = {
    "/": ("whose", "role"),
    "/clients/": ("q", "whose", "group", "sort"),
    "/clients/{}/": ("tab", "span", "as_of", "page", "entry", "kind"),
    "/clients/{}/?tab=feed&": ("page", "entry", "kind", "as_of"),
    "/clients/{}/write/order/": ("corrects", "name", "seen", "entry_id", "happened", "dose_1"),
    "/clients/{}/write/answers/": ("instrument", "corrects"),
    "/clients/{}/write/relabel/": ("entry", "add"),
    "/clients/{}/write/close/": ("raised",),
    "/clients/{}/write/score/": ("instrument", "total"),
    "/my/offline/": ("lang",),
    "/my/help/plain/": ("lang",),
    "/accounts/login/": ("next",),
}


@pytest.mark.parametrize("page", sorted(ASKED))
def test_anything_in_an_address_takes_no_harm(house, page):
    browser = house.browser("signed_out" if page.startswith(("/my/", "/accounts/")) else "prescriber")
    here = page.format(house.rosa)
    for name in ASKED[page]:
        for what, value in some_for(
            name, "2026-01-01" if name in ("as_of", "happened") else "1" if name in NUMBERS else ""
        ):
            extra = dict([part.split("=") for part in here.partition("?")[2].strip("&").split("&") if part])
            answer = browser.get(here.partition("?")[0], {**extra, name: value[:2000]})
            assert answer.status_code in (200, 302, 400, 404), (page, name, what)
            assert SCRIPT not in answer.content.decode(), (page, name, what)


@pytest.mark.parametrize("part", ["not-a-uuid", "%00", "..%2f..", "1" * 300, "%ED%A0%80", "<script>"])
def test_an_id_that_is_none_is_not_found(house, part):
    pages = ("clients/{}/", "clients/{}/write/note/", "people/{}/", "notices/{}/", "my/questions/{}/", f"clients/{house.rosa}/write/{{}}/",
             f"clients/{house.rosa}/notes/{{}}/", f"clients/{house.rosa}/entries/{{}}/")  # fmt: skip
    for page in pages:
        browser = house.browser("client" if page.startswith("my") else "admin")
        answer = browser.get("/" + page.format(part), headers={"HX-Request": "true"})
        assert answer.status_code in (403, 404), page
