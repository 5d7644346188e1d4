-- The log is looked through by day too: without this, a page of a few days of a long log walks all of it to count.

CREATE INDEX audit_entries_by_time ON audit_entries (jurisdiction, happened_at, sequence);
