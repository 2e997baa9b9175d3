"""The ledger's tables. Instants are whole microseconds since 1970 UTC: they sort, compare and read alike everywhere."""

from typing import ClassVar

from django.db import models


class EntryRow(models.Model):
    """One entry as it was written. Never updated, never deleted: `triggers` make the database refuse it."""

    id = models.CharField(max_length=64, primary_key=True, help_text="made by the sender")
    client = models.CharField(max_length=36)
    seq = models.PositiveIntegerField(help_text="1, 2, 3 ... in this client's chart")
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=200, blank=True)
    occurred = models.BigIntegerField(
        help_text="when it happened, at the earliest; microseconds since 1970 UTC"
    )
    recorded_at = models.BigIntegerField(help_text="when it was written; never decreases in one chart")
    author = models.CharField(max_length=64)
    role = models.CharField(max_length=20)
    labels = models.CharField(max_length=200, blank=True, help_text="sorted, joined by |")
    supersedes = models.CharField(  # noqa: DJ001 - unique: what corrects nothing must be NULL
        max_length=64, null=True, unique=True, help_text="only a standing entry can be corrected"
    )
    source = models.CharField(max_length=40)
    sealed = models.BooleanField(default=False, help_text="body is encrypted under a key of its own")
    body = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "seq"], name="ledger_entry_client_seq")
        ]
        # For the few questions that cross charts by what an entry is about: whose consent names this person.
        indexes: ClassVar = [models.Index(fields=["kind", "code"], name="ledger_entry_kind_code")]


class ChartHead(models.Model):
    """The end of one chart: what is locked while appending. Could be computed again from the entries at any time."""

    client = models.CharField(max_length=36, primary_key=True)
    seq = models.PositiveIntegerField(default=0)
    recorded_at = models.BigIntegerField(default=0)

    class Meta:
        db_table = "ledger_head"


class SealingKey(models.Model):
    """The key of one sealed entry, wrapped by the installation's own. Deleting the row expunges the entry for good."""

    entry = models.CharField(max_length=64, primary_key=True)
    wrapped = models.BinaryField()

    class Meta:
        db_table = "ledger_sealing_key"


class PictureRow(models.Model):
    """A picture of a result, encrypted under a key of its own (`SealingKey`), beside the entry of the same id. Never
    updated, never deleted, as the entry; destroying the key expunges it."""

    id = models.CharField(max_length=64, primary_key=True, help_text="the entry that tells of the picture")
    client = models.CharField(max_length=36, db_index=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "ledger_picture"
