"""Units that are told what falls due: 10,000 units, each with a person who wants letters, none of which has reported."""

import os
import pathlib
import shutil
import sqlite3
import subprocess

from harness import NotMeasured, limited, measure, median

REGION, UNITS, DAY = "990301", 10_000, "2024-04-08"
NOTICE = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Kill" / "notice.txt"


def prepare(banshi, database):
    """A confirmed plan whose first action so many units answer for."""
    environment = {**os.environ, "BANSHI_DATABASE_URL": f"sqlite:{database}", "BANSHI_JURISDICTION": REGION,
                   "BANSHI_DATA": str(pathlib.Path(database).parent), "BANSHI_LANGUAGE": "en"}
    for command in (["init", "--name", "青石区"], ["plan", "import", str(NOTICE)],
                    ["plan", "confirm", "--accept-suggestions"]):
        subprocess.run([banshi, *command], check=True, stdout=subprocess.DEVNULL, env=environment)
    with sqlite3.connect(database) as db:
        responsibility, first = db.execute(
            "SELECT ru.responsibility, max(ru.ordinal) FROM responsible_units ru GROUP BY 1 ORDER BY 1").fetchone()
        for number in range(UNITS):
            unit, person = f"unit-{number:05d}", f"person-{number:05d}"
            db.execute("INSERT INTO units (jurisdiction, id, name) VALUES (?, ?, ?)", (REGION, unit, f"第{number}单位"))
            db.execute(
                "INSERT INTO responsible_units (jurisdiction, responsibility, ordinal, unit) VALUES (?, ?, ?, ?)",
                (REGION, responsibility, first + 1 + number, unit))
            db.execute(
                "INSERT INTO people (jurisdiction, id, name, role, unit, active) VALUES (?, ?, ?, 'reporter', ?, TRUE)",
                (REGION, person, f"第{number}人", unit))
            db.execute(
                "INSERT INTO contacts (jurisdiction, person, email, by_mail, changed_at)"
                " VALUES (?, ?, ?, TRUE, '2024-01-01T00:00:00Z')", (REGION, person, f"p{number}@example.org"))
    db.close()


def rows(banshi, bench, folder, rounds):
    base = pathlib.Path(folder, "alerts.sqlite")
    prepare(banshi, base)
    runs = []
    for number in range(max(3, rounds // 2)):
        database = pathlib.Path(folder, f"alerts-{number}.sqlite")
        with sqlite3.connect(base) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        shutil.copyfile(base, database)
        runs.append(measure([bench, "due-alerts", str(database), REGION, DAY]))
        if runs[-1].result.get("prepared", 0) < UNITS:
            raise NotMeasured(f"{runs[-1].result}")
    yield limited(
        f"{UNITS:,} due notices: found, written, handed on to inboxes and letters",
        median([run.seconds for run in runs]), 5, runs)
