"""The search row of a client: a projection, any time thrown away and computed again from entries."""

import uuid
from typing import ClassVar

from django.db import models


class ClientRow(models.Model):
    """What staff search and list by. Written by the chartroom only; `seq` is the entry it was computed from.

    `birth_date` is the text of a `When` ("1988", "1988-04" or "1988-04-12"), since a birthday may be half known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=200)
    legal_name = models.CharField(max_length=200, blank=True)
    birth_date = models.CharField(max_length=10, blank=True)
    age_band = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=35, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    pronouns = models.CharField(max_length=60, blank=True)
    site_id = models.UUIDField(null=True, blank=True, db_index=True)
    search = models.TextField(blank=True)
    seq = models.BigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["display_name", "id"], name="client_row_by_name")]
