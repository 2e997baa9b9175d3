"""A caregiver with scope 3, whom the client ticked, is reminded at the client's times: in neutral words, and kept as what left (R27)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache

from steadystep.chart import When
from steadystep.chart.sharing import Disclosed
from steadystep.chart.supply import ReminderChosen
from steadystep.clinic.chartroom import waking
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.notices import choosing
from steadystep.clinic.notices.choosing import Chosen
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.sending import send_due
from steadystep.clinic.notices.wording import letter
from steadystep.clinic.people.models import Person
from steadystep.reasoning.facts.letters import accounted, unanswered, without_repeats
from tests.portal.conftest import TUESDAY_TEN
from tests.portal.test_sharing_with import GOALS, code_on, given_to_ana, join, page_of, share
from tests.small_clinic import fresh, herself

MEDICINES = "3"
SAYS = "A reminder that someone chose to share with you: “Your plan for today is here.”"
TWENTY_PAST = TUESDAY_TEN + timedelta(minutes=21)


@pytest.fixture(autouse=True)
def fresh_rate_limits(db):
    cache.clear()


def chooses(rosa, *times, ticks=True):
    ticked = [one.body.recipient for one in given_to_ana(rosa)] if ticks else []
    fields = {"time": list(times), "words": "plan", "caregiver": ticked}
    return rosa.post("/my/medicines/reminder/", "/my/medicines/week/", **fields)


def told(rosa):
    return Notice.objects.filter(client=rosa.client, duty__startswith="beside/")


def twenty_past(rosa, at):
    at(TWENTY_PAST)
    waking.recompute(rosa.client)


def ana_signed_in() -> Person:
    return Person.objects.get(username="ana")


def test_who_was_ticked_is_told_once_and_the_chart_keeps_on_which_ground(rosa, at):
    ana, _ = join(code_on(share(rosa, MEDICINES)))
    chooses(rosa, "10:20")
    twenty_past(rosa, at)
    waking.recompute(rosa.client)
    (kept,) = rosa.chart.of(Disclosed)
    (consent,) = given_to_ana(rosa)
    assert (kept.body.ground, kept.body.consent, kept.body.text) == ("consent", consent.id, SAYS)
    assert kept.body.about == rosa.chart.latest(ReminderChosen).id
    assert told(rosa).filter(channel="in_app").count() == 1
    letters = [letter(one, ana_signed_in(), datetime.now(UTC)) for one in told(rosa)]
    assert {one.subject for one in letters} == {SAYS}
    assert not any("sertraline" in one.text.lower() for one in letters)
    assert Notice.objects.filter(client=rosa.client, duty__startswith="reminder/").exists()  # hers as well
    assert unanswered(rosa.chart) == ()
    assert SAYS in page_of(ana)
    assert "A reminder that you chose to share" in rosa.get("/my/sharing/").content.decode()


def test_who_was_not_ticked_is_not_told(rosa, at):
    join(code_on(share(rosa, MEDICINES)))
    page = rosa.get("/my/medicines/week/").content.decode()
    assert "Tía Ana" in page
    assert 'name="caregiver"' in page
    chooses(rosa, "10:20", ticks=False)
    twenty_past(rosa, at)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)


def test_without_the_topic_nobody_can_be_ticked(rosa, at):
    join(code_on(share(rosa, GOALS)))
    assert "Tía Ana" not in rosa.get("/my/medicines/week/").content.decode()
    chooses(rosa, "10:20")
    assert rosa.chart.latest(ReminderChosen).body.caregivers == ()
    twenty_past(rosa, at)
    assert not told(rosa).exists()


def test_a_topic_that_was_taken_away_ends_it_although_the_tick_stands(rosa, at):
    join(code_on(share(rosa, MEDICINES)))
    chooses(rosa, "10:20")
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/", scopes=[GOALS], months="3", purpose="Only the goals")
    twenty_past(rosa, at)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)


def test_taken_back_an_hour_ago_nothing_leaves(rosa, at):
    join(code_on(share(rosa, MEDICINES)))
    chooses(rosa, "10:20")
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/stop/")
    twenty_past(rosa, at)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)


def test_taken_back_before_it_was_sent_it_is_never_sent(rosa, at):
    ana, _ = join(code_on(share(rosa, MEDICINES)))
    chooses(rosa, "10:20")
    twenty_past(rosa, at)
    assert told(rosa).filter(sent_at__isnull=True).exists()
    (given,) = given_to_ana(rosa)
    rosa.post(f"/my/sharing/{given.id}/stop/")
    assert not told(rosa).filter(sent_at__isnull=True).exists()
    assert SAYS not in page_of(ana)


def test_their_own_quiet_hours(rosa, at):
    """Quiet until noon: it waits. Quiet until the evening: none, since it would come hours late."""
    join(code_on(share(rosa, MEDICINES)))
    who, zone = str(ana_signed_in().pk), rosa.person.zone
    Person.objects.filter(pk=who).update(zone=zone, email="ana@example.org")
    choosing.choose(who, Chosen(mail=True, quiet_from="10:10", quiet_until="20:00"))
    chooses(rosa, "10:20", "12:00")
    twenty_past(rosa, at)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)
    choosing.choose(who, Chosen(mail=True, quiet_from="10:10", quiet_until="12:30"))
    at(TUESDAY_TEN + timedelta(minutes=121))
    waking.recompute(rosa.client)
    send_due()
    waits = told(rosa).filter(channel="mail", sent_at__isnull=True)
    assert waits.count() == 1  # the one of 12:00: 10:20 would come too late
    at(TUESDAY_TEN + timedelta(minutes=151))
    send_due()
    assert not waits.exists()


def test_a_choice_kept_as_substance_use_care_needs_a_consent_that_names_it(rosa, at):
    join(code_on(share(rosa, MEDICINES)))
    (given,) = given_to_ana(rosa)
    chosen = ReminderChosen(
        when=When.instant(TUESDAY_TEN), times=("10:20",), words="plan", caregivers=(given.body.recipient,)
    )
    write(herself(rosa.client), rosa.client, [fresh(chosen, labels=frozenset({"part2"}))])
    twenty_past(rosa, at)
    assert not told(rosa).exists()
    assert not rosa.chart.of(Disclosed)


def test_reminders_do_not_hide_letters_in_the_list_of_what_left(rosa, at):
    join(code_on(share(rosa, MEDICINES)))
    chooses(rosa, "10:20", "10:40")
    twenty_past(rosa, at)
    at(TUESDAY_TEN + timedelta(minutes=41))
    waking.recompute(rosa.client)
    assert len(accounted(rosa.chart)) == 2
    assert len(without_repeats(accounted(rosa.chart))) == 1
