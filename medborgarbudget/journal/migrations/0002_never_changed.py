"""The database itself keeps the journal as it was written, whoever asks it to change."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is never changed: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION journal_chain_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.organisation_id <> OLD.organisation_id OR NEW.length <> OLD.length + 1
        OR NEW.head = OLD.head
    THEN
        RAISE EXCEPTION 'A chain of the journal grows by one entry at a time, from % to %.',
            OLD.length, OLD.length + 1 USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_chain_stays BEFORE DELETE OR TRUNCATE ON journal_chain
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_chain_grows BEFORE UPDATE ON journal_chain
    FOR EACH ROW EXECUTE FUNCTION journal_chain_grows();
"""

ALLOW = """
DROP TRIGGER journal_chain_grows ON journal_chain;
DROP TRIGGER journal_chain_stays ON journal_chain;
DROP TRIGGER journal_entry_stays ON journal_entry;
DROP FUNCTION journal_chain_grows();
DROP FUNCTION journal_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
