import json

from django.db import migrations, models

_AT_ONCE = 2_000


def fill(apps, schema_editor):
    """The rule that each duty names, where the beginning of its key is another: a broken rule, or a part of one."""
    rows = apps.get_model("chartroom", "DutyRow").objects
    changed = []
    for row in rows.only("id", "rule", "duty").iterator(_AT_ONCE):
        rule = json.loads(bytes(row.duty)).get("rule", row.rule)
        if rule != row.rule:
            row.rule = rule
            changed.append(row)
    rows.bulk_update(changed, ["rule"], batch_size=_AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ("chartroom", "0011_quality"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dutyrow",
            name="rule",
            field=models.CharField(blank=True, help_text="the rule that says so, also where it broke", max_length=200),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
