"""An enquiry is no chart: somebody asks for care, or tells of somebody they worry about, before anybody knows who is who."""

import uuid
from typing import ClassVar

from django.db import models


class Enquiry(models.Model):
    """What was asked, as it came. It is never changed; what was done about it are steps, and the row keeps where it stands.

    `for_whom` is `self` or `somebody`. `due` is when a first appointment is to be offered by, or when somebody looks at
    what sounds dangerous. `owner` is a member of staff; `client` the chart it became or belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField()
    for_whom = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    about_whom = models.CharField(max_length=200, blank=True)
    birth_date = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    safe_contact = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=35, blank=True)
    words = models.TextField(blank=True)
    danger = models.BooleanField(default=False)
    due = models.DateTimeField()
    owner = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    client = models.CharField(max_length=36, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "enquiries_enquiry"
        indexes: ClassVar = [models.Index(fields=["closed_at", "due"], name="enquiry_by_due")]


class Step(models.Model):
    """What somebody did about it; rows are only ever added."""

    id = models.BigAutoField(primary_key=True)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    what = models.CharField(max_length=20)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "enquiries_step"
