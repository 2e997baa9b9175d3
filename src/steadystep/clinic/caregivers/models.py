"""What a caregiver says of themselves. No row names a client, and no chart holds any of it."""

import uuid
from typing import ClassVar

from django.db import models


class OwnCheck(models.Model):
    """One answering of the caregiver check; an item left out is None. `burden` is a total from a paper of the clinic's (0 to 48)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caregiver = models.UUIDField()
    at = models.DateTimeField()
    strain = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    conflict = models.PositiveSmallIntegerField(null=True, blank=True)
    burden = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        db_table = "caregivers_check"
        indexes: ClassVar = [models.Index(fields=["caregiver", "at"], name="check_by_caregiver")]


class SupportAsked(models.Model):
    """A caregiver asks the clinic for a call about themselves. `owner` is a member of staff; empty: whoever is a case manager."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caregiver = models.UUIDField()
    name = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    reach = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    due = models.DateTimeField()
    owner = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "caregivers_support"
        indexes: ClassVar = [models.Index(fields=["closed_at", "due"], name="support_by_due")]
