-- What is proposed for a year's programme. Nothing here is changed once written: every revision, move and score is a
-- row of its own, and the latest counts.

CREATE TABLE proposals (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2999),
    -- NULL for the office.
    unit TEXT,
    -- The open commitment that it carries on; NULL for what is new.
    carried_from TEXT,
    PRIMARY KEY (jurisdiction, id),
    -- A commitment is carried into a year once.
    UNIQUE (jurisdiction, year, carried_from),
    FOREIGN KEY (jurisdiction, unit) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, carried_from) REFERENCES commitments (jurisdiction, id)
);

CREATE TABLE proposal_revisions (
    jurisdiction TEXT NOT NULL,
    proposal TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    promise TEXT NOT NULL,
    target_comparator TEXT CHECK (target_comparator IN ('=', '>=', '>', '<=', '<', 'approx')),
    target_value TEXT,
    target_unit TEXT,
    target_per TEXT,
    beneficiaries TEXT NOT NULL,
    cost TEXT,
    funding TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due_on TEXT CHECK (length(due_on) = 10),
    written_at TEXT NOT NULL,
    written_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, proposal, revision),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposals (jurisdiction, id),
    FOREIGN KEY (jurisdiction, responsible) REFERENCES units (jurisdiction, id),
    FOREIGN KEY (jurisdiction, written_by) REFERENCES people (jurisdiction, id),
    CHECK ((target_value IS NULL) = (target_comparator IS NULL)),
    CHECK ((target_value IS NULL) = (target_unit IS NULL))
);

CREATE TABLE proposal_moves (
    jurisdiction TEXT NOT NULL,
    proposal TEXT NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    move TEXT NOT NULL CHECK (move IN ('submit', 'withdraw', 'select', 'set-aside')),
    state TEXT NOT NULL CHECK (state IN ('submitted', 'withdrawn', 'selected', 'set-aside')),
    reason TEXT,
    moved_at TEXT NOT NULL,
    moved_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, proposal, ordinal),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposals (jurisdiction, id),
    FOREIGN KEY (jurisdiction, moved_by) REFERENCES people (jurisdiction, id),
    -- Whoever proposed it is told why not.
    CHECK (state <> 'set-aside' OR reason IS NOT NULL)
);

CREATE TABLE proposal_scores (
    jurisdiction TEXT NOT NULL,
    proposal TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    criterion TEXT NOT NULL CHECK (criterion IN ('need', 'benefit', 'feasibility', 'cost', 'visibility')),
    points TEXT NOT NULL,
    scored_at TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, proposal, reviewer, round, criterion),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposals (jurisdiction, id),
    FOREIGN KEY (jurisdiction, reviewer) REFERENCES people (jurisdiction, id)
);
