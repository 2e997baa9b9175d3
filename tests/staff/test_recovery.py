"""The first day of buprenorphine on one screen, and recovery on one page: what is shown, what a tap writes."""

import re
import uuid
from datetime import timedelta

from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Component, Observation, ScoreTotal
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.plan import Goal
from steadystep.chart.substance import DoseGiven, LastUse, PdmpChecked
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now

BUP = "buprenorphine_naloxone_sl"


def ago(hours: float) -> When:
    return When.instant(timezone.now() - timedelta(hours=hours))


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def start(browser, client):
    return browser.get(f"/clients/{client}/medicines/start/")


def post(browser, client, **typed):
    return browser.post(f"/clients/{client}/medicines/start/", typed)


def test_a_cows_is_written_in_one_go_and_moves_the_gate(as_, pia, rosa, put):
    put(pia, rosa, LastUse(when=ago(30), substance="fentanyl"))
    browser = as_(pia)
    assert "No COWS today" in text(start(browser, rosa))
    assert post(browser, rosa, what="cows", total="8").status_code == 302
    assert "COWS 8: wait or give a reason" in text(start(browser, rosa))
    post(browser, rosa, what="cows", total="13")
    assert "Nothing speaks against a first dose now" in text(start(browser, rosa))
    assert [one.body.total for one in reading.read_chart(rosa).of(ScoreTotal)] == [8, 13]


def test_a_cows_asks_whether_signs_were_seen(as_, pia, rosa, put):
    put(pia, rosa, LastUse(when=ago(30), substance="fentanyl"))
    browser = as_(pia)
    assert "Signs one can see" in text(start(browser, rosa))
    post(browser, rosa, what="cows", total="13", signs="signs_not_seen")
    assert "COWS 13, and no signs one can see: wait or give a reason" in text(start(browser, rosa))
    post(browser, rosa, what="cows", total="13", signs="signs_seen")
    assert "Every gate is open" in text(start(browser, rosa))
    form = browser.get(f"/clients/{rosa}/write/score/", {"instrument": "cows"})
    assert b'name="objective_signs"' in form.content


def test_a_cows_that_is_none_is_refused_in_words(as_, pia, rosa, standing):
    browser = as_(pia)
    for wrong in ("49", "-1", "x", ""):
        post(browser, rosa, what="cows", total=wrong)
        assert "This number cannot be read" in text(start(browser, rosa))
    assert not reading.read_chart(rosa).of(ScoreTotal)


def test_a_dose_given_is_written_and_asks_for_cows(as_, pia, rosa, put):
    steps = (
        DoseStep(first=timezone.localdate(), amount=Dose(4, "mg"), times_a_day=2, last=timezone.localdate()),
    )
    put(
        pia, rosa, LastUse(when=ago(30), substance="fentanyl"), PdmpChecked(when=ago(1), summary="Nothing unexpected."),
        ScoreTotal(when=now(), instrument="cows", total=13),
        Order(reasons=UNCOMPARED, when=now(), name="Suboxone", drug=BUP, indication="opioid use disorder", route="sublingual", steps=steps),
    )  # fmt: skip
    browser = as_(pia)
    post(browser, rosa, what="dose", mg="4.0")
    page = text(start(browser, rosa))
    assert "COWS 60 minutes after the first dose" in page
    assert "Another dose from" in page
    (given,) = reading.read_chart(rosa).of(DoseGiven)
    assert (given.body.drug, given.body.amount, given.labels) == (BUP, Dose(4, "mg"), {"part2"})


def test_a_score_of_withdrawal_is_a_substance_use_record(as_, pia, rosa, standing):
    post(as_(pia), rosa, what="cows", total="6")
    (scored,) = reading.read_chart(rosa).of(ScoreTotal)
    assert "part2" in scored.labels


def test_goals_stand_above_urine_tests(as_, pia, rosa, put):
    parts = (Component(what=Coding("fentanyl"), text="negative"),)
    put(
        pia, rosa, Observation(when=now(), what=Coding("Urine toxicology"), category="toxicology", components=parts),
        Goal(when=now(), text="Sunday dinner with my son", agreed=True),
    )  # fmt: skip
    page = text(as_(pia).get(f"/clients/{rosa}/medicines/recovery/"))
    assert page.index("Sunday dinner with my son") < page.index("Urine tests, in context")
    assert "not there: fentanyl" in page


def test_a_urine_test_is_gone_through_together(as_, pia, rosa, put):
    """R52. The page leads to the form that starts with this result; what the client said then stands beside it, as a record of use."""
    parts = (Component(what=Coding("fentanyl"), text="positive"),)
    put(
        pia,
        rosa,
        Observation(when=now(), what=Coding("Urine toxicology"), category="toxicology", components=parts),
    )
    page = f"/clients/{rosa}/medicines/recovery/"
    (test,) = reading.read_chart(rosa).of(Observation)
    here = as_(pia)
    assert "go through it with the client." in text(here.get(page))
    assert f"result={test.id}" in here.get(page).content.decode()
    form = f"/clients/{rosa}/write/result-reviewed/"
    assert f'value="{test.id}" selected' in here.get(f"{form}?result={test.id}").content.decode()
    sent = {
        "entry_id": str(uuid.uuid4()),
        "result": test.id,
        "decision": "Go on as before",
        "talk": "gone_through",
        "they_said": "It was the party",
    }
    assert here.post(form, sent).status_code == 302
    (talk,) = reading.read_chart(rosa).of(ResultReviewed)
    assert "part2" in talk.labels
    after = text(here.get(page))
    assert "It was the party" in after
    assert "go through it with the client." not in after


def test_to_whom_nothing_is_offered_yet_it_is_not_said_that_all_was(as_, pia, rosa, put):
    """Under 13 nothing is due: the empty part says why."""
    child = Demographics(when=now(), legal_name="Rosa", birth_date=When(f"{timezone.now().year - 10}-01-01"))
    put(pia, rosa, child)
    page = text(as_(pia).get(f"/clients/{rosa}/medicines/recovery/"))
    assert "Offered from the age of 13 on." in page
    assert "Everything was offered" not in page
