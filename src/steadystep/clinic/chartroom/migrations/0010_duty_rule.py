from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat, Left, StrIndex


def fill(apps, schema_editor):
    """The part of each key before its first stroke; a key without one is the rule."""
    rule = Left("key", StrIndex(Concat(F("key"), Value("/")), Value("/")) - 1)
    apps.get_model("chartroom", "DutyRow").objects.update(rule=rule)


class Migration(migrations.Migration):

    dependencies = [
        ('chartroom', '0009_caseload_in_order'),
    ]

    operations = [
        migrations.AddField(
            model_name='dutyrow',
            name='rule',
            field=models.CharField(blank=True, default='', help_text='the key up to its first stroke', max_length=200),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='dutyrow',
            index=models.Index(fields=['rule', 'team'], name='duty_by_rule'),
        ),
    ]
