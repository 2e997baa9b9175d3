"""The calendar of doses to the pharmacy: composed from the plan, read, signed as a disclosure with its ground, and never by an old plan."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose
from steadystep.chart.intake import Demographics, Diagnosis
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.quantity import Coding
from steadystep.chart.sharing import Disclosed
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.team import ConsentGiven
from steadystep.chart.when import When
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled, shown_errors

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def taken(put, pia, rosa):
    """Sertraline 25 mg, from next week 50 mg; the client's pharmacy is known."""
    steps = (
        DoseStep(first=TODAY, last=TODAY + timedelta(days=6), amount=Dose(25, "mg")),
        DoseStep(first=TODAY + timedelta(days=7), amount=Dose(50, "mg")),
    )
    order = Order(reasons=UNCOMPARED, when=now(), name="sertraline", drug="sertraline", indication="panic", steps=steps, strengths=(25, 50))  # fmt: skip
    born = Demographics(
        when=now(), legal_name="Rosa Rios", preferred_name="Ro", birth_date=When("1991-04-12")
    )
    sick = Diagnosis(when=now(), condition=Coding("Panic disorder", "F41.0", "ICD-10-CM"))
    _told, _sick, kept, _shop = put(pia, rosa, born, sick, order, PharmacyChosen(when=now(), name="Corner", phone="555-0188"))  # fmt: skip
    return kept.id


@pytest.fixture
def send(as_, pia, rosa):
    """send(**typed) opens the form, reads what goes out, and signs that."""

    def sent(person=None, **typed):
        browser, page = as_(person or pia), f"/clients/{rosa}/write/calendar-out/"
        shown = browser.get(page, {key: value for key, value in typed.items() if key == "last"})
        return browser.post(page, {**filled(shown), **offered(shown), **typed})

    return sent


def offered(answer) -> dict[str, str]:
    """What stands in the fields of the page."""
    page = answer.content.decode()
    days = dict(re.findall(r'name="(first|last)" value="([^"]*)"', page))
    text = re.search(r'<textarea name="text".*?>\s*(.*?)</textarea>', page, re.S)
    consent = re.search(r'<option value="([^"]+)" selected', page)
    return {**days, "text": html.unescape(text.group(1)), "consent": consent.group(1) if consent else ""}


def last_letter(rosa) -> Disclosed:
    return reading.read_chart(rosa).of(Disclosed)[-1].body


def test_it_holds_what_a_pharmacy_needs_and_nothing_else(send, taken, rosa):
    """R22: name, birth date, medicine, strengths, tablets by date, supply, prescriber; no diagnosis."""
    answer = send()
    assert answer.status_code == 302, shown_errors(answer)
    body = last_letter(rosa)
    for words in ("Corner, 555-0188", "Rosa Rios", "1991-04-12", "Sertraline", "tablets of 25, 50 mg", "ordered by Pia", "1 tablet of 25 mg (25 mg)",
                  "1 tablet of 50 mg (50 mg)", "in all for these days"):  # fmt: skip
        assert words in body.text
    assert "panic" not in body.text.casefold()
    assert (body.ground, body.law, body.recipient_name, body.notice) == ("law", "treatment", "Corner", "")
    assert [one.order for one in body.calendar] == [taken, taken]


def test_it_is_printed_and_stands_in_the_accounting(send, taken, rosa, as_, pia):
    send()
    page = as_(pia).get(f"/clients/{rosa}/letters/").content.decode()
    assert "Corner" in page
    assert "Send the calendar as it is now" in page
    paper = re.search(r'href="([^"]*letters/[^"]*\.pdf)"', page).group(1)
    assert as_(pia).get(paper).content.startswith(b"%PDF")


def test_what_was_read_is_what_is_signed(send, taken, rosa):
    """Another span, or a plan that changed since: it comes back made anew, and nothing has left."""
    answer = send(last=(TODAY + timedelta(days=20)).isoformat(), text="Something else")
    assert answer.status_code == 422
    assert "It was made anew" in answer.content.decode()
    assert not reading.read_chart(rosa).of(Disclosed)


def test_sent_twice_it_is_one(as_, pia, rosa, taken):
    browser, page = as_(pia), f"/clients/{rosa}/write/calendar-out/"
    shown = browser.get(page)
    typed = {**filled(shown), **offered(shown)}
    assert [browser.post(page, typed).status_code for _ in range(2)] == [302, 302]
    assert len(reading.read_chart(rosa).of(Disclosed)) == 1


def test_without_a_pharmacy_it_is_asked_for(send, rosa):
    answer = send()
    assert answer.status_code == 422
    assert "which pharmacy" in answer.content.decode()


def test_a_change_of_the_steps_asks_for_the_new_one(send, taken, rosa, put, pia, as_):
    send()
    change = DoseChanged(when=now(), order=taken, steps=(DoseStep(first=TODAY + timedelta(days=10), amount=Dose(25, "mg")),), why="Too much")  # fmt: skip
    put(pia, rosa, change)
    page = as_(pia).get(f"/clients/{rosa}/").content.decode()
    assert "is out of date: sertraline" in page
    assert f"/clients/{rosa}/write/calendar-out/" in page
    answer = send()
    assert answer.status_code == 302, shown_errors(answer)
    assert "It takes the place of the calendar of" in last_letter(rosa).text
    assert "is out of date: sertraline" not in as_(pia).get(f"/clients/{rosa}/").content.decode()


def on_buprenorphine(put, pia, rosa):
    step = DoseStep(first=TODAY - timedelta(days=90), amount=Dose(8, "mg"))
    put(pia, rosa, PdmpChecked(when=now(), summary="Nothing unexpected."))
    put(
        pia, rosa,
        Order(reasons=UNCOMPARED, when=now(), name="Buprenorphine and naloxone", drug="buprenorphine_naloxone_sl", indication="opioid use disorder",
              route="sublingual", steps=(step,), strengths=(2, 8)),
    )  # fmt: skip


def test_without_a_consent_a_part_2_medicine_stays_out_and_the_letter_does_not_tell(
    send, taken, put, pia, rosa, as_
):
    on_buprenorphine(put, pia, rosa)
    page = as_(pia).get(f"/clients/{rosa}/write/calendar-out/").content.decode()
    assert "Left out" in page
    answer = send()
    assert answer.status_code == 302, shown_errors(answer)
    assert "uprenorphine" not in last_letter(rosa).text


def test_under_a_consent_that_names_it_it_goes_with_the_notice(send, taken, put, pia, rosa):
    on_buprenorphine(put, pia, rosa)
    put(pia, rosa, ConsentGiven(when=now(), recipient_kind="external", recipient="corner", recipient_name="Corner", purpose="My medicines", labels=("part2",)))  # fmt: skip
    answer = send()
    assert answer.status_code == 302, shown_errors(answer)
    entry = reading.read_chart(rosa).of(Disclosed)[-1]
    assert "Buprenorphine" in entry.body.text
    assert entry.body.ground == "consent"
    assert "42 CFR" in entry.body.notice
    assert "part2" in entry.labels
