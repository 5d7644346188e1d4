-- Quarters, reports, their revisions and moves. Nothing here is changed once written: a save is a new revision,
-- a change of state a new move.

CREATE TABLE periods (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL CHECK (length(quarter) = 6),
    opens_on TEXT NOT NULL CHECK (length(opens_on) = 10),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    PRIMARY KEY (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, plan) REFERENCES plans (jurisdiction, id)
);

CREATE TABLE period_locks (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    locked_at TEXT NOT NULL,
    locked_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, plan, quarter) REFERENCES periods (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, locked_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE extensions (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    unit TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    reason TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan, quarter, unit),
    FOREIGN KEY (jurisdiction, plan, quarter) REFERENCES periods (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, granted_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE reports (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    action TEXT NOT NULL,
    unit TEXT NOT NULL,
    quarter TEXT NOT NULL CHECK (length(quarter) = 6),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, quarter, action, unit),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id)
);

CREATE TABLE report_revisions (
    jurisdiction TEXT NOT NULL,
    report TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    narrative TEXT NOT NULL,
    problems TEXT NOT NULL,
    next_steps TEXT NOT NULL,
    evidence TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    -- The form that it came in with; NULL for what was typed.
    form TEXT,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, report) REFERENCES reports (jurisdiction, id),
    FOREIGN KEY (jurisdiction, saved_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE report_entries (
    jurisdiction TEXT NOT NULL,
    report TEXT NOT NULL,
    revision INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    definition INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('reported', 'notReported', 'notApplicable')),
    amount TEXT,
    numerator TEXT,
    denominator TEXT,
    milestones TEXT,
    reason TEXT,
    PRIMARY KEY (jurisdiction, report, revision, ordinal),
    UNIQUE (jurisdiction, report, revision, commitment),
    FOREIGN KEY (jurisdiction, report, revision)
        REFERENCES report_revisions (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    CHECK ((numerator IS NULL) = (denominator IS NULL)),
    CHECK ((status = 'notApplicable') = (reason IS NOT NULL))
);

CREATE INDEX report_entries_by_commitment ON report_entries (jurisdiction, commitment);

CREATE TABLE report_moves (
    jurisdiction TEXT NOT NULL,
    report TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    move TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    -- What the revision's content hashed to at the move: the receipt of a submission, the seal of an acceptance.
    content_hash TEXT NOT NULL,
    reason TEXT,
    moved_at TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, report, ordinal),
    FOREIGN KEY (jurisdiction, report, revision)
        REFERENCES report_revisions (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, moved_by) REFERENCES people (jurisdiction, id)
);

-- Forms that were imported, whole: the same file sent twice is known by its hash.
CREATE TABLE imported_forms (
    jurisdiction TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    form TEXT NOT NULL,
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, file_hash),
    FOREIGN KEY (jurisdiction, imported_by) REFERENCES people (jurisdiction, id)
);
