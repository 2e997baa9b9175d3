"""What is asked before an order is signed: a coded reason above the usual range, and who decides. At the form, while typing, at the door (R18)."""

import pytest
from django.utils import timezone

from steadystep.chart import Dose, Refused, When
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.medication import DoseStep, Order, ReasonGiven
from steadystep.chart.trials import OptionsWeighed, OptionWeighed
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .test_forms import filled

TODAY = timezone.localdate().isoformat()
ABOVE = "medication.dose_above_usual"
TYPED = {
    "name": "Buspirone", "indication": "GAD", "route": "oral", "dose_1": "20", "unit_1": "mg", "times_1": "2",
    "first_1": TODAY, "reason-medication.options": "emergency",
}  # fmt: skip
WHY = {f"reason-{ABOVE}": "30 mg helped a little"}


@pytest.fixture
def order(as_, pia, rosa):
    browser, address = as_(pia), f"/clients/{rosa}/write/order/"

    def signed(**typed):
        return browser.post(address, {**filled(browser.get(address)), **TYPED, **typed})

    return signed


def orders(rosa):
    return [one.body for one in reading.read_chart(rosa).of(Order)]


def test_without_a_reason_it_is_not_signed_and_the_page_says_what_is_asked(order, rosa):
    shown = order().content.decode()
    assert "above the usual range of" in shown
    assert "Choose a reason and say it in your own words" in shown
    assert not orders(rosa)
    assert order(**WHY).status_code == 422
    assert not orders(rosa)


def test_a_code_and_words_sign_it_and_stand_in_the_order(order, rosa):
    assert order(**WHY, **{f"reason_code-{ABOVE}": "helped_in_part"}).status_code == 302
    assert (
        ReasonGiven(rule=ABOVE, reason="30 mg helped a little", code="helped_in_part")
        in orders(rosa)[0].reasons
    )


def test_while_typing_both_fields_stand_open_and_nothing_is_an_alert(as_, pia, rosa):
    shown = as_(pia).post(f"/clients/{rosa}/write/order/considered/", {**TYPED, **WHY}).content.decode()
    assert f'name="reason_code-{ABOVE}"' in shown
    assert f'name="reason-{ABOVE}"' in shown
    assert "30 mg helped a little" in shown
    assert "This cannot be signed" not in shown


def test_every_other_way_in_passes_the_same_door(put, pia, rosa):
    step = DoseStep(first=timezone.localdate(), amount=Dose(20, "mg"), times_a_day=2)
    body = Order(
        when=When.instant(timezone.now(), "UTC"), name="buspirone", drug="buspirone", indication="GAD", steps=(step,),
        reasons=UNCOMPARED,
    )  # fmt: skip
    with pytest.raises(Refused, match="above the usual range"):
        put(pia, rosa, body)


CAPACITY = {"reason-medication.options": "", "dose_1": "5", "times_1": "2"}


@pytest.fixture
def compared(put, pia, rosa):
    options = (OptionWeighed(name="Buspirone", drug="buspirone"), OptionWeighed(name="No medicine"))
    body = OptionsWeighed(when=When.instant(timezone.now(), "UTC"), reason="anxiety", options=options)
    put(pia, rosa, body)


def test_a_first_order_asks_in_its_own_form_who_decides(order, compared, rosa):
    shown = order(**CAPACITY).content.decode()
    assert "Nobody has said yet whether the client can decide about Buspirone." in shown
    assert 'name="ability"' in shown
    assert not orders(rosa)


def test_said_in_the_form_it_is_signed_with_the_order_and_asked_once(order, compared, rosa):
    assert order(**CAPACITY, ability="decides").status_code == 302
    (said,) = [one.body for one in reading.read_chart(rosa).of(CapacityStated)]
    assert (said.ability, said.care) == ("decides", "any_medicine")
    assert reading.read_chart(rosa).of(Order)[0].id == said.order


def test_who_decides_for_somebody_is_named(order, compared, rosa):
    shown = order(**CAPACITY, ability="cannot_now").content.decode()
    assert "Say who supports the decision, or who decides for now." in shown
    assert not orders(rosa)
    assert order(**CAPACITY, ability="cannot_now", by_whom="Ana Ruiz, guardian").status_code == 302
