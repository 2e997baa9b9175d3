"""Who gets through the door, and what is written down about it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from steadystep.chart.team import AccessOpened
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.consent.log import openings_by, openings_of, record_opening
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.consent.opening import check_may_open, may_open
from steadystep.clinic.consent.relation import relation
from steadystep.knowledge.rights import Rights
from tests.consent.cast import ADMIN, CLIENT, DAY, GP, NOW, ROSA, SISTER, TEAM, THERAPIST, Book, agree, staff

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("who", [*TEAM, ADMIN, ROSA, SOFTWARE], ids=lambda who: who.id)
def test_team_administrator_client_and_software_get_in(who: Actor, rights: Rights) -> None:
    assert may_open(who, Book().chart, NOW, purpose="treatment")
    check_may_open(who, Book().chart, NOW, rights, purpose="treatment")


@pytest.mark.parametrize("who", [THERAPIST, ADMIN, ROSA], ids=lambda who: who.id)
def test_nobody_gets_in_without_a_purpose(who: Actor) -> None:
    assert not may_open(who, Book().chart, NOW, purpose=" ")


@pytest.mark.parametrize("role", ["prescriber", "therapist", "nurse"])
def test_a_clinician_of_another_team_is_shown_both_ways_in(role: str, rights: Rights) -> None:
    with pytest.raises(NotAllowed) as refusal:
        check_may_open(staff("max", role), Book().chart, NOW, rights, purpose="treatment")
    assert refusal.value.break_glass
    assert refusal.value.whom_to_ask == ("lead",)


def test_others_are_shown_the_lead_only_unless_they_are_on_call(rights: Rights) -> None:
    for on_call in (False, True):
        with pytest.raises(NotAllowed) as refusal:
            check_may_open(
                staff("max", "peer"), Book().chart, NOW, rights, purpose="treatment", on_call=on_call
            )
        assert refusal.value.break_glass is on_call


@pytest.mark.parametrize("who", [SISTER, GP], ids=lambda who: who.id)
def test_outsiders_get_in_by_consent_and_otherwise_hear_the_same_words_as_any_stranger(
    who: Actor, rights: Rights
) -> None:
    book = Book()
    with pytest.raises(NotAllowed) as refusal:
        check_may_open(who, book.chart, NOW, rights, purpose="support")
    with pytest.raises(NotAllowed) as nobody:
        check_may_open(who, Book(team=False).chart, NOW, rights, purpose="support")
    assert str(refusal.value) == str(nobody.value)
    assert not refusal.value.break_glass
    assert refusal.value.whom_to_ask == ()
    book.add(agree(who, 1))
    assert may_open(who, book.chart, NOW, purpose="support")


def test_another_client_stays_out() -> None:
    assert not may_open(
        Actor("tom", "client", "Tom", client="client-tom"), Book().chart, NOW, purpose="own record"
    )


@pytest.mark.django_db
def test_every_opening_and_refusal_is_kept_with_who_why_and_what() -> None:
    related = relation(THERAPIST, Book().chart, NOW)
    made = record_opening(
        THERAPIST, CLIENT, related, at=NOW, purpose="treatment", part="story", as_of=NOW - HOUR
    )
    record_opening(
        SISTER,
        CLIENT,
        relation(SISTER, Book().chart, NOW),
        at=NOW + HOUR,
        purpose="support",
        part="chart",
        allowed=False,
    )
    refused, opened = openings_of(CLIENT)
    assert isinstance(made, UUID)
    assert opened.id == made
    assert (opened.roles, opened.purpose, opened.part, opened.relation) == (
        ("therapist",),
        "treatment",
        "story",
        "team",
    )
    assert (opened.at, opened.as_of, opened.allowed, opened.break_glass) == (NOW, NOW - HOUR, True, False)
    assert (refused.person, refused.relation, refused.allowed) == ("sue", "caregiver", False)
    assert [one.person for one in openings_by("ben")] == ["ben"]
    assert openings_of("somebody else") == ()


@pytest.mark.django_db
def test_an_emergency_opening_is_kept_with_its_reason() -> None:
    book, eve = Book(), staff("eve", "nurse")
    book.add(AccessOpened(when=DAY, person="eve", reason="Collapse.", until=NOW + HOUR), author="eve", at=NOW)
    record_opening(eve, CLIENT, relation(eve, book.chart, NOW), at=NOW, purpose="emergency", part="chart")
    record_opening(
        THERAPIST, CLIENT, relation(THERAPIST, book.chart, NOW), at=NOW, purpose="treatment", part="chart"
    )
    (kept,) = [one for one in openings_of(CLIENT) if one.break_glass]
    assert (kept.person, kept.reason) == ("eve", "Collapse.")


@pytest.mark.django_db
def test_the_database_refuses_an_emergency_without_a_reason() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRecord.objects.create(
            person="eve",
            client=CLIENT,
            purpose="p",
            part="p",
            relation="break_glass",
            outcome="allowed",
            break_glass=True,
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE consent_accessrecord SET person = 'x'", "DELETE FROM consent_accessrecord"]
)
def test_nothing_in_the_access_list_is_changed_or_removed(change: str) -> None:
    record_opening(
        THERAPIST, CLIENT, relation(THERAPIST, Book().chart, NOW), at=NOW, purpose="treatment", part="chart"
    )
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
