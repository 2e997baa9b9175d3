"""Devices handed over for one questionnaire, and the questionnaires a clinic loaded itself."""

import uuid
from typing import ClassVar

from django.db import models


class HandedOver(models.Model):
    """One sheet on one device. The PIN is kept as a keyed hash, opens once, and only until `good_until`.

    The session it opens sees this sheet and nothing else, and ends at `ends_at` or when `closed_at` is set.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.CharField(max_length=36)
    called = models.CharField(max_length=200, blank=True)
    instrument = models.CharField(max_length=80)
    request = models.CharField(max_length=200)
    staff = models.CharField(max_length=64)
    pin_hash = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()
    good_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "asking_handed_over"


class OwnInstrument(models.Model):
    """Licensed wording (`pack`) or a whole questionnaire (`questionnaire`) of this clinic. Never overwritten: a newer row
    counts, and `ended_at` takes one out of use.

    `content` is what was loaded, checked when it was loaded; `statement` says by which right, `said_by` who says so.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20, choices=[("pack", "pack"), ("questionnaire", "questionnaire")])
    instrument = models.CharField(max_length=80, db_index=True)
    content = models.JSONField()
    statement = models.TextField()
    said_by = models.CharField(max_length=200)
    loaded_by = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "asking_own_instrument"
        indexes: ClassVar = [models.Index(fields=["ended_at", "id"], name="own_instrument_in_use")]
