-- Who may sign in, who is signed in, and what the administrator sets. Passwords, tokens and codes are kept as hashes
-- alone; hashes and salts are hexadecimal texts.

CREATE TABLE credentials (
    jurisdiction TEXT NOT NULL,
    person TEXT NOT NULL,
    scrypt_n INTEGER NOT NULL,
    scrypt_r INTEGER NOT NULL,
    scrypt_p INTEGER NOT NULL,
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    set_at TEXT NOT NULL,
    -- A password that somebody else knows: nothing else is done before it is changed.
    must_change BOOLEAN NOT NULL,
    PRIMARY KEY (jurisdiction, person),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

CREATE TABLE sessions (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    -- SHA-256 of the token in the cookie: who reads the database cannot sign in with what stands here.
    token_hash TEXT NOT NULL CHECK (length(token_hash) = 64),
    user_agent TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

-- Asked for with every page; the cookie does not say which region it belongs to.
CREATE UNIQUE INDEX sessions_by_token ON sessions (token_hash);
CREATE INDEX sessions_by_person ON sessions (jurisdiction, person);

-- Failed sign-ins of a name or an address. The subject is a hash: names that nobody has are counted too, and what
-- people mistype, passwords among it, must not be kept.
CREATE TABLE sign_in_throttles (
    jurisdiction TEXT NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) = 64),
    failures INTEGER NOT NULL,
    since TEXT NOT NULL,
    last_failed_at TEXT NOT NULL,
    locked_until TEXT,
    PRIMARY KEY (jurisdiction, subject)
);

-- One-time codes with which the first administrator is made; the latest alone is good.
CREATE TABLE setup_codes (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
    created_at TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (jurisdiction, code_hash)
);

-- What differs from the program's own values; the audit log has the values before.
CREATE TABLE settings (
    jurisdiction TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, name),
    FOREIGN KEY (jurisdiction, changed_by) REFERENCES people (jurisdiction, id)
);

-- The dates that a quarter had before they were changed.
CREATE TABLE period_changes (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    opens_on TEXT NOT NULL CHECK (length(opens_on) = 10),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    reason TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan, quarter, ordinal),
    FOREIGN KEY (jurisdiction, plan, quarter) REFERENCES periods (jurisdiction, plan, quarter),
    FOREIGN KEY (jurisdiction, changed_by) REFERENCES people (jurisdiction, id)
);

-- People read the log by who acted and by what happened.
CREATE INDEX audit_entries_by_actor ON audit_entries (jurisdiction, actor, sequence);
CREATE INDEX audit_entries_by_event ON audit_entries (jurisdiction, event, sequence);
