-- What people said of the year's work. A later result takes the place of an earlier one about the same thing; both stay.

CREATE TABLE satisfaction_results (
    jurisdiction TEXT NOT NULL,
    id TEXT NOT NULL,
    plan TEXT NOT NULL,
    -- NULL for the plan as a whole.
    action TEXT,
    as_of TEXT NOT NULL CHECK (length(as_of) = 10),
    asked INTEGER NOT NULL CHECK (asked >= 1),
    answered INTEGER NOT NULL CHECK (answered >= 0 AND answered <= asked),
    satisfied INTEGER NOT NULL CHECK (satisfied >= 0 AND satisfied <= answered),
    source TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, plan) REFERENCES plans (jurisdiction, id),
    FOREIGN KEY (jurisdiction, action) REFERENCES actions (jurisdiction, id),
    FOREIGN KEY (jurisdiction, recorded_by) REFERENCES people (jurisdiction, id)
);

CREATE INDEX satisfaction_results_by_plan ON satisfaction_results (jurisdiction, plan);
