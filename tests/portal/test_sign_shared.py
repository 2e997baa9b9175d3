"""A caregiver who may hear of a shared sign (scope 6) is told once, in neutral words, when the sleep rule fires. Case B, 2026-03-17."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache

from steadystep.chart import When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.safety import Raised
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.notices.models import Notice
from steadystep.reasoning.facts.letters import unanswered
from tests.portal.conftest import TUESDAY_TEN, write_consent
from tests.portal.test_sharing_with import GOALS, code_on, given_to_ana, join, page_of, share
from tests.portal.test_sleep_rule import TODAY, nights
from tests.small_clinic import fresh, herself

SIGNS = "6"
SAYS = "A sign that someone chose to share with you has come up."
SECOND_NIGHT = DailyCheckin(when=When.on(TODAY), day=TODAY, sleep_hours=5.2, energy=2, swing=2)


@pytest.fixture(autouse=True)
def fresh_rate_limits(db):
    cache.clear()


def fires(rosa):
    """The second short night with energy, told in the app."""
    nights(rosa, (5.0, 1, 2))
    rosa.post("/my/check-in/", "/my/check-in/", sleep_hours="5.2", energy="2", swing="2")
    (raised,) = rosa.chart.of(Raised)
    assert raised.body.event == "ES17"
    return raised


def told(rosa):
    return Notice.objects.filter(client=rosa.client, duty__startswith="shared_sign/")


def test_who_may_hear_of_it_is_told_once_and_the_chart_keeps_on_which_ground(rosa):
    ana, _ = join(code_on(share(rosa, SIGNS)))
    raised = fires(rosa)
    (kept,) = rosa.chart.of(Disclosed)
    (consent,) = given_to_ana(rosa)
    assert (kept.body.ground, kept.body.consent, kept.body.about) == ("consent", consent.id, raised.id)
    assert kept.body.text.startswith(SAYS)
    assert told(rosa).filter(channel="in_app").count() == 1
    assert SAYS in page_of(ana)
    assert "sleep" not in page_of(ana)
    assert "A sign that you chose to share has come up" in rosa.get("/my/sharing/").content.decode()
    assert unanswered(rosa.chart) == ()  # nobody waits for an answer to it


def test_thinking_again_and_another_night_send_nothing_twice(rosa):
    join(code_on(share(rosa, SIGNS)))
    fires(rosa)
    before = told(rosa).count()
    rosa.post("/my/check-in/", "/my/check-in/", sleep_hours="5.1", energy="2", swing="2")
    recompute(rosa.client)
    assert told(rosa).count() == before
    assert len(rosa.chart.of(Disclosed)) == 1


def test_without_the_topic_nothing_leaves(rosa):
    ana, _ = join(code_on(share(rosa, GOALS)))
    fires(rosa)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)
    assert SAYS not in page_of(ana)


def test_a_consent_that_ended_an_hour_ago_or_was_taken_back_lets_nothing_leave(rosa, at):
    join(code_on(share(rosa, GOALS)))
    (given,) = given_to_ana(rosa)
    now = When.instant(TUESDAY_TEN)
    short = ConsentGiven(
        when=now, recipient_kind="caregiver", recipient=given.body.recipient, recipient_name="Tía Ana", purpose="an hour",
        scopes=(6,), until=When.instant(TUESDAY_TEN + timedelta(hours=1)),
    )  # fmt: skip
    write_consent(rosa.client, fresh(short))
    share(rosa, SIGNS, name="Luis")
    (luis,) = [one for one in rosa.chart.of(ConsentGiven) if one.body.recipient_name == "Luis"]
    rosa.post(f"/my/sharing/{luis.id}/stop/")
    at(TUESDAY_TEN + timedelta(hours=2))
    nights(rosa, (5.0, 1, 2))
    write(herself(rosa.client), rosa.client, [fresh(SECOND_NIGHT)])
    assert rosa.chart.of(Raised)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)


def test_taken_back_afterwards_the_page_shows_it_no_more_and_what_waits_is_not_sent(rosa):
    ana, _ = join(code_on(share(rosa, SIGNS)))
    fires(rosa)
    assert told(rosa).filter(sent_at__isnull=True).exists()
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/stop/")
    assert SAYS not in page_of(ana)
    assert not told(rosa).filter(sent_at__isnull=True).exists()


def test_a_record_of_substance_use_care_never_goes_out_under_a_consent_that_does_not_name_it(rosa):
    join(code_on(share(rosa, SIGNS)))
    nights(rosa, (5.0, 1, 2))
    write(herself(rosa.client), rosa.client, [fresh(SECOND_NIGHT, labels=frozenset({"part2"}))])
    assert rosa.chart.of(Raised)
    assert not rosa.chart.of(Disclosed)


def test_who_was_named_and_never_joined_cannot_be_told_and_nothing_is_said_to_have_left(rosa):
    share(rosa, SIGNS)
    fires(rosa)
    assert not rosa.chart.of(Disclosed)
