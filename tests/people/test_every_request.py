"""What every request asks of the database: in few questions, and as it stands now."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.people import actions, every_request, roster
from steadystep.clinic.people.actors import actor_of

pytestmark = pytest.mark.django_db


def test_roles_teams_and_covers_are_one_question(member, team, django_assert_num_queries):
    person, now = member("nia", Role.NURSE), timezone.now()
    other = actions.add_team(SOFTWARE, "test", site=team.site, name="Recovery team")
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=Role.LEAD, starts=now)
    actions.give_cover(
        SOFTWARE, "holiday", person_id=person.pk, team=other, starts=now, ends=now + timedelta(days=7)
    )
    with django_assert_num_queries(1):
        actor = actor_of(person, now)
    here, there, site = str(team.pk), str(other.pk), str(team.site_id)
    assert actor.held == {("nurse", here, site), ("lead", here, site), ("lead", there, site)}
    assert (actor.teams, actor.sites, actor.covers) == ({here, there}, {site}, {there})


def test_a_role_counts_before_the_clinic_has_a_team(clinic):
    person = actions.add_staff(SOFTWARE, "test", username="ada", display_name="Ada")
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=Role.ADMIN)
    actor = actor_of(person, timezone.now())
    assert (actor.roles, actor.teams, actor.held) == ({"admin"}, frozenset(), frozenset())


def test_names_leave_out_whom_nobody_knows(ada):
    assert roster.names([ada.pk, str(ada.pk), uuid4()]) == {str(ada.pk): "Ada"}
    assert every_request.names([]) == {}


def test_who_may_no_longer_sign_in_is_out_at_the_next_request(signed_in, ada):
    browser = signed_in(ada)
    assert browser.get("/people/").status_code == 200
    type(ada).objects.filter(pk=ada.pk).update(is_active=False)
    assert browser.get("/people/").status_code == 302


def test_a_session_that_ran_out_is_out_at_the_next_request(signed_in, ada):
    browser = signed_in(ada)
    assert browser.get("/people/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get("/people/").status_code == 302
