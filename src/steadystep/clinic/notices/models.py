"""Notices. The text is neutral: it says that someone is needed, never who the client is or why."""

from typing import ClassVar

from django.db import models


class Notice(models.Model):
    """`id` is derived from the four things that make it one notice, so no retry can make a second."""

    id = models.UUIDField(primary_key=True)
    duty = models.CharField(
        max_length=200, help_text="key of the duty; for safety, the id of its Raised entry"
    )
    rung = models.PositiveIntegerField()
    recipient = models.CharField(max_length=64)
    channel = models.CharField(max_length=20)
    client = models.CharField(max_length=36)
    level = models.CharField(max_length=2)
    due = models.BigIntegerField()
    created_at = models.BigIntegerField(db_index=True)
    by_phone = models.BooleanField(default=False)
    sent_at = models.BigIntegerField(null=True)
    seen_at = models.BigIntegerField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.BigIntegerField(default=0)
    last_fault = models.CharField(max_length=200, blank=True)
    failed_at = models.BigIntegerField(null=True, help_text="given up, or bounced: nothing tries any more")
    reported_at = models.BigIntegerField(
        null=True, help_text="when somebody was given the task to mend what failed"
    )

    class Meta:
        db_table = "notices_notice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["duty", "rung", "recipient", "channel"], name="notice_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sent_at", "next_attempt"], name="notice_to_send"),
            models.Index(fields=["recipient", "channel", "seen_at"], name="notice_by_recipient"),
            models.Index(
                fields=["created_at"],
                name="notice_to_report",
                condition=models.Q(failed_at__isnull=False, reported_at__isnull=True),
            ),
        ]


class Reach(models.Model):
    """How one person wants to be told, beside what they see inside the product. Quiet hours are in their own zone.

    `quiet_from` and `quiet_until` are times such as 21:00, empty for none; an emergency is told all the same.
    """

    person = models.CharField(max_length=64, primary_key=True)
    phone = models.CharField(max_length=40, blank=True)
    mail = models.BooleanField(default=False)
    sms = models.BooleanField(default=False)
    push = models.BooleanField(default=False)
    quiet_from = models.CharField(max_length=5, blank=True)
    quiet_until = models.CharField(max_length=5, blank=True)

    class Meta:
        db_table = "notices_reach"


class PushDevice(models.Model):
    """A browser that takes push messages for one person. The endpoint is a secret of that browser: it is never shown."""

    id = models.UUIDField(primary_key=True)
    person = models.CharField(max_length=64, db_index=True)
    endpoint = models.TextField()
    browser_key = models.CharField(max_length=100)
    auth_secret = models.CharField(max_length=40)
    called = models.CharField(max_length=80, blank=True)
    made_at = models.BigIntegerField()

    class Meta:
        db_table = "notices_push_device"
