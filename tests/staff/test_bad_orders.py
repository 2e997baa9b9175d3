"""Bad input in the real order and result forms: said in clear words with the next step, what was typed stays, nothing is half written."""

import pytest

from steadystep.chart.measures import Observation
from steadystep.chart.medication import Order
from steadystep.clinic.ledger import reading

from .test_forms import ORDER, filled

LITHIUM = {"category": "lab", "what": "Lithium level", "hours_after_dose": "12"}


@pytest.fixture
def checked(as_, pia, rosa):
    """What the order form answers while it is typed."""

    def told(**typed):
        return as_(pia).post(f"/clients/{rosa}/write/order/considered/", {**ORDER, **typed}).content.decode()

    return told


@pytest.fixture
def sent(as_, pia, rosa):
    def send(slug, **typed):
        browser, address = as_(pia), f"/clients/{rosa}/write/{slug}/"
        return browser.post(address, {**filled(browser.get(address)), **typed})

    return send


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "Moonroot"}, "Moonroot"),
        ({"dose_1": "1000"}, "Ten times the usual dose: was 100 mg meant?"),
        ({"dose_1": "25", "unit_1": "ug"}, "A thousandth of the usual dose: was 25 mg meant?"),
        ({"dose_1": "100", "times_1": "4"}, "for the whole day meant, divided into 4 doses?"),
        ({"dose_1": "100000"}, "A thousand times the usual dose"),
    ],
    ids=["unknown drug", "ten times", "micrograms", "per dose", "a thousand times"],
)
def test_a_doubtful_order_is_questioned_while_it_is_typed(checked, typed, says):
    assert says in checked(**typed)


def test_a_check_that_offers_a_schedule_has_a_button_that_fills_it_in(checked, as_, pia, rosa):
    """Case A: 50 mg is too much to begin with in panic. Pressed, the order holds 25 mg, then 50 mg, and is still to be signed."""
    typed = {"name": "sertraline", "dose_1": "50", "indication": "panic disorder"}
    shown = checked(**typed)
    assert "Begin by schedule SER-PD" in shown
    address = f"/clients/{rosa}/order/medicine/?use=SER-PD"
    assert f'hx-post="{address}"' in shown
    filled_in = as_(pia).post(address, {**ORDER, **typed}).content.decode()
    assert 'value="25"' in filled_in
    assert 'name="schedule" id="id_schedule" value="SER-PD"' in filled_in


@pytest.mark.parametrize(
    "typed",
    [{"first_1": "2026-13-45"}, {"dose_1": "-5"}, {"times_1": "99"}, {"first_1": "2030-02-02", "last_1": "2030-01-01"}, {"last_1": "2031-01-01", "dose_2": "50", "first_2": "2030-06-01"}],
    ids=["no such day", "less than nothing", "99 times a day", "ends before it starts", "steps that overlap"],
)  # fmt: skip
def test_an_impossible_schedule_comes_back_with_what_was_typed(sent, rosa, typed):
    answer = sent("order", **{**ORDER, **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert ORDER["name"] in page
    assert all(value in page for value in typed.values())
    assert not reading.read_chart(rosa).of(Order)


def test_the_same_medicine_twice_asks_for_a_reason_and_writes_one(sent, rosa):
    assert sent("order", **ORDER).status_code == 302
    again = sent("order", **ORDER)
    assert again.status_code == 422
    assert "is already ordered for these days" in again.content.decode()
    assert len(reading.read_chart(rosa).of(Order)) == 1


def test_a_result_in_a_foreign_unit_keeps_its_words_and_is_converted(sent, rosa):
    assert sent("result", **LITHIUM, value="0.7", unit="meq/L").status_code == 302
    (entry,) = reading.read_chart(rosa).of(Observation)
    assert (entry.body.quantity.value, entry.body.quantity.unit) == (0.7, "meq/L")


def test_a_result_in_a_unit_that_means_nothing_here_is_never_silence(sent, as_, pia, rosa):
    """It stands as it came, and the chart says that it could not be judged and what to do."""
    assert sent("result", **LITHIUM, value="0.7", unit="furlong").status_code == 302
    (entry,) = reading.read_chart(rosa).of(Observation)
    assert entry.body.quantity.unit == "furlong"
    page = as_(pia).get(f"/clients/{rosa}/").content.decode()
    assert "furlong" in page


def test_a_lithium_of_12_in_the_form_of_one_result_is_asked_for_again(sent, as_, pia, rosa):
    """R33. Nothing is written and what was typed stays; said to stand it is written, and the chart says that it cannot be right."""
    typed = {**LITHIUM, "value": "12", "unit": "mmol/L"}
    answer = sent("result", **typed)
    assert answer.status_code == 422
    assert "12 mmol/L cannot be right for lithium level: read the report again" in answer.content.decode()
    assert 'value="12"' in answer.content.decode()
    assert not reading.read_chart(rosa).of(Observation)
    assert sent("result", **typed, stands="on").status_code == 302
    assert "cannot be right" in as_(pia).get(f"/clients/{rosa}/").content.decode()
