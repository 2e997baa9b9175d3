"""Opioid treatment programs the clinic hands over to (R48), and how urine tests are timed (R52)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0010_clinic_programme_windows")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="clinic", name="treatment_programs", field=models.JSONField(blank=True, default=list)
        ),
        migrations.AddField(
            model_name="clinic",
            name="urine_tests",
            field=models.CharField(
                choices=[("scheduled", "by schedule"), ("random", "on days drawn at random")],
                default="scheduled",
                max_length=12,
            ),
        ),
    ]
