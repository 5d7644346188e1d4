-- Who did what. Each entry's hash covers the entry before it, so that nothing can be changed, taken out or put in
-- unnoticed.

CREATE TABLE audit_entries (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    happened_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, sequence)
);

CREATE INDEX audit_entries_by_subject ON audit_entries (jurisdiction, subject);

-- The chain's last entry, so that taking entries off its end is noticed too.
CREATE TABLE audit_heads (
    jurisdiction TEXT NOT NULL PRIMARY KEY REFERENCES jurisdictions (jurisdiction),
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
);
