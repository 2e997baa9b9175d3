"""What I have tried: what was judged is shown, a reading nobody has judged is not; wishes, what matters and earlier medicines are kept."""

from datetime import timedelta

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.measures import Answers
from steadystep.chart.trials import MedicineWish, TriedBefore, WhatMatters
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock
from steadystep.faces.look.trial_cards import trial_cards
from steadystep.reasoning import Clock
from steadystep.reasoning.view import View
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import fresh, herself

PAGE = "/my/medicines/tried/"


def answered(rosa, at, instant, items) -> None:
    at(instant)
    body = Answers(
        when=When.instant(instant, ZONE),
        instrument="phq_9",
        form=str(instant),
        items=items,
    )
    write(herself(rosa.client), rosa.client, [fresh(body, source="portal")])


def test_a_reading_that_nobody_judged_is_for_the_team(rosa, at):
    """Ten weeks with the same score: staff read how it looks so far; to her it would only be a verdict."""
    answered(rosa, at, TUESDAY_TEN, (2, 2, 2, 2, 2, 2, 1, 1, 0))
    answered(rosa, at, TUESDAY_TEN + timedelta(weeks=10), (2, 2, 2, 2, 1, 2, 2, 1, 0))
    rosa.browser.force_login(rosa.person)
    page = rosa.get(PAGE).content.decode()
    assert "Sertraline" in page
    assert "not judged yet" not in page
    assert any("not judged yet" in card.outcome for card in cards(rosa))


def cards(rosa):
    view = View(rosa.chart, knowledge.load(), clinic_value(), Clock(clock.now()))
    return trial_cards(view, clock.now().date())


def test_a_wish_is_kept_and_shown(rosa):
    rosa.post("/my/medicines/wish/", PAGE, name="lithium", wish="against", words="My mother was ill from it")
    (wish,) = rosa.chart.of(MedicineWish)
    assert (wish.body.drug, wish.body.wish, wish.author) == ("lithium", "against", str(rosa.person.pk))
    assert "My mother was ill from it" in rosa.get(PAGE).content.decode()


def test_what_matters_is_kept_in_order_and_a_word_that_is_none_is_left_out(rosa):
    rosa.post("/my/medicines/matters/", PAGE, first_1="clear_head", first_2="nonsense", words="I drive a bus")
    (said,) = rosa.chart.of(WhatMatters)
    assert (said.body.ranked, said.body.words) == (("clear_head",), "I drive a bus")


def test_a_medicine_from_before_is_kept_as_remembered(rosa):
    rosa.post("/my/medicines/tried/before/", PAGE, name="Something blue", words="It made me sleepy")
    (before,) = rosa.chart.of(TriedBefore)
    assert (before.body.name, before.body.drug, before.body.told_by) == ("Something blue", "", "client")
