from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    # The rate limits of sign-in live in the database so that they hold across processes.
    call_command("createcachetable", "rate_limit_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_organisation_and_entry_ways")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
