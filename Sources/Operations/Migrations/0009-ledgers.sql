-- Ledgers: the rows behind the numbers, whom they are about, and what they add up to.

-- Ledgers that an office defined itself, every version; the latest is in use. Built-in ones stand in the program.
CREATE TABLE ledger_definitions (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    definition TEXT NOT NULL,
    defined_at TEXT NOT NULL,
    defined_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, name, version)
);

-- With which version a ledger's contributions were counted; another one is counted anew.
CREATE TABLE ledger_counts (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    ledger TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (jurisdiction, ledger)
);

-- What tells whether the key beside the database is the one that sealed what stands here.
CREATE TABLE ledger_keys (
    jurisdiction TEXT NOT NULL PRIMARY KEY REFERENCES jurisdictions (jurisdiction),
    key_check TEXT NOT NULL
);

-- Whom records are about. The identity is sealed under a key that is not in this database; blind_index is a keyed hash
-- by which the same person is found again.
CREATE TABLE persons (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    blind_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    -- The person that this one turned out to be.
    merged_into TEXT,
    PRIMARY KEY (jurisdiction, id)
);

CREATE UNIQUE INDEX persons_by_blind_index ON persons (jurisdiction, blind_index);

-- One for each transaction that wrote records: who, when, how, and from which file.
CREATE TABLE record_changes (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    ledger TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'entry', 'import', 'bulk', 'delete', 'restore', 'merge', 'api', 'sample')),
    file_name TEXT,
    file_hash TEXT,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id)
);

CREATE TABLE records (
    jurisdiction TEXT NOT NULL,
    ledger TEXT NOT NULL,
    id TEXT NOT NULL,
    unit TEXT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    place TEXT,
    -- Whom it is about; '' for nobody, so that uniqueness holds without a person too.
    subject TEXT NOT NULL,
    -- What makes it unique within the ledger and subject.
    unique_key TEXT NOT NULL,
    -- Open and internal fields as flat JSON, each value a text.
    fields TEXT NOT NULL,
    -- The values of the first four fields that the table filters by, again, as columns that an index can hold.
    facet1 TEXT,
    facet2 TEXT,
    facet3 TEXT,
    facet4 TEXT,
    -- Personal and sensitive fields that are not the subject's identity.
    sealed BLOB,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    change TEXT NOT NULL,
    -- When it was deleted; it can be brought back for 30 days.
    deleted_at TEXT,
    PRIMARY KEY (jurisdiction, ledger, id)
);

CREATE UNIQUE INDEX records_by_key ON records (jurisdiction, ledger, subject, unique_key)
    WHERE deleted_at IS NULL;
CREATE INDEX records_by_day ON records (jurisdiction, ledger, day, id);
CREATE INDEX records_by_unit ON records (jurisdiction, ledger, unit, day, id);
CREATE INDEX records_by_place ON records (jurisdiction, ledger, place, day, id) WHERE place IS NOT NULL;
CREATE INDEX records_by_facet1 ON records (jurisdiction, ledger, facet1, day, id) WHERE facet1 IS NOT NULL;
CREATE INDEX records_by_facet2 ON records (jurisdiction, ledger, facet2, day, id) WHERE facet2 IS NOT NULL;
CREATE INDEX records_by_facet3 ON records (jurisdiction, ledger, facet3, day, id) WHERE facet3 IS NOT NULL;
CREATE INDEX records_by_facet4 ON records (jurisdiction, ledger, facet4, day, id) WHERE facet4 IS NOT NULL;

-- What a record was before its latest revision.
CREATE TABLE record_revisions (
    jurisdiction TEXT NOT NULL,
    ledger TEXT NOT NULL,
    record TEXT NOT NULL,
    revision INTEGER NOT NULL,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    place TEXT,
    subject TEXT NOT NULL,
    fields TEXT NOT NULL,
    sealed BLOB,
    change TEXT NOT NULL,
    deleted_at TEXT,
    PRIMARY KEY (jurisdiction, ledger, record, revision)
);

-- Sums by day, in ten-thousandths, kept in the transaction that changes the records. An empty unit is all units
-- together. time_window says within what a person counts once.
CREATE TABLE contributions (
    jurisdiction TEXT NOT NULL,
    ledger TEXT NOT NULL,
    feed TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('value', 'numerator', 'denominator')),
    time_window TEXT NOT NULL CHECK (time_window IN ('all', 'year', 'quarter')),
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (jurisdiction, ledger, feed, part, time_window, unit, day)
);

-- Where a commitment's number comes from: a feed, or a typed value and why.
CREATE TABLE commitment_sources (
    jurisdiction TEXT NOT NULL,
    commitment TEXT NOT NULL,
    ledger TEXT,
    feed TEXT,
    -- A reference figure that the value is divided by, and per how many: places per 1000 residents.
    per_reference TEXT,
    per_amount TEXT,
    note TEXT NOT NULL,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, commitment),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    CHECK ((ledger IS NULL) = (feed IS NULL)),
    CHECK ((per_reference IS NULL) = (per_amount IS NULL))
);

-- Numbers from elsewhere, with their source: residents, families, students.
CREATE TABLE reference_figures (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    name TEXT NOT NULL,
    as_of TEXT NOT NULL CHECK (length(as_of) = 10),
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, name, as_of)
);

-- What a ledger said when a value was reported: frozen, with the definition's version, and why the unit said otherwise.
CREATE TABLE report_countings (
    jurisdiction TEXT NOT NULL,
    report TEXT NOT NULL,
    revision INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    ledger TEXT NOT NULL,
    feed TEXT NOT NULL,
    ledger_version INTEGER NOT NULL,
    amount TEXT,
    numerator TEXT,
    denominator TEXT,
    reason TEXT,
    PRIMARY KEY (jurisdiction, report, revision, commitment),
    FOREIGN KEY (jurisdiction, report, revision)
        REFERENCES report_revisions (jurisdiction, report, revision),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id)
);

-- Which column of a stranger's file is which field: remembered by the file's heads.
CREATE TABLE ledger_mappings (
    jurisdiction TEXT NOT NULL,
    ledger TEXT NOT NULL,
    heads_hash TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL,
    used_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, ledger, heads_hash)
);

-- Filters that somebody keeps under a name.
CREATE TABLE ledger_views (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    ledger TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, ledger, person, name),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

-- A file that is being sent in pieces, and what became of it.
CREATE TABLE ledger_uploads (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    ledger TEXT NOT NULL,
    person TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    mapping TEXT,
    state TEXT NOT NULL CHECK (state IN ('receiving', 'received', 'checked', 'imported', 'failed')),
    outcome TEXT,
    begun_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

-- Why a reported number is not the ledger's, in the unit's words; part of what its receipt seals.
ALTER TABLE report_entries ADD COLUMN difference TEXT;
