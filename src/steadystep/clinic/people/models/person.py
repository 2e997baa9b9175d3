"""Who signs in, what they are to the clinic, and the clinic's own single row.

A client's clinical self lives in the chart; here a client is an id, a search row and, if they want, a sign-in.
Foreign keys carry no reverse accessor: a reader asks for rows by name in `roster.py`, never by `person.something_set`.
"""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, Permission, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    STAFF = "staff", _("staff")
    CLIENT = "client", _("client")
    CAREGIVER = "caregiver", _("caregiver")


class PersonManager(BaseUserManager["Person"]):
    """Makes people for Django and allauth; the clinic's own code goes through `actions.py`."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(username=username.strip().lower(), **fields)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in. What they may do follows from `StaffRole`, never from Django's permissions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(_("user name"), max_length=80, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    display_name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.STAFF)
    client_id = models.UUIDField(null=True, blank=True, unique=True)
    language = models.CharField(max_length=12, default="en")
    zone = models.CharField(max_length=64, default="America/New_York")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    # Django's permission tables stay empty and unread; redefined only to carry no reverse accessor.
    groups = models.ManyToManyField(Group, blank=True, related_name="+")  # type: ignore[assignment]
    user_permissions = models.ManyToManyField(Permission, blank=True, related_name="+")  # type: ignore[assignment]

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="person_client_has_chart",
                condition=Q(kind=Kind.CLIENT, client_id__isnull=False)
                | (~Q(kind=Kind.CLIENT) & Q(client_id__isnull=True)),
                violation_error_message=_(
                    "A client's sign-in belongs to one chart, and nobody else's to any."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username
