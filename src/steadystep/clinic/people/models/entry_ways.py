"""The ways in, each good for one use, and the log of all that happened at the door.

Tokens and codes are kept as keyed hashes only: whoever reads the database cannot walk in with them.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models.organisation import Team
from steadystep.clinic.people.role_names import ROLE_CHOICES

ENROLMENT_ATTEMPTS = 5


def _by() -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


def _maybe_person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Invitation(models.Model):
    """A member of staff is asked in, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_by = _by()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = _maybe_person()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="invitation_accepted_by_someone",
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_accepted_or_withdrawn",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]


class Enrolment(models.Model):
    """A client is given a short code to make a sign-in of their own; their birth date must match."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client_id = models.UUIDField(db_index=True)
    code_hash = models.CharField(max_length=64, unique=True)
    birth_date_hash = models.CharField(max_length=64)
    display_name = models.CharField(max_length=120)
    language = models.CharField(max_length=12, default="en")
    made_by = _by()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    wrong_attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="enrolment_attempts_limited", condition=Q(wrong_attempts__lte=ENROLMENT_ATTEMPTS)
            ),
        ]


class CaregiverCode(models.Model):
    """Somebody whom a client named is given a short code, by the client, to make a sign-in that shows what they share.

    `caregiver_id` is the id that the sign-in gets, so that a consent can name it before it exists. `added_to` is a sign-in
    that they had already, from another client: they then see what either shares, each under its own consent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caregiver_id = models.UUIDField(db_index=True)
    added_to = _maybe_person()
    code_hash = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=120)
    language = models.CharField(max_length=12, default="en")
    made_by = _by()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class Recovery(models.Model):
    """A way back in for someone who lost password and second factor, given out by an administrator."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = _by()
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = _by()
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class SignInLog(models.Model):
    """What happened at the door and to people's rights: appended, never changed, never a password or a code.

    `tried` holds only a user name that exists: people type their password into the wrong box.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    what = models.CharField(max_length=40)
    person = _maybe_person()
    by = _maybe_person()
    tried = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "at"], name="sign_in_log_by_person")]

    @property
    def in_words(self) -> str:
        """What happened, in the reader's language."""
        return str(Happening(self.what).label)
