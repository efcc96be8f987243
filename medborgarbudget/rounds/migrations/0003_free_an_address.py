"""The word for a medborgarbudget becomes part of addresses: a round that has it gets a number."""

from django.db import migrations

RENAME = """
UPDATE rounds_round SET slug = slug || '-' || id WHERE slug = 'medborgarbudget'
"""


class Migration(migrations.Migration):
    dependencies = [("rounds", "0002_one_organisation")]

    operations = [migrations.RunSQL(RENAME, migrations.RunSQL.noop)]
