-- The log is looked through by what happened and by who did it; both also give the lists to choose from.

CREATE INDEX audit_entries_by_event ON audit_entries (jurisdiction, event, sequence);

CREATE INDEX audit_entries_by_actor ON audit_entries (jurisdiction, actor, sequence);
