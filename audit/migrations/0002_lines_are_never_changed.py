"""The database itself refuses to change or delete a line of the record, whoever asks."""

from django.db import migrations

FORBID = """
CREATE FUNCTION audit_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record is never changed: % refused on audit_event.', TG_OP;
END $$;
CREATE TRIGGER audit_event_is_final BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_is_final();
"""
ALLOW = """
DROP TRIGGER audit_event_is_final ON audit_event;
DROP FUNCTION audit_event_is_final();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
