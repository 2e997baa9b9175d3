"""R21. A taper waits at any time and goes on from its step; a dose from elsewhere is written down in figures beside its words."""

import json
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, Unreadable
from steadystep.chart.holds import DoseHeld
from steadystep.chart.kinds import read_body
from steadystep.chart.medication import DoseChanged, DoseStep, MedicineReported, Order
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def day(count: int):
    return TODAY + timedelta(days=count)


@pytest.fixture
def taper(put, pia, rosa):
    """75 mg until in four days, 50 mg for 14 days after that, 25 mg for 14 more, then nothing."""
    steps = (
        DoseStep(first=day(-100), last=day(4), amount=Dose(75, "mg")),
        DoseStep(first=day(5), last=day(18), amount=Dose(50, "mg")),
        DoseStep(first=day(19), last=day(32), amount=Dose(25, "mg")),
    )
    order = Order(
        reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=steps,
        strengths=(25, 50),
    )  # fmt: skip
    return put(pia, rosa, order)[-1].id


def link(page: str, words: str) -> str:
    """Where the link of these words leads."""
    before = page[: page.index(f">{words}<")]
    return unescape(before[before.rindex('href="') + 6 :].split('"')[0])


def accepted(page: str) -> str:
    return unescape(page.split('class="button button-main" href="')[1].split('"')[0])


def test_a_prescriber_pauses_a_taper_from_the_medicines_for_any_reason(as_, pia, rosa, taper):
    """Travel: ten days more at 75 mg; 50 mg comes in 15 days, and the last day is ten days later."""
    browser = as_(pia)
    tab = browser.get(f"/clients/{rosa}/?tab=medicines").content.decode()
    shown = browser.get(link(tab, "Pause the taper") + "&pause_days=10")
    address = urlsplit(accepted(shown.content.decode()))
    sent = dict(parse_qsl(address.query)) | {"why": "They travel for ten days"}
    browser.post(address.path, filled(browser.get(address.geturl())) | sent)
    changed = reading.read_chart(rosa).of(DoseChanged)[-1].body
    assert changed.why == "They travel for ten days"
    assert [(step.first, step.last, step.amount.value) for step in changed.steps] == [
        (day(5), day(14), 75), (day(15), day(28), 50), (day(29), day(42), 25)
    ]  # fmt: skip


def test_the_last_step_can_wait_too(as_, pia, rosa, put):
    """25 mg is the last dose: a week more of it, and the last day moves."""
    steps = (
        DoseStep(first=day(-100), last=day(-3), amount=Dose(50, "mg")),
        DoseStep(first=day(-2), last=day(10), amount=Dose(25, "mg")),
    )
    order = put(pia, rosa, Order(reasons=UNCOMPARED, when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=steps))[-1].id  # fmt: skip
    shown = as_(pia).get(
        f"/clients/{rosa}/medicines/plan/", {"order": order, "way": "pause", "pause_days": "7"}
    )
    address = accepted(shown.content.decode())
    assert f"first_1={day(11)}" in address
    assert f"last_1={day(17)}" in address
    assert "dose_1=25" in address


def test_a_medicine_that_rests_goes_on_from_its_step(as_, pia, rosa, put, taper):
    """Ten days without a dose: what was left of 75 mg, and everything after it, comes ten days later."""
    put(pia, rosa, DoseHeld(when=now(), order=taper, first=day(0), reason="Ill"))
    browser = as_(pia)
    shown = browser.get(
        f"/clients/{rosa}/medicines/plan/", {"order": taper, "way": "go-on", "first": str(day(10))}
    )
    address = accepted(shown.content.decode())
    assert "/write/resume/" in address
    for part in (
        f"first={day(10)}",
        f"first_1={day(10)}",
        f"last_1={day(14)}",
        f"first_2={day(15)}",
        f"last_3={day(42)}",
    ):
        assert part in address
    assert 'name="dose_3" value="25"' in browser.get(address).content.decode()


def test_a_dose_from_elsewhere_in_figures(as_, pia, rosa):
    """The words stay beside the figures; figures that say another dose than the words are asked about."""
    browser = as_(pia)
    address = f"/clients/{rosa}/write/medicine-elsewhere/"
    told = {"medicine": "oxycodone", "status": "active", "told_by": "client", "dose_text": "20 mg twice daily",
            "amount": "30", "unit": "mg", "times_a_day": "2"}  # fmt: skip
    refused = browser.post(address, filled(browser.get(address)) | told)
    assert "The words and the figures say different doses" in refused.content.decode()
    browser.post(address, filled(browser.get(address)) | told | {"amount": "20"})
    body = reading.read_chart(rosa).of(MedicineReported)[-1].body
    assert (body.dose_text, body.amount, body.times_a_day) == ("20 mg twice daily", Dose(20, "mg"), 2)


def test_what_was_written_down_before_is_still_read():
    """An entry from before this could be told in figures has none."""
    old = {
        "kind": "medicine_reported",
        "when": {"at": "2026-02-02"},
        "medicine": {"text": "oxycodone"},
        "dose_text": "20 mg",
    }
    body = read_body("medicine_reported", json.dumps(old))
    assert (body.dose_text, body.amount, body.times_a_day) == ("20 mg", None, None)


def test_how_often_without_how_much_is_refused():
    with pytest.raises(Unreadable, match="How often it is taken is told"):
        MedicineReported(when=now(), medicine=Coding("oxycodone"), times_a_day=2)


def test_an_amount_without_a_unit_is_asked_for_its_unit(as_, pia, rosa):
    address = f"/clients/{rosa}/write/medicine-elsewhere/"
    browser = as_(pia)
    typed = {**filled(browser.get(address)), "medicine": "Clonidine", "status": "active", "told_by": "client",
             "amount": "10"}  # fmt: skip
    assert not typed.get("unit")
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert "An amount needs its unit" in answer.content.decode()
