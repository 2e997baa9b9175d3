"""Side effects in the portal: asked for a week after a start, in plain words; what is marked is written, and no more."""

from datetime import timedelta

from steadystep.chart.medication import SideEffect
from steadystep.chart.supply import EffectsChecked
from tests.portal.conftest import TUESDAY_TEN

PAGE = "/my/medicines/effects/"


def test_it_names_the_effects_of_her_own_medicine_in_plain_words(rosa):
    page = rosa.get(PAGE).content.decode()
    assert "Feeling sick, or loose stools" in page
    assert "Tell us today:" in page
    assert "usually gone by" in page


def test_today_asks_a_week_after_the_start_and_not_before(rosa, at):
    ask = "Your medicine is new or has changed"
    assert ask not in rosa.get("/my/").content.decode()
    at(TUESDAY_TEN + timedelta(days=5))  # the start was three days before
    rosa.browser.force_login(rosa.person)
    assert ask in rosa.get("/my/").content.decode()
    rosa.post(PAGE, PAGE)
    assert ask not in rosa.get("/my/").content.decode()


def test_only_what_is_marked_is_written(rosa):
    assert rosa.post(PAGE, PAGE, SE01="little", words="My hands feel like wool").status_code == 302
    nausea, own = rosa.chart.of(SideEffect)
    assert (nausea.body.known, nausea.body.burden, nausea.body.order) == ("SE01", 2, rosa.ids["order"])
    assert (own.body.known, own.body.effect) == ("", "My hands feel like wool")
    assert [one.body.noticed for one in rosa.chart.of(EffectsChecked)] == [2]


def test_sent_empty_says_that_all_is_well(rosa):
    rosa.post(PAGE, PAGE)
    assert [one.body.noticed for one in rosa.chart.of(EffectsChecked)] == [0]
    assert not rosa.chart.of(SideEffect)


def test_sent_twice_it_stands_once(rosa):
    again = {"id": "0192b1a0-0000-7000-8000-0000000000aa", "SE01": "much"}
    rosa.post(PAGE, PAGE, **again)
    rosa.post(PAGE, PAGE, **again)
    assert len(rosa.chart.of(SideEffect)) == 1


def test_gone_is_offered_for_what_was_told_and_closes_it(rosa):
    assert "gone</span>" not in rosa.get(PAGE).content.decode()
    rosa.post(PAGE, PAGE, SE01="little")
    page = rosa.get(PAGE).content.decode()
    assert "you told us about this" in page
    rosa.post(PAGE, PAGE, SE01="gone")
    assert rosa.chart.of(SideEffect)[-1].body.gone


def test_a_reason_to_call_says_so_at_once(rosa):
    answer = rosa.post(PAGE, PAGE, call_SE01="1")
    assert answer.status_code == 200
    assert "Your team has been told and asked to call you" in answer.content.decode()
    assert rosa.chart.of(SideEffect)[-1].body.red_flag


def test_gone_for_what_was_never_told_is_nothing(rosa):
    rosa.post(PAGE, PAGE, SE01="gone", SE02="nonsense")
    assert not rosa.chart.of(SideEffect)
