-- What lets other programs in: tokens that people make, and the answers to writes that must not be done twice.

CREATE TABLE access_tokens (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    -- On whose behalf it acts, with no more rights than they have at that moment.
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    -- SHA-256 of the token, which is 256 random bits: who reads the database cannot use what stands here.
    token_hash TEXT NOT NULL CHECK (length(token_hash) = 64),
    -- Names of scopes with single spaces between them.
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    -- The last day on which it is good.
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    -- The day on which it was last used: coarse, so that using it seldom writes.
    last_used_on TEXT CHECK (length(last_used_on) = 10),
    revoked_at TEXT,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, person) REFERENCES people (jurisdiction, id),
    FOREIGN KEY (jurisdiction, created_by) REFERENCES people (jurisdiction, id)
);

-- Asked for with every request; the token does not say which region it belongs to.
CREATE UNIQUE INDEX access_tokens_by_token ON access_tokens (token_hash);
CREATE INDEX access_tokens_by_person ON access_tokens (jurisdiction, person);

-- Written in the transaction of the change that it answers for (docs/decisions/0018).
CREATE TABLE idempotency_keys (
    jurisdiction TEXT NOT NULL,
    token TEXT NOT NULL,
    -- SHA-256 of the key as it was sent, and of what was asked: method, path and body.
    key_hash TEXT NOT NULL CHECK (length(key_hash) = 64),
    request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, token, key_hash),
    FOREIGN KEY (jurisdiction, token) REFERENCES access_tokens (jurisdiction, id)
);

CREATE INDEX idempotency_keys_by_time ON idempotency_keys (jurisdiction, created_at);
