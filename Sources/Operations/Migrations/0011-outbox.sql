-- What is told to people and other systems. An event is written in the transaction of what happened; everything else here
-- is made from events, and may be made again.

CREATE TABLE outbox (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Whose business it is; NULL when it is everybody's.
    unit TEXT,
    -- Who did it; NULL for the program itself.
    actor TEXT,
    happened_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    -- What may be told only once; NULL for what people do.
    cause TEXT,
    -- When it was handed on to inboxes and deliveries; NULL while it was not.
    handed_on_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, cause),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id)
);

CREATE INDEX outbox_waiting ON outbox (jurisdiction, id) WHERE handed_on_at IS NULL;

CREATE TABLE inbox_entries (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    event TEXT NOT NULL,
    read_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, person, event),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id),
    FOREIGN KEY (jurisdiction, event) REFERENCES outbox (jurisdiction, id)
);

CREATE INDEX inbox_entries_unread ON inbox_entries (jurisdiction, person) WHERE read_at IS NULL;

-- Where somebody reads mail, and whether they want any.
CREATE TABLE contacts (
    jurisdiction TEXT NOT NULL,
    person TEXT NOT NULL,
    email TEXT NOT NULL,
    by_mail BOOLEAN NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, person),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

-- The secret address of a person's calendar, as a hash.
CREATE TABLE calendar_feeds (
    jurisdiction TEXT NOT NULL,
    person TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, person),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id)
);

-- Address and secret are sealed with the key beside the database: the address of a robot holds its key.
CREATE TABLE webhooks (
    jurisdiction TEXT NOT NULL REFERENCES jurisdictions (jurisdiction),
    id TEXT NOT NULL,
    host TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('json', 'wecom', 'dingtalk')),
    kinds TEXT NOT NULL,
    sealed_address TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, created_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE deliveries (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
    -- A person's or a webhook's identifier.
    target TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_at TEXT NOT NULL,
    last_error TEXT,
    ended_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, event, channel, target),
    FOREIGN KEY (jurisdiction, event) REFERENCES outbox (jurisdiction, id)
);

CREATE INDEX deliveries_waiting ON deliveries (next_at, jurisdiction) WHERE state = 'waiting';
CREATE INDEX deliveries_dead ON deliveries (jurisdiction, id) WHERE state = 'dead';
