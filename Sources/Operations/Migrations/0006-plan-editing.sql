-- What the office does to a draft plan. Nothing here is changed once written: an edit that is taken back gets a row
-- in draft_undos. The rows go with their plan when a draft is discarded, and stay when it is confirmed.

CREATE TABLE draft_edits (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL,
    details TEXT NOT NULL,
    reason TEXT,
    -- The actions that changed, whole, as JSON: taking an edit back puts them back to the letter.
    actions_before TEXT NOT NULL,
    actions_after TEXT NOT NULL,
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan, sequence),
    FOREIGN KEY (jurisdiction, plan) REFERENCES plans (jurisdiction, id),
    FOREIGN KEY (jurisdiction, edited_by) REFERENCES people (jurisdiction, id)
);

CREATE TABLE draft_undos (
    jurisdiction TEXT NOT NULL,
    plan TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    undone_at TEXT NOT NULL,
    undone_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, plan, sequence),
    FOREIGN KEY (jurisdiction, plan, sequence) REFERENCES draft_edits (jurisdiction, plan, sequence),
    FOREIGN KEY (jurisdiction, undone_by) REFERENCES people (jurisdiction, id)
);
