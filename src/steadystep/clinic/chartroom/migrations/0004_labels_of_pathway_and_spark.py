from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chartroom", "0003_items")]

    operations = [
        migrations.AddField("caseloadrow", "pathway_labels", models.CharField(blank=True, default="", max_length=200), preserve_default=False),
        migrations.AddField("caseloadrow", "spark_labels", models.CharField(blank=True, default="", max_length=200), preserve_default=False),
        # Rows of before know no labels of these two: they are thrown away, and every chart is thought through again.
        migrations.RunSQL("UPDATE chartroom_caseload SET basis = '', next_look = 0", migrations.RunSQL.noop),
    ]
