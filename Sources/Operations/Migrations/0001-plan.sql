-- Regions, units, people, the notice and the plan read from it.
-- Every key starts with the region's code, so that a province can partition by it.
-- IDs are UUIDv7 texts made by the program; days are ISO texts; amounts are canonical decimal texts.

CREATE TABLE jurisdictions (
    jurisdiction TEXT NOT NULL PRIMARY KEY CHECK (length(jurisdiction) = 6),
    name TEXT NOT NULL,
    -- A sample programme: its documents say so.
    sample BOOLEAN NOT NULL
);

CREATE TABLE units (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, name)
);

CREATE TABLE unit_aliases (
    jurisdiction TEXT NOT NULL,
    alias TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, alias),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id)
);

CREATE TABLE people (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN (
        'console', 'administrator', 'reviewer', 'leader', 'reporter', 'districtLeader', 'auditor')),
    unit TEXT,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, name),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    CHECK ((role IN ('leader', 'reporter')) = (unit IS NOT NULL))
);

CREATE TABLE notices (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    -- The text as read; every span points at its Unicode scalars.
    content TEXT NOT NULL,
    document_number TEXT,
    title TEXT NOT NULL,
    issuer TEXT,
    issued_on TEXT CHECK (length(issued_on) = 10),
    recipients TEXT NOT NULL,
    disclosure TEXT,
    interpreted_by TEXT,
    attachments TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, file_hash)
);

CREATE TABLE notice_diagnostics (
    jurisdiction TEXT NOT NULL,
    notice TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    details TEXT NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    PRIMARY KEY (jurisdiction, notice, ordinal),
    FOREIGN KEY (jurisdiction, notice) REFERENCES notices (jurisdiction, id)
);

CREATE TABLE plans (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    notice TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
    title TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, year),
    FOREIGN KEY (jurisdiction, notice) REFERENCES notices (jurisdiction, id)
);

-- A plan is in force from the moment that a row stands here; it stays a draft until then.
CREATE TABLE plan_confirmations (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan),
    FOREIGN KEY (jurisdiction, plan) REFERENCES plans (jurisdiction, id),
    FOREIGN KEY (jurisdiction, confirmed_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE actions (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    plan TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    units_text TEXT NOT NULL,
    due_on TEXT CHECK (length(due_on) = 10),
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, plan, ordinal),
    FOREIGN KEY (jurisdiction, plan) REFERENCES plans (jurisdiction, id)
);

CREATE TABLE responsibilities (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    action TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'cooperating')),
    is_group BOOLEAN NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, action, ordinal),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id)
);

-- One row for a single unit, several for a group, none while a group is unresolved.
CREATE TABLE responsible_units (
    jurisdiction TEXT NOT NULL,
    responsibility TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, responsibility, ordinal),
    UNIQUE (jurisdiction, responsibility, unit),
    FOREIGN KEY (jurisdiction, responsibility) REFERENCES responsibilities (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id)
);

CREATE TABLE commitments (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    action TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    subject TEXT NOT NULL,
    content TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('count', 'level', 'rate', 'milestone', 'standing')),
    counting TEXT NOT NULL CHECK (counting IN ('persons', 'visits', 'things')),
    comparator TEXT CHECK (comparator IN ('=', '>=', '>', '<=', '<', 'approx')),
    target_value TEXT,
    target_unit TEXT,
    target_per TEXT,
    target_text TEXT,
    baseline TEXT,
    due_on TEXT CHECK (length(due_on) = 10),
    weight TEXT NOT NULL,
    accountable TEXT,
    suggested TEXT,
    suggestion_reason TEXT,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    definition INTEGER NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, action, ordinal),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id),
    FOREIGN KEY (jurisdiction, accountable) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, suggested) REFERENCES units (jurisdiction, id),
    CHECK ((comparator IS NULL) = (target_value IS NULL)),
    CHECK ((comparator IS NULL) = (target_unit IS NULL))
);

CREATE TABLE milestones (
    jurisdiction TEXT NOT NULL,
    commitment TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    weight TEXT NOT NULL,
    due_on TEXT CHECK (length(due_on) = 10),
    PRIMARY KEY (jurisdiction, commitment, ordinal),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id)
);

-- What a commitment was before an amendment, and why it was amended.
CREATE TABLE amendments (
    jurisdiction TEXT NOT NULL,
    commitment TEXT NOT NULL,
    definition INTEGER NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    reason TEXT NOT NULL,
    amended_at TEXT NOT NULL,
    amended_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, commitment, definition, field),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, amended_by) REFERENCES people (jurisdiction, id)
);
