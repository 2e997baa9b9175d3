"""Within how many days the monitoring programme is asked, by state (R30)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0009_clinic_pharmacy_states")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="clinic", name="programme_windows", field=models.JSONField(blank=True, default=list)
        )
    ]
