"""Who somebody is to Rosa. Membership, consent and emergency openings, at 12:00 UTC on 17 March 2026."""

from datetime import datetime, timedelta

import pytest

from steadystep.chart import When
from steadystep.chart.corrections import Retracted
from steadystep.chart.team import AccessOpened, ConsentRevoked, TeamJoined, TeamLeft
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.consent.relation import relation
from tests.consent.cast import (
    ADMIN,
    BLUE,
    DAY,
    FRONT_DESK,
    GP,
    LEAD,
    NOW,
    NURSE,
    ROSA,
    SISTER,
    THERAPIST,
    Book,
    agree,
    staff,
)  # fmt: skip

FAR = {"teams": frozenset({"red"}), "sites": frozenset({"north"})}
HOUR = timedelta(hours=1)


def glass(who: str, until: datetime) -> AccessOpened:
    return AccessOpened(when=DAY, person=who, reason="Overdose at the door.", until=until)


def test_a_client_is_themselves_in_their_own_chart_only() -> None:
    assert relation(ROSA, Book().chart, NOW).kind == "self"
    book = Book()
    book.entries = []
    assert relation(ROSA, type(book.chart)("somebody else", []), NOW).kind == "none"


def test_the_software_is_the_software() -> None:
    assert relation(SOFTWARE, Book().chart, NOW).kind == "software"


def test_a_team_that_took_the_client_is_the_team() -> None:
    found = relation(THERAPIST, Book().chart, NOW)
    assert (found.kind, found.why) == ("team", "team")


def test_only_the_roles_held_in_the_clients_team_count_there() -> None:
    """Jo is the front desk of Rosa's team, and a therapist of another: here Jo sees what the front desk sees."""
    held = frozenset({("front_desk", "blue", "north"), ("therapist", "red", "north")})
    jo = staff("jo", "front_desk", "therapist", licensed=True, teams=frozenset({"blue", "red"}), held=held)
    assert relation(jo, Book().chart, NOW).roles == {"front_desk"}
    book = Book(team=False)
    book.add(TeamJoined(when=DAY, team="red"))
    assert relation(jo, book.chart, NOW).roles == {"therapist"}


def test_at_a_site_only_the_roles_held_there_count() -> None:
    held = frozenset({("nurse", "red", "north"), ("lead", "green", "south")})
    jo = staff(
        "jo",
        "nurse",
        "lead",
        teams=frozenset({"red", "green"}),
        sites=frozenset({"north", "south"}),
        held=held,
    )
    assert relation(jo, Book().chart, NOW, sites=frozenset({"north"})).roles == {"nurse"}
    assert relation(jo, Book().chart, NOW, sites=frozenset({"south"})).roles == {"lead"}


def test_a_cover_counts_as_the_team() -> None:
    cover = staff("eve", "prescriber", covers=frozenset({"blue"}))
    assert relation(cover, Book().chart, NOW).why == "cover"


def test_one_person_of_another_team_joins_by_name_and_brings_no_colleague() -> None:
    book = Book(team=False)
    book.add(TeamJoined(when=DAY, team="red", person="eve", role="therapist"))
    assert relation(staff("eve", "therapist"), book.chart, NOW).why == "named"
    assert relation(staff("max", "therapist", **FAR), book.chart, NOW).kind == "none"


def test_who_has_left_is_out_and_who_leaves_tomorrow_is_still_in() -> None:
    book = Book()
    book.add(TeamLeft(when=When("2026-03-18"), joined="blue-joined"))
    assert relation(THERAPIST, book.chart, NOW).kind == "team"
    book.add(TeamLeft(when=When("2026-03-16"), joined="blue-joined"))
    assert relation(THERAPIST, book.chart, NOW).kind == "none"


def test_leaving_holds_when_the_joining_was_corrected_afterwards() -> None:
    book = Book()
    book.add(TeamLeft(when=When("2026-03-16"), joined="blue-joined"))
    book.add(TeamJoined(when=DAY, team="blue", name="Blue team"), supersedes="blue-joined")
    assert relation(THERAPIST, book.chart, NOW).kind == "none"


def test_a_membership_entered_in_error_never_was() -> None:
    book = Book()
    book.add(Retracted(when=DAY, reason="Other client."), supersedes="blue-joined")
    assert relation(THERAPIST, book.chart, NOW).kind == "none"


def test_nurse_front_desk_and_lead_serve_their_site_but_a_therapist_does_not() -> None:
    north = frozenset({"north"})
    for role in ("nurse", "front_desk", "lead"):
        assert relation(staff("max", role, **FAR), Book().chart, NOW, sites=north).kind == "site"
    assert relation(staff("max", "therapist", **FAR), Book().chart, NOW, sites=north).kind == "none"


