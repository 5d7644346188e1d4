-- Files that prove what a report says, which revision names which of them, and what somebody is still typing.

-- A file is never changed and never taken away: a revision that names it has to stay provable.
CREATE TABLE evidence_files (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    -- The report that it was brought for, which may not have been saved yet.
    quarter TEXT NOT NULL CHECK (length(quarter) = 6),
    action TEXT NOT NULL,
    unit TEXT NOT NULL,
    -- Of what is kept, and so its place in the data folder; of what was handed over; of the picture alone, NULL for
    -- documents.
    stored_hash TEXT NOT NULL CHECK (length(stored_hash) = 64),
    original_hash TEXT NOT NULL CHECK (length(original_hash) = 64),
    picture_hash TEXT CHECK (length(picture_hash) = 64),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 1),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, added_by) REFERENCES people (jurisdiction, id)
);

CREATE INDEX evidence_files_by_report ON evidence_files (jurisdiction, quarter, action, unit);
CREATE INDEX evidence_files_by_stored_hash ON evidence_files (jurisdiction, stored_hash);
CREATE INDEX evidence_files_by_picture_hash ON evidence_files (jurisdiction, picture_hash);

CREATE TABLE report_files (
    jurisdiction TEXT NOT NULL,
    report TEXT NOT NULL,
    revision INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    file TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, report, revision, ordinal),
    UNIQUE (jurisdiction, report, revision, file),
    FOREIGN KEY (jurisdiction, report, revision)
        REFERENCES report_revisions (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, file) REFERENCES evidence_files (jurisdiction, id)
);

CREATE INDEX report_files_by_file ON report_files (jurisdiction, file);

-- What somebody has typed and not saved: one working copy for each person and report, written over as they type and
-- gone when they save. The only rows of a report that change; no entry of the audit log tells of them.
CREATE TABLE report_drafts (
    jurisdiction TEXT NOT NULL,
    quarter TEXT NOT NULL CHECK (length(quarter) = 6),
    action TEXT NOT NULL,
    unit TEXT NOT NULL,
    person TEXT NOT NULL,
    -- The revision that it was begun from; 0 when there was none.
    base_revision INTEGER NOT NULL CHECK (base_revision >= 0),
    fields TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, quarter, action, unit, person),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);
