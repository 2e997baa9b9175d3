"""Projections: what lists need to be quick. Any time thrown away and computed again; nothing is decided from them.

Instants are microseconds since 1970 UTC, as in the ledger. `labels` and `items` are those of the entries a row
rests on: a row passes the same consent function as the chart.
"""

from typing import ClassVar

from django.db import models


class CaseloadRow(models.Model):
    """A client in a list. `basis` is the code, knowledge and clinic it was computed by; another basis counts as due.

    `labels` and `items` are those of the headline; the pathway and the spark rest on other entries and carry their own labels.
    """

    client = models.CharField(max_length=36, primary_key=True)
    seq = models.PositiveIntegerField()
    basis = models.CharField(max_length=64)
    computed_at = models.BigIntegerField()
    next_look = models.BigIntegerField(db_index=True)
    failing = models.BooleanField(
        default=False, help_text="the whole review broke: judged by hand until it is mended"
    )
    team = models.CharField(max_length=64, blank=True)
    group = models.PositiveSmallIntegerField(help_text="position in reasoning.caseload.GROUPS")
    since = models.BigIntegerField(null=True)
    called = models.CharField(max_length=200, blank=True)
    labels = models.CharField(max_length=200, blank=True)
    items = models.CharField(max_length=400, blank=True)
    pathway_labels = models.CharField(max_length=200, blank=True)
    spark_labels = models.CharField(max_length=200, blank=True)
    drift_since = models.BigIntegerField(
        null=True, help_text="since when their rhythm is left; null while it is kept"
    )
    drift_labels = models.CharField(max_length=200, blank=True)
    drift_items = models.CharField(max_length=400, blank=True)
    looked = models.BooleanField(
        default=False, help_text="somebody looked it through since anything new came"
    )
    line = models.BinaryField(help_text="the CaseloadLine as JSON")

    class Meta:
        db_table = "chartroom_caseload"
        indexes: ClassVar = [
            models.Index(fields=["team", "group", "since", "client"], name="caseload_by_team"),
            # Whole: a page far into a large clinic is found in the index alone, and only its rows are read.
            models.Index(
                fields=["group", "since", "client", "team", "looked"], name="caseload_in_order_of_need"
            ),
            models.Index(fields=["called", "client", "team", "looked", "group"], name="caseload_by_name"),
            models.Index(fields=["team", "drift_since"], name="caseload_by_drift"),
            models.Index(fields=["basis"], name="caseload_by_basis"),
            models.Index(fields=["looked", "group", "since", "client"], name="caseload_by_looked"),
        ]


class OutcomeRow(models.Model):
    """What a client's first twelve weeks came to, to be counted only: `reasoning.facts.outcome.Outcome` in columns.

    `began` is a day as its ordinal. No page shows a row.
    """

    client = models.CharField(max_length=36, primary_key=True)
    began = models.PositiveIntegerField()
    state = models.CharField(max_length=12)
    instrument = models.CharField(max_length=60, blank=True)
    team = models.CharField(max_length=64, blank=True)
    pathway = models.CharField(max_length=200, blank=True)
    age = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=35, blank=True)
    interpreter = models.BooleanField(default=False)
    responded = models.BooleanField(null=True)
    remitted = models.BooleanField(null=True)
    response_days = models.PositiveSmallIntegerField(null=True)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "chartroom_outcome"
        indexes: ClassVar = [models.Index(fields=["began", "team"], name="outcome_by_day")]


class QualityRow(models.Model):
    """What a client counts for in one quality measure or panel: `reasoning.quality.Mark` in columns.

    `labels` and `items` are those of what it rests on: who may not see these is not shown the row by name; it counts all the
    same.
    """

    id = models.BigAutoField(primary_key=True)
    client = models.CharField(max_length=36)
    measure = models.CharField(max_length=20)
    met = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=20, blank=True)
    team = models.CharField(max_length=64, blank=True)
    called = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=35, blank=True)
    payer = models.CharField(max_length=20, blank=True)
    labels = models.CharField(max_length=200, blank=True)
    items = models.CharField(max_length=400, blank=True)

    class Meta:
        db_table = "chartroom_quality"
        constraints: ClassVar = [models.UniqueConstraint(fields=["client", "measure"], name="quality_once")]
        indexes: ClassVar = [models.Index(fields=["measure", "team"], name="quality_by_measure")]


class DutyRow(models.Model):
    """An open duty: who, by when, and on what it rests."""

    id = models.BigAutoField(primary_key=True)
    client = models.CharField(max_length=36)
    key = models.CharField(max_length=200)
    rule = models.CharField(
        max_length=200, blank=True, help_text="the rule that says so, also where it broke"
    )
    team = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=64, blank=True)
    level = models.CharField(max_length=2)
    due = models.BigIntegerField()
    raised = models.CharField(max_length=64, blank=True)
    acknowledged_by = models.CharField(max_length=64, blank=True)
    called = models.CharField(max_length=200, blank=True)
    labels = models.CharField(max_length=200, blank=True)
    items = models.CharField(max_length=400, blank=True)
    duty = models.BinaryField(help_text="the Duty as JSON")

    class Meta:
        db_table = "chartroom_duty"
        constraints: ClassVar = [models.UniqueConstraint(fields=["client", "key"], name="duty_once")]
        indexes: ClassVar = [
            models.Index(fields=["team", "level", "due"], name="duty_by_team"),
            models.Index(fields=["person", "level", "due"], name="duty_by_person"),
            models.Index(fields=["level", "due"], name="duty_by_level"),
            models.Index(
                fields=["rule", "team"], name="duty_by_rule"
            ),  # a team's counted without reading a row
            models.Index(fields=["raised"], name="duty_by_event"),  # few duties are of a safety event
        ]


class CareRow(models.Model):
    """Who looks after whom: one row for a team, one for each named person."""

    id = models.BigAutoField(primary_key=True)
    client = models.CharField(max_length=36)
    team = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=64, blank=True)
    role = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "chartroom_care"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "team", "person", "role"], name="care_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "client"], name="care_by_person"),
            models.Index(fields=["team", "client"], name="care_by_team"),
        ]


class Heartbeat(models.Model):
    """When the worker last said that it is alive: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.BigIntegerField()

    class Meta:
        db_table = "chartroom_heartbeat"
