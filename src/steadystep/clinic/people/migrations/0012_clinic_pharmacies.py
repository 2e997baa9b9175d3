"""The pharmacies that the clinic works with (R29)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0011_clinic_treatment_programs")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="clinic", name="pharmacies", field=models.JSONField(blank=True, default=list)
        )
    ]
