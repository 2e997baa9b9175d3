"""Who somebody is at an instant."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.clinic.consent.actor import SOFTWARE, Actor, Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.roster import on_call


def test_a_role_holds_from_its_start_until_its_end(member, team):
    person, now = member("nia", Role.NURSE), timezone.now()
    actions.give_role(
        SOFTWARE, "locum", person_id=person.pk, role=Role.LEAD, team=team,
        starts=now + timedelta(days=1), ends=now + timedelta(days=2),
    )  # fmt: skip
    assert actor_of(person, now).roles == {"nurse"}
    assert actor_of(person, now + timedelta(days=1)).roles == {"nurse", "lead"}
    assert actor_of(person, now + timedelta(days=2)).roles == {"nurse"}


def test_a_role_without_a_team_holds_in_every_team(ada, team):
    second = actions.add_team(SOFTWARE, "test", site=team.site, name="Recovery team")
    person = actions.add_staff(SOFTWARE, "test", username="desk", display_name="Desk")
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=Role.FRONT_DESK)
    assert actor_of(person, timezone.now()).teams == {str(team.pk), str(second.pk)}
    assert actor_of(ada, timezone.now()).teams == {str(team.pk)}


def test_a_role_counts_in_the_team_it_is_held_in(member, team):
    person, now = member("nia", Role.THERAPIST), timezone.now()
    other = actions.add_team(SOFTWARE, "test", site=team.site, name="Recovery team")
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=Role.FRONT_DESK, team=other, starts=now)
    actor, here, there = actor_of(person, now), frozenset({str(team.pk)}), frozenset({str(other.pk)})
    assert actor.roles_in(here) == {"therapist"}
    assert actor.roles_in(there) == {"front_desk"}
    assert actor.roles_in(here | there) == actor.roles_at(frozenset({str(team.site_id)})) == actor.roles
    assert actor.roles_at(frozenset({"elsewhere"})) == frozenset()


def test_cover_is_kept_apart_from_teams(member, team):
    person, now = member("nia", Role.NURSE), timezone.now()
    other = actions.add_team(SOFTWARE, "test", site=team.site, name="Recovery team")
    actions.give_cover(
        SOFTWARE, "holiday", person_id=person.pk, team=other, starts=now, ends=now + timedelta(days=7)
    )
    actor = actor_of(person, now)
    assert (actor.teams, actor.covers) == ({str(team.pk)}, {str(other.pk)})
    assert actor_of(person, now + timedelta(days=7)).covers == frozenset()


def test_the_rota_names_who_answers(member):
    nurse, now = member("nia", Role.NURSE), timezone.now()
    actions.put_on_call(
        SOFTWARE, "rota", person_id=nurse.pk, role=Role.NURSE, starts=now, ends=now + timedelta(hours=8)
    )
    assert on_call(Role.NURSE, now) == [nurse.pk]
    assert on_call(Role.NURSE, now + timedelta(hours=8)) == []
    assert on_call(Role.PRESCRIBER, now) == []


def test_an_actor_that_makes_no_sense_cannot_exist():
    with pytest.raises(ValueError, match="one chart"):
        Actor(id="x", kind="client", name="Rosa")
    with pytest.raises(ValueError, match="Only staff"):
        Actor(id="x", kind="caregiver", name="Tio", roles=frozenset({"nurse"}))
    with pytest.raises(ValueError, match="does not exist"):
        Actor(id="x", kind="robot", name="R")
