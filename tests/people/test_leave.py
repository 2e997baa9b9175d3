"""Leave: who is away is not told first of a safety event; whoever stands in is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.clinic.chartroom.clinic_value import clinic_value, forget_clinic
from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.people import actions, roster
from steadystep.clinic.people.mistakes import Refused
from steadystep.reasoning.facts.responsible import here

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="UTC")
    site = actions.add_site(SOFTWARE, "test", name="Main Street")
    team = actions.add_team(SOFTWARE, "test", site=site, name="Team")
    people = [
        actions.add_staff(SOFTWARE, "test", username=name, display_name=name) for name in ("Tess", "Cora")
    ]
    for one in people:
        actions.give_role(SOFTWARE, "test", person_id=one.pk, role=Role.THERAPIST, team=team)
    return people


def test_a_substitute_stands_for_who_is_away_and_no_longer_when_they_are_back(two):
    tess, cora = two
    now = timezone.now()
    row = actions.note_leave(
        SOFTWARE,
        "holiday",
        person_id=tess.pk,
        starts=now - timedelta(hours=1),
        ends=now + timedelta(days=7),
        substitute_id=cora.pk,
    )
    forget_clinic()
    assert here(clinic_value(), str(tess.pk), now) == str(cora.pk)
    assert [one.pk for one in roster.leaves(now)] == [row.pk]
    actions.end_leave(SOFTWARE, "back early", leave_id=row.pk)
    forget_clinic()
    assert here(clinic_value(), str(tess.pk), timezone.now() + timedelta(seconds=1)) == str(tess.pk)


def test_nobody_stands_in_for_themselves(two):
    tess, _cora = two
    now = timezone.now()
    with pytest.raises(Refused):
        actions.note_leave(
            SOFTWARE,
            "holiday",
            person_id=tess.pk,
            starts=now,
            ends=now + timedelta(days=1),
            substitute_id=tess.pk,
        )


def test_a_substitute_who_is_away_too_stands_for_nobody(two):
    tess, cora = two
    now = timezone.now()
    for away, instead in ((tess, cora), (cora, tess)):
        actions.note_leave(
            SOFTWARE,
            "holiday",
            person_id=away.pk,
            starts=now - timedelta(hours=1),
            ends=now + timedelta(days=7),
            substitute_id=instead.pk,
        )
    forget_clinic()
    assert here(clinic_value(), str(tess.pk), now) == ""


def test_whoever_stands_in_must_be_able_to_open_the_charts(two):
    """Of another team, without a cover: they would be told of an event and find the door shut."""
    tess, _cora = two
    now = timezone.now()
    nadia = actions.add_staff(SOFTWARE, "test", username="Nadia", display_name="Nadia")
    elsewhere = actions.add_team(SOFTWARE, "test", site=roster.sites()[0], name="Other team")
    actions.give_role(SOFTWARE, "test", person_id=nadia.pk, role=Role.THERAPIST, team=elsewhere)
    leave = {"person_id": tess.pk, "starts": now, "ends": now + timedelta(days=1), "substitute_id": nadia.pk}
    with pytest.raises(Refused, match="cannot open charts of Team"):
        actions.note_leave(SOFTWARE, "holiday", **leave)
    [team] = [one for one in roster.teams() if one.name == "Team"]
    actions.give_cover(
        SOFTWARE, "test", person_id=nadia.pk, team=team, starts=now - timedelta(hours=1), ends=now + timedelta(days=2)
    )  # fmt: skip
    assert actions.note_leave(SOFTWARE, "holiday", **leave)
