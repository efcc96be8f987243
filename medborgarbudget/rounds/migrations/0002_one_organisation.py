"""Words that no round may have as its address, and rounds that roles are given in.

Roles and invitations lie in a lower room and may not know of rounds, so they have the number of
one. From here on that has to be a round of the same organisation.
"""

from django.db import migrations, models

RESERVED = (
    "aktivitet",
    "ansokan",
    "arbetsyta",
    "avregistrera",
    "dokument",
    "floden",
    "inbjudan",
    "kalender",
    "kontakt",
    "logotyp",
    "medlemmar",
    "metoder",
    "omraden",
    "personuppgifter",
    "program",
    "tillganglighet",
    "traffar",
)
NAMES = ("organisations_rolegrant", "organisations_invitation")
KEY = "rounds_round_in_organisation"


def tie(table: str) -> migrations.RunSQL:
    name = f"{table}_round_id_same_organisation"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (organisation_id, round_id)
        REFERENCES rounds_round (organisation_id, id) DEFERRABLE INITIALLY DEFERRED
        """,
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_who_takes_part"), ("rounds", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", RESERVED), _negated=True),
                name="round_slug_not_reserved",
                violation_error_message="This address means something else on the site. Choose another.",
            ),
        ),
        migrations.RunSQL(
            f"ALTER TABLE rounds_round ADD CONSTRAINT {KEY} UNIQUE (organisation_id, id)",
            f"ALTER TABLE rounds_round DROP CONSTRAINT {KEY} CASCADE",
        ),
        *map(tie, NAMES),
    ]
