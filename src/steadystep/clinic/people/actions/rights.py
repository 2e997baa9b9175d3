"""Roles, cover and the rota. What ended stays on record with its end; nothing is deleted but a rota line."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.consent.relation import SITE_ROLES
from steadystep.clinic.people.actors import actor_of, holding_at
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood, Refused
from steadystep.clinic.people.models import Cover, Kind, Leave, OnCall, Person, StaffRole, Team
from steadystep.clinic.people.permissions import check_can_give_role, check_can_manage_people


@transaction.atomic
def give_role(
    by: Actor,
    why: str,
    *,
    person_id: UUID,
    role: str,
    team: Team | None = None,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> StaffRole:
    """Give `role` in `team` (in every team if None) from `starts` (now) until `ends` (open)."""
    check_can_give_role(by, role)
    row = StaffRole(
        person=_member_of_staff(person_id), role=role, team=team, starts=starts or timezone.now(), ends=ends
    )
    row.full_clean()
    row.save(force_insert=True)
    write_down(Happening.ROLE_GIVEN, person=person_id, by=by, why=f"{role}: {why}")
    return row


@transaction.atomic
def end_role(by: Actor, why: str, *, role_id: UUID) -> None:
    """End a role now. The last administrator cannot be ended: nobody could then let anyone in."""
    row = StaffRole.objects.select_for_update().filter(pk=role_id).first()
    if row is None:
        raise NoLongerGood(_("That role is not on record. Look at the person's page again."))
    check_can_give_role(by, row.role)
    now = timezone.now()
    if row.ends is not None and row.ends <= now:
        return
    if row.role == Role.ADMIN:
        check_not_last_administrator(row.person_id, now)
    # A role that never began ends the instant after its start, to keep the pair in order.
    row.ends = max(now, row.starts + timedelta(microseconds=1))
    row.save(update_fields=["ends"])
    write_down(Happening.ROLE_ENDED, person=row.person_id, by=by, why=f"{row.role}: {why}")


def check_not_last_administrator(person_id: UUID, at: datetime) -> None:
    others = holding_at(StaffRole.objects.filter(role=Role.ADMIN, person__is_active=True), at)
    if not others.exclude(person_id=person_id).exists():
        raise Refused(_("This is the clinic's last administrator. Make someone else an administrator first."))


@transaction.atomic
def give_cover(
    by: Actor, why: str, *, person_id: UUID, team: Team, starts: datetime, ends: datetime
) -> Cover:
    """Let someone see another team's clients from `starts` until `ends`."""
    _check_may_plan(by)
    row = Cover(person=_member_of_staff(person_id), team=team, starts=starts, ends=ends)
    row.full_clean()
    row.save(force_insert=True)
    write_down(Happening.COVER_GIVEN, person=person_id, by=by, why=why)
    return row


@transaction.atomic
def end_cover(by: Actor, why: str, *, cover_id: UUID) -> None:
    """End cover now."""
    _check_may_plan(by)
    row = Cover.objects.select_for_update().filter(pk=cover_id).first()
    if row is None:
        raise NoLongerGood(_("That cover is not on record. Look at the list again."))
    now = timezone.now()
    row.ends = min(row.ends, max(now, row.starts + timedelta(microseconds=1)))
    row.save(update_fields=["ends"])
    write_down(Happening.COVER_GIVEN, person=row.person_id, by=by, why=f"ended: {why}")


@transaction.atomic
def note_leave(
    by: Actor,
    why: str,
    *,
    person_id: UUID,
    starts: datetime,
    ends: datetime,
    substitute_id: UUID | None = None,
) -> Leave:
    """Someone is away from `starts` until `ends`; the substitute, if one is named, stands for them in safety events."""
    _check_may_plan(by)
    if substitute_id == person_id:
        raise Refused(_("Nobody stands in for themselves. Choose somebody else, or nobody."))
    substitute = _member_of_staff(substitute_id) if substitute_id else None
    if substitute:
        _check_can_open(substitute, _member_of_staff(person_id), starts)
    row = Leave(person=_member_of_staff(person_id), substitute=substitute, starts=starts, ends=ends)
    row.full_clean()
    row.save(force_insert=True)
    write_down(Happening.LEAVE_SET, person=person_id, by=by, why=why)
    return row


def _check_can_open(substitute: Person, person: Person, at: datetime) -> None:
    """Whoever is told of a safety event must be able to open the chart: theirs by team, by site or by cover."""
    away, there = actor_of(person, at), actor_of(substitute, at)
    reach = there.teams | there.covers
    if there.is_any(SITE_ROLES):
        reach |= {
            str(one)
            for one in Team.objects.filter(site__in=map(UUID, there.sites)).values_list("pk", flat=True)
        }
    shut = Team.objects.filter(pk__in=away.teams - reach).order_by("name")
    if shut:
        raise Refused(
            _(
                "%(name)s cannot open charts of %(teams)s. Give them cover for that time first, or choose somebody else."
            )
            % {"name": substitute.display_name, "teams": ", ".join(team.name for team in shut)}
        )


@transaction.atomic
def end_leave(by: Actor, why: str, *, leave_id: UUID) -> None:
    """They are back now."""
    _check_may_plan(by)
    row = Leave.objects.select_for_update().filter(pk=leave_id).first()
    if row is None:
        raise NoLongerGood(_("That leave is not on record. Look at the list again."))
    row.ends = min(row.ends, max(timezone.now(), row.starts + timedelta(microseconds=1)))
    row.save(update_fields=["ends"])
    write_down(Happening.LEAVE_ENDED, person=row.person_id, by=by, why=why)


@transaction.atomic
def put_on_call(
    by: Actor, why: str, *, person_id: UUID, role: str, starts: datetime, ends: datetime
) -> OnCall:
    """Put someone on the rota for a role they hold."""
    _check_may_plan(by)
    person = _member_of_staff(person_id)
    if not holding_at(StaffRole.objects.filter(person=person, role=role), starts).exists():
        raise Refused(_("They do not hold that role when the shift starts. Give them the role first."))
    row = OnCall(person=person, role=role, starts=starts, ends=ends)
    row.full_clean()
    row.save(force_insert=True)
    write_down(Happening.ON_CALL_SET, person=person_id, by=by, why=why)
    return row


@transaction.atomic
def take_off_call(by: Actor, why: str, *, on_call_id: UUID) -> None:
    """Take a line off the rota; the log keeps that it was there."""
    _check_may_plan(by)
    row = OnCall.objects.filter(pk=on_call_id).first()
    if row is None:
        return
    write_down(Happening.ON_CALL_REMOVED, person=row.person_id, by=by, why=f"{row.role}: {why}")
    row.delete()


def _check_may_plan(by: Actor) -> None:
    if by.kind != ActorKind.SOFTWARE:
        check_can_manage_people(by)


def _member_of_staff(person_id: UUID) -> Person:
    person = Person.objects.filter(pk=person_id, kind=Kind.STAFF, is_active=True).first()
    if person is None:
        raise Refused(_("That person is not on the staff or their sign-in is closed. Choose someone else."))
    return person