def test_at_a_site_only_the_roles_that_serve_it_count() -> None:
    both = staff("max", "therapist", "lead", **FAR)
    assert relation(both, Book().chart, NOW, sites=frozenset({"north"})).roles == {"lead"}


def test_a_client_without_any_team_is_found_by_front_desk_and_lead() -> None:
    book = Book()
    book.add(TeamLeft(when=DAY, joined="blue-joined"))
    assert relation(FRONT_DESK, book.chart, NOW).why == relation(LEAD, book.chart, NOW).why == "unassigned"
    assert relation(NURSE, book.chart, NOW).kind == "none"


def test_somebody_begins_an_empty_chart() -> None:
    assert relation(THERAPIST, Book(team=False).chart, NOW).kind == "site"


def test_an_administrator_has_the_administrators_own_rules_everywhere() -> None:
    found = relation(ADMIN, Book().chart, NOW)
    assert (found.kind, found.roles) == ("site", {"admin"})


def test_staff_without_any_role_are_nobody() -> None:
    assert relation(staff("max", **BLUE), Book().chart, NOW).kind == "none"


@pytest.mark.parametrize("hours", [1, 7])
def test_broken_glass_opens_for_hours(hours: int) -> None:
    book = Book()
    book.add(glass("max", NOW + HOUR), author="max", at=NOW - hours * HOUR)
    found = relation(staff("max", "nurse", **FAR), book.chart, NOW)
    assert (found.kind, found.why, found.until) == ("break_glass", "Overdose at the door.", NOW + HOUR)


def test_broken_glass_ends_after_eight_hours_whatever_it_says() -> None:
    book = Book()
    book.add(glass("max", NOW + 99 * HOUR), author="max", at=NOW - 8 * HOUR)
    assert relation(staff("max", "nurse", **FAR), book.chart, NOW).kind == "none"


def test_nobody_breaks_the_glass_for_somebody_else() -> None:
    book = Book()
    book.add(glass("max", NOW + HOUR), author="eve", at=NOW - HOUR)
    assert relation(staff("max", "nurse", **FAR), book.chart, NOW).kind == "none"


def test_whoever_is_in_the_team_needs_no_emergency() -> None:
    book = Book()
    book.add(glass("ben", NOW + HOUR), author="ben", at=NOW - HOUR)
    assert relation(THERAPIST, book.chart, NOW).kind == "team"


def test_a_caregiver_has_the_consents_in_force() -> None:
    book = Book()
    book.add(agree(SISTER, 1, 7))
    book.add(agree(GP, 3))
    found = relation(SISTER, book.chart, NOW)
    assert (found.kind, found.scopes) == ("caregiver", {1, 7})


@pytest.mark.parametrize(
    ("until", "holds"),
    [("2026-03-16", False), ("2026-03-17", True), ("2026-03-17T12:00:00+00:00", False), ("2026-03-17T12:01:00+00:00", True)],
)  # fmt: skip
def test_a_consent_until_a_day_holds_that_day_and_until_an_hour_ends_then(until: str, holds: bool) -> None:
    book = Book()
    book.add(agree(SISTER, 1, until=When(until)))
    assert bool(relation(SISTER, book.chart, NOW).consents) is holds


def test_a_consent_for_next_month_opens_nothing_yet() -> None:
    book = Book()
    book.add(agree(SISTER, 1, when=When("2026-04-01")))
    assert not relation(SISTER, book.chart, NOW).consents


def test_what_is_taken_back_ends_at_once_whatever_day_it_carries() -> None:
    book = Book()
    consent = book.add(agree(SISTER, 1))
    book.add(ConsentRevoked(when=When("2026-12-24"), consent=consent))
    assert not relation(SISTER, book.chart, NOW).consents


def test_a_retracted_revocation_brings_no_consent_back() -> None:
    book = Book()
    consent = book.add(agree(SISTER, 1))
    revoked = book.add(ConsentRevoked(when=DAY, consent=consent))
    book.add(Retracted(when=DAY, reason="Mistake."), supersedes=revoked)
    assert not relation(SISTER, book.chart, NOW).consents


def test_a_corrected_consent_stays_taken_back() -> None:
    book = Book()
    consent = book.add(agree(SISTER, 1))
    book.add(ConsentRevoked(when=DAY, consent=consent))
    book.add(agree(SISTER, 1, 3), supersedes=consent)
    assert not relation(SISTER, book.chart, NOW).consents


def test_a_consent_for_court_opens_no_screen() -> None:
    book = Book()
    given = agree(GP, 3)
    book.add(
        type(given)(
            when=DAY, recipient_kind="proceedings", recipient="gp", recipient_name="Court", purpose="Case."
        )
    )
    assert not relation(GP, book.chart, NOW).consents
