"""Who may change people and places: pairs of `check_can_…`, which refuses in words, and `can_…` for pages."""

from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.people.mistakes import NotAllowed

RUNS_THE_CLINIC = frozenset({Role.LEAD, Role.ADMIN})
# Those whom the role matrix lets read who a client is (clinical/consent_and_roles.md, demographics in full).
GIVES_PORTAL_CODES = frozenset(Role) - {Role.PEER, Role.ADMIN}


def can_manage_people(actor: Actor) -> bool:
    """Invite, give roles, make the rota: clinic leads and administrators."""
    return actor.is_any(RUNS_THE_CLINIC)


def check_can_manage_people(actor: Actor) -> None:
    if not can_manage_people(actor):
        raise NotAllowed(_("Only a clinic lead or administrator can do this. Ask one of them."))


def can_give_role(actor: Actor, role: str) -> bool:
    """A lead gives every role but the two that run the clinic; the software gives roles in the demo."""
    if actor.kind == ActorKind.SOFTWARE or actor.is_any({Role.ADMIN}):
        return True
    return can_manage_people(actor) and role not in RUNS_THE_CLINIC


def check_can_give_role(actor: Actor, role: str) -> None:
    if actor.kind != ActorKind.SOFTWARE:
        check_can_manage_people(actor)
    if not can_give_role(actor, role):
        raise NotAllowed(
            _("Only an administrator can make someone a lead or an administrator. Ask one of them.")
        )


def can_administer(actor: Actor) -> bool:
    """Close sign-ins, give recovery links, change the clinic's details: administrators only."""
    return actor.is_any({Role.ADMIN})


def check_can_administer(actor: Actor) -> None:
    if not can_administer(actor):
        raise NotAllowed(_("Only an administrator can do this. Ask one of them."))


def can_give_portal_code(actor: Actor) -> bool:
    """Staff who identify clients in person; whether they may see this client is asked at the chart's door."""
    return actor.kind == ActorKind.STAFF and actor.is_any(GIVES_PORTAL_CODES)


def check_can_give_portal_code(actor: Actor) -> None:
    if not can_give_portal_code(actor):
        raise NotAllowed(_("You cannot give portal codes. Ask the front desk or the client's clinician."))
