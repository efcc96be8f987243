"""The database keeps what political bodies decided: slips are put right beside what stood there."""

from django.db import migrations

KINDS = ("startdecision", "listdecision", "decision")

KEEP = """
CREATE FUNCTION rounds_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes text[] := ARRAY['minutes_id', 'minutes_url'];
    said text[] := minutes || ARRAY['corrections', 'body', 'decided_on', 'paragraph',
        'registry_number', 'summary', 'follows_vote', 'deviation'];
BEGIN
    -- The minutes may come later; all else changes together with one more correction.
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - said = to_jsonb(OLD) - said AND (
        to_jsonb(NEW) - minutes = to_jsonb(OLD) - minutes
        OR (
            jsonb_array_length(NEW.corrections) = jsonb_array_length(OLD.corrections) + 1
            AND NEW.corrections - (-1) = OLD.corrections
        )
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What was decided stays as it was recorded: % is refused.', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;
""" + "".join(
    f"""
CREATE TRIGGER rounds_decision_stays BEFORE UPDATE OR DELETE ON rounds_{kind}
    FOR EACH ROW EXECUTE FUNCTION rounds_decision_stays();
"""
    for kind in KINDS
)

LET_GO = (
    "".join(f"DROP TRIGGER rounds_decision_stays ON rounds_{kind};\n" for kind in KINDS)
    + "DROP FUNCTION rounds_decision_stays();"
)


class Migration(migrations.Migration):
    dependencies = [("rounds", "0005_rules_stay")]

    operations = [migrations.RunSQL(KEEP, LET_GO)]
