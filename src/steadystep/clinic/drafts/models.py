"""Drafts: ordinary rows that are overwritten as somebody types and deleted when the entry stands."""

from typing import ClassVar

from django.db import models


class Draft(models.Model):
    """`key` says what is being written, unique for its author: `sheet/phq_9`."""

    id = models.BigAutoField(primary_key=True)
    author = models.CharField(max_length=64)
    key = models.CharField(max_length=120)
    client = models.CharField(max_length=36, blank=True)
    content = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "drafts_draft"
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="draft_once")]
