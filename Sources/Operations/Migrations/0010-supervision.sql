-- What makes a promise move: orders, later due dates, spot checks, closing. Nothing here is changed once written: every
-- move, answer and withdrawal is a row of its own.

CREATE TABLE supervision_orders (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment TEXT NOT NULL,
    unit TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('reminder', 'blue', 'orange', 'red')),
    -- The number on the document: 代字〔year〕serial号.
    office TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL CHECK (serial >= 1),
    reason TEXT NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, year, serial),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id)
);

CREATE INDEX supervision_orders_by_commitment ON supervision_orders (jurisdiction, commitment);

CREATE TABLE supervision_moves (
    jurisdiction TEXT NOT NULL,
    supervision_order TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    move TEXT NOT NULL CHECK (move IN ('send', 'reply', 'return', 'close', 'supersede', 'withdraw')),
    state TEXT NOT NULL CHECK (state IN ('sent', 'replied', 'closed', 'superseded', 'withdrawn')),
    words TEXT,
    reply_by TEXT CHECK (length(reply_by) = 10),
    moved_at TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, supervision_order, ordinal),
    FOREIGN KEY (jurisdiction, supervision_order) REFERENCES supervision_orders (jurisdiction, id),
    FOREIGN KEY (jurisdiction, moved_by) REFERENCES people (jurisdiction, id),
    -- Whoever is to reply knows until when.
    CHECK (state <> 'sent' OR reply_by IS NOT NULL)
);

-- What each order was sent for. The key keeps one cause from being pressed for twice.
CREATE TABLE supervision_causes (
    jurisdiction TEXT NOT NULL,
    commitment TEXT NOT NULL,
    cause TEXT NOT NULL,
    supervision_order TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, commitment, cause),
    FOREIGN KEY (jurisdiction, supervision_order) REFERENCES supervision_orders (jurisdiction, id),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id)
);

-- Requests for a later due date of a commitment. A grant is an amendment of the commitment.
CREATE TABLE due_requests (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment TEXT NOT NULL,
    unit TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    wanted_until TEXT NOT NULL CHECK (length(wanted_until) = 10),
    reason TEXT NOT NULL,
    progress TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, asked_by) REFERENCES people (jurisdiction, id)
);

CREATE INDEX due_requests_by_commitment ON due_requests (jurisdiction, commitment);

CREATE TABLE due_answers (
    jurisdiction TEXT NOT NULL,
    request TEXT NOT NULL,
    -- The later day; NULL when it was declined.
    due_on TEXT CHECK (length(due_on) = 10),
    reason TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, request),
    FOREIGN KEY (jurisdiction, request) REFERENCES due_requests (jurisdiction, id),
    FOREIGN KEY (jurisdiction, answered_by) REFERENCES people (jurisdiction, id),
    CHECK (due_on IS NOT NULL OR length(reason) > 0)
);

CREATE TABLE spot_checks (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    commitment TEXT NOT NULL,
    -- The first quarter whose figure it lowers, and the last accepted one when it was done.
    quarter TEXT NOT NULL,
    as_of TEXT,
    checked_on TEXT NOT NULL CHECK (length(checked_on) = 10),
    method TEXT NOT NULL CHECK (method IN ('on-site', 'telephone', 'documents', 'data')),
    sample_size INTEGER NOT NULL CHECK (sample_size >= 1),
    sound INTEGER NOT NULL CHECK (sound >= 0 AND sound <= sample_size),
    found TEXT NOT NULL,
    passed BOOLEAN NOT NULL,
    -- What counted before and what counts afterwards; NULL where it lowers nothing.
    value_before TEXT,
    value_counted TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, recorded_by) REFERENCES people (jurisdiction, id)
);

CREATE INDEX spot_checks_by_commitment ON spot_checks (jurisdiction, commitment);

CREATE TABLE spot_check_withdrawals (
    jurisdiction TEXT NOT NULL,
    spot_check TEXT NOT NULL,
    reason TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, spot_check),
    FOREIGN KEY (jurisdiction, spot_check) REFERENCES spot_checks (jurisdiction, id),
    FOREIGN KEY (jurisdiction, withdrawn_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE closure_moves (
    jurisdiction TEXT NOT NULL,
    commitment TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    move TEXT NOT NULL CHECK (move IN ('ask', 'close', 'refuse', 'reopen')),
    state TEXT NOT NULL CHECK (state IN ('open', 'asked', 'closed')),
    reason TEXT,
    moved_at TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, commitment, ordinal),
    FOREIGN KEY (jurisdiction, commitment) REFERENCES commitments (jurisdiction, id),
    FOREIGN KEY (jurisdiction, moved_by) REFERENCES people (jurisdiction, id)
);
