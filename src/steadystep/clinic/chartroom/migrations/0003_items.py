from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("chartroom", "0002_heartbeat")]

    operations = [
        migrations.RenameField("caseloadrow", "kinds", "items"),
        migrations.RenameField("dutyrow", "kinds", "items"),
    ]
