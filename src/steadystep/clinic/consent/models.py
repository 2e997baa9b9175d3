"""Who opened what, and who was refused. Never updated, never deleted: the ledger's triggers hold it (`ledger.triggers`)."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Outcome(models.TextChoices):
    ALLOWED = "allowed"
    REFUSED = "refused"


class AccessRecord(models.Model):
    """One opening of one part of a chart, or one refusal. Names and clinical words are not kept here, only ids.

    `roles` and `relation` are as they were at that instant; `roles` are sorted and joined by `|`. `as_of` is the
    earlier state that was looked at, if any. `reason` is what the person typed when breaking the glass.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    person = models.CharField(max_length=64)
    roles = models.CharField(max_length=120, blank=True)
    client = models.CharField(max_length=36)
    purpose = models.CharField(max_length=60)
    part = models.CharField(max_length=60)
    relation = models.CharField(max_length=20)
    as_of = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    break_glass = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "consent_accessrecord"
        indexes: ClassVar = [
            models.Index(fields=["client", "at"], name="access_by_client"),
            models.Index(fields=["person", "at"], name="access_by_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="access_outcome_is_known", condition=models.Q(outcome__in=["allowed", "refused"])
            ),
            models.CheckConstraint(
                name="access_broken_glass_has_reason",
                condition=models.Q(break_glass=False) | ~models.Q(reason=""),
            ),
        ]


class OpeningReview(models.Model):
    """What a second person found of an opening in an emergency; `entry` is the opening in the chart, reviewed once."""

    entry = models.CharField(max_length=64, primary_key=True)
    reviewed_by = models.CharField(max_length=64)
    at = models.DateTimeField()
    finding = models.CharField(max_length=10, choices=[("fitting", "fitting"), ("misuse", "misuse")])
    note = models.TextField()

    class Meta:
        db_table = "consent_openingreview"
