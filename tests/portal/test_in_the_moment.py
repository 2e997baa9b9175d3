"""Help in the moment: with a broken rule, without the worker, late from a phone that was offline, in the client's language."""

import uuid
from datetime import timedelta
from unittest.mock import patch

import msgspec
import pytest

from steadystep.chart import When
from steadystep.chart.measures import ItemAnswered
from steadystep.chart.safety import Raised
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.chartroom import heartbeat
from steadystep.clinic.chartroom.writing import write
from steadystep.reasoning.review import RULES, review_of
from steadystep.reasoning.rules.safety import risk_answer
from tests.small_clinic import fresh, herself

from .conftest import SATURDAY_NIGHT, TUESDAY_TEN, ZONE, hidden_fields
from .test_item_nine import NINE, answer, begin

LATE = f"{NINE}late/"
NOW = When.instant(TUESDAY_TEN, ZONE)


def late(rosa, form, value, *, at=TUESDAY_TEN, send=""):
    sent = {"form": form, "answer": value, "filled_in_at": at.isoformat(), "id": send or str(uuid.uuid4())}
    return rosa.post(LATE, **sent)


def broken(_view):
    raise RuntimeError("a rule broke")


def test_help_is_shown_though_the_very_rule_broke(rosa):
    rules = tuple(
        msgspec.structs.replace(rule, find=broken) if rule is risk_answer.RULE else rule for rule in RULES
    )
    form = begin(rosa)
    with patch.object(review_of, "__defaults__", (rules,)):
        page = answer(rosa, form, 2).content.decode()
    assert 'href="tel:988"' in page
    assert "do not wait for us" in page
    assert "has been told" not in page
    assert rosa.chart.of(ItemAnswered)


def test_without_the_worker_nobody_is_said_to_have_been_told(rosa, at):
    form = begin(rosa)
    at(TUESDAY_TEN + timedelta(minutes=10))  # the worker was last heard ten minutes ago
    page = answer(rosa, form, 2).content.decode()
    assert 'href="tel:988"' in page
    assert "It stands on the list of Tariq" in page
    assert "messages to them are late" in page
    assert "has been told" not in page
    assert "They are asked to look at it by" not in page
    assert rosa.chart.of(Raised)


def test_without_the_worker_no_hour_is_promised_before_the_answer(rosa, at):
    begin(rosa)
    at(TUESDAY_TEN + timedelta(minutes=10))
    assert "at the latest" not in rosa.get(NINE).content.decode()


def test_with_the_worker_somebody_is_named_with_an_hour(rosa):
    page = answer(rosa, begin(rosa), 2).content.decode()
    assert "Tariq from your care team has been told" in page
    assert "They are asked to look at it by" in page


def test_on_a_saturday_night_not_even_a_living_worker_promises_monday(rosa, at):
    form = begin(rosa)
    at(SATURDAY_NIGHT)
    heartbeat.beat()
    rosa.browser.force_login(rosa.person)
    page = answer(rosa, form, 2).content.decode()
    assert "They are asked to look at it by" not in page
    assert "Please call one of these numbers if you need someone before then." in page


def test_help_is_in_the_language_of_the_client(rosa):
    form = begin(rosa)
    rosa.browser.cookies["django_language"] = "es"
    page = answer(rosa, form, 2).content.decode()
    assert 'href="tel:988"' in page
    assert "You do not have to carry this alone" not in page


def test_the_people_named_for_a_hard_hour_stand_beside_the_lines(rosa):
    """Those of the plan with a number to touch, and a crisis contact while that consent holds."""
    page = answer(rosa, begin(rosa), 2).content.decode()
    assert 'href="tel:5550104477"' in page
    assert "Luz Reyes" not in page
    consent = fresh(
        ConsentGiven(when=NOW, recipient_kind="caregiver", recipient="carer", recipient_name="Luz Reyes", purpose="crisis", scopes=(8,))
    )  # fmt: skip
    write(herself(rosa.client), rosa.client, [consent])
    form = hidden_fields(rosa.get(NINE).content.decode())["form"]
    assert "Luz Reyes" in answer(rosa, form, 1).content.decode()
    write(herself(rosa.client), rosa.client, [fresh(ConsentRevoked(when=NOW, consent=consent.id))])
    assert "Luz Reyes" not in answer(rosa, form, 2).content.decode()


# From a phone that was offline


def test_a_late_answer_is_an_entry_at_its_own_time_and_raises_at_full_level(rosa, at):
    form = begin(rosa)
    at(TUESDAY_TEN + timedelta(minutes=12))
    heartbeat.beat()
    said = late(rosa, form, 2).json()
    (entry,) = rosa.chart.of(ItemAnswered)
    assert entry.occurred == TUESDAY_TEN
    assert entry.recorded_at > TUESDAY_TEN + timedelta(minutes=11)
    assert rosa.chart.of(Raised)
    assert "tel:988" in said["help"]
    assert "is with your care team now" in said["says"]
    assert "is with your care team now" in rosa.get("/my/").content.decode()


def test_a_late_answer_sent_twice_is_one(rosa):
    form, send = begin(rosa), str(uuid.uuid4())
    for _ in range(2):
        assert late(rosa, form, 2, send=send).json()["saved"]
    assert len([one for one in rosa.chart.entries if isinstance(one.body, ItemAnswered)]) == 1


def test_a_late_answer_whose_sheet_is_gone_is_not_lost(rosa):
    form = begin(rosa)
    rosa.post("/my/questions/phq_9/drop/")
    assert late(rosa, form, 3).json()["saved"]
    assert rosa.chart.of(Raised)


def test_a_late_answer_does_not_undo_a_later_one(rosa, at):
    form = begin(rosa)
    at(TUESDAY_TEN + timedelta(minutes=30))
    answer(rosa, form, 0)
    late(rosa, form, 2, at=TUESDAY_TEN + timedelta(minutes=5))
    standing = rosa.chart.of(ItemAnswered)
    assert [one.body.value for one in standing] == [2, 0]
    assert rosa.chart.of(Raised)


@pytest.mark.parametrize("value", ["", "7", "x"])
def test_what_is_no_answer_is_said_and_not_kept_for_ever(rosa, value):
    said = late(rosa, begin(rosa), value)
    assert said.status_code == 422
    assert said.json()["saved"] is False


def test_a_device_that_lost_its_clock_is_taken_at_our_time(rosa):
    late(rosa, begin(rosa), 2, at=TUESDAY_TEN + timedelta(days=400))
    (entry,) = rosa.chart.of(ItemAnswered)
    assert entry.occurred - TUESDAY_TEN < timedelta(minutes=5)


def test_only_a_risk_item_comes_late(rosa):
    assert rosa.post("/my/questions/phq_9/1/late/", form=begin(rosa), answer=2).status_code == 404
