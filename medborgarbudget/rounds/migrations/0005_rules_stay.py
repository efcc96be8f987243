"""The database keeps public rules as they were published, and pots once the vote has opened.

Rounds from before this edition are kept as records: nobody set them up here, so nothing is
waited for in them.
"""

from django.db import migrations

RECORDS = """
UPDATE rounds_round SET record_only = true, published_at = now();
"""

KEEP = """
CREATE FUNCTION rounds_rulebook_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- What the database works out by itself is not there yet when this runs.
    beside text[] := ARRAY['frozen_at', 'has_criteria', 'has_pots'];
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    -- Of a version that is public, only that the vote opened by it may be added, once.
    IF TG_OP = 'UPDATE' AND OLD.frozen_at IS NULL AND NEW.frozen_at IS NOT NULL
        AND to_jsonb(NEW) - beside = to_jsonb(OLD) - beside
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Rules that are public stay as they are: % is refused.', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION rounds_pot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row rounds_pot := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    -- A pot is not taken over into another round either.
    rounds bigint[] := ARRAY[row.round_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.round_id END];
BEGIN
    IF EXISTS (
        SELECT FROM rounds_rulebook
        WHERE round_id = ANY (rounds) AND organisation_id = row.organisation_id
            AND frozen_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'The pots of a round whose rules are frozen stay: % is refused.', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN row;
END
$$;

CREATE TRIGGER rounds_rulebook_stays BEFORE UPDATE OR DELETE ON rounds_rulebook
    FOR EACH ROW EXECUTE FUNCTION rounds_rulebook_stays();
CREATE TRIGGER rounds_pot_stays BEFORE INSERT OR UPDATE OR DELETE ON rounds_pot
    FOR EACH ROW EXECUTE FUNCTION rounds_pot_stays();
"""

LET_GO = """
DROP TRIGGER rounds_pot_stays ON rounds_pot;
DROP TRIGGER rounds_rulebook_stays ON rounds_rulebook;
DROP FUNCTION rounds_pot_stays();
DROP FUNCTION rounds_rulebook_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("rounds", "0004_the_eight_steps")]

    operations = [
        migrations.RunSQL(RECORDS, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, LET_GO),
    ]
