"""What the roles are called on a page."""

from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import Role

ROLE_NAMES = {
    Role.PRESCRIBER: _("prescriber"),
    Role.THERAPIST: _("therapist"),
    Role.CASE_MANAGER: _("case manager"),
    Role.PEER: _("peer recovery specialist"),
    Role.NURSE: _("nurse"),
    Role.FRONT_DESK: _("front desk"),
    Role.LEAD: _("clinic lead"),
    Role.ADMIN: _("clinic administrator"),
}
ROLE_CHOICES = [(role.value, name) for role, name in ROLE_NAMES.items()]


def name_of_role(role: str) -> str:
    """What a role is called, in the reader's language."""
    return str(ROLE_NAMES[Role(role)])
