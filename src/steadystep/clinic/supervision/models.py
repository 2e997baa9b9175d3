"""Supervision of people, not of charts: no row names a client."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Supervision(models.Model):
    """Somebody supervises somebody, until it ends. `reads_notes`: their notes wait until the supervisor talked about them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.UUIDField()
    supervisee = models.UUIDField()
    reads_notes = models.BooleanField(default=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    made_by = models.CharField(max_length=64)

    class Meta:
        db_table = "supervision_pair"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["supervisor", "supervisee"], condition=Q(ended_at=None), name="supervision_once"
            )
        ]


class Talk(models.Model):
    """What the two talked about and agreed; rows are only ever added. `topic`: see `keeping.TOPICS`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisor = models.UUIDField()
    supervisee = models.UUIDField()
    at = models.DateTimeField()
    topic = models.CharField(max_length=20)
    agreed = models.TextField()
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "supervision_talk"
        indexes: ClassVar = [models.Index(fields=["supervisee", "at"], name="talk_by_supervisee")]
