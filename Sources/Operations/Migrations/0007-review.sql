-- What office and units say to each other about reports, reminders, and requests for more time. Nothing here is changed
-- once written: that something is settled, read or answered is a row of its own.

CREATE TABLE remarks (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    -- The revision that the writer had before them.
    revision INTEGER NOT NULL,
    -- NULL when it is about the whole report.
    commitment TEXT,
    content TEXT NOT NULL,
    said_at TEXT NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, report, ordinal),
    FOREIGN KEY (jurisdiction, report, revision)
        REFERENCES report_revisions (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, said_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE remark_resolutions (
    jurisdiction TEXT NOT NULL,
    remark TEXT NOT NULL,
    resolved_at TEXT NOT NULL,
    resolved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, remark),
    FOREIGN KEY (jurisdiction, remark) REFERENCES remarks (jurisdiction, id),
    FOREIGN KEY (jurisdiction, resolved_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE reminders (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    unit TEXT NOT NULL,
    content TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, plan, quarter) REFERENCES periods (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, sent_by) REFERENCES people (jurisdiction, id)
);

CREATE INDEX reminders_by_unit ON reminders (jurisdiction, unit);

-- What each reminder was about. The key keeps a unit from being reminded of one thing twice on a day.
CREATE TABLE reminder_causes (
    jurisdiction TEXT NOT NULL,
    unit TEXT NOT NULL,
    quarter TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('missing', 'unsigned', 'unsubmitted', 'returned')),
    sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
    reminder TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, unit, quarter, action, kind, sent_on),
    FOREIGN KEY (jurisdiction, reminder) REFERENCES reminders (jurisdiction, id),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id)
);

CREATE INDEX reminder_causes_by_reminder ON reminder_causes (jurisdiction, reminder);

-- Whoever of the unit puts a reminder aside has read it for the unit.
CREATE TABLE reminder_readings (
    jurisdiction TEXT NOT NULL,
    reminder TEXT NOT NULL,
    read_at TEXT NOT NULL,
    read_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, reminder),
    FOREIGN KEY (jurisdiction, reminder) REFERENCES reminders (jurisdiction, id),
    FOREIGN KEY (jurisdiction, read_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE extension_requests (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    unit TEXT NOT NULL,
    wanted_until TEXT NOT NULL CHECK (length(wanted_until) = 10),
    reason TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, plan, quarter) REFERENCES periods (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, asked_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE extension_answers (
    jurisdiction TEXT NOT NULL,
    request TEXT NOT NULL,
    -- The later day; NULL when it was declined.
    due_on TEXT CHECK (length(due_on) = 10),
    reason TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, request),
    FOREIGN KEY (jurisdiction, request) REFERENCES extension_requests (jurisdiction, id),
    FOREIGN KEY (jurisdiction, answered_by) REFERENCES people (jurisdiction, id),
    CHECK (due_on IS NOT NULL OR length(reason) > 0)
);
