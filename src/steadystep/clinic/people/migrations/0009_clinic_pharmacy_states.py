"""The states to whose pharmacies controlled medicines may go (R29)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0008_caregivercode_added_to")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="clinic", name="pharmacy_states", field=models.JSONField(blank=True, default=list)
        )
    ]
