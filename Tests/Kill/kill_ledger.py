"""Kills `ledger import` with signal 9 at random moments and looks at what is left.

    python Tests/Kill/kill_ledger.py PROGRAM [--rounds 100] [--rows 5000] [--seed N]

Each round imports one list into a fresh copy of the same database, kills the program at a random moment, and holds the
database against this: all rows, persons, sums and the audit entry are there, or none of them; `check` and
`audit verify` find nothing; the same import once more gives what an import that nobody disturbed gives.
"""

import argparse
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import people
from program import Failed, Program, require

HERE = pathlib.Path(__file__).resolve().parent
LEDGER, UNIT, PERSON = "trainings", "区妇联", "李卫"


def stored(database):
    """What the database holds of the ledger, whatever the identifiers are."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        require(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "SQLite finds damage")
        counts = [
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("records", "persons", "record_changes")]
        audited = db.execute(
            "SELECT count(*) FROM audit_entries WHERE event = 'ledger.imported'").fetchone()[0]
        sums = db.execute(
            "SELECT feed, part, time_window, unit <> '', day, amount FROM contributions ORDER BY 1, 2, 3, 4, 5"
        ).fetchall()
    db.close()
    return counts, audited, sums


def import_command(program, file):
    return [program.path, "ledger", "import", LEDGER, str(file), "--as", PERSON, "--format", "json"]


def round_of(program, file, after, wanted, head):
    """One kill; gives whether everything was stored, and whether the import ended first."""
    child = subprocess.Popen(
        import_command(program, file), env=program.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, errors = child.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        child.kill()
        output, errors = child.communicate()
    require(child.returncode in (0, -9), f"status {child.returncode}\n{errors.decode('utf-8', 'replace')}")
    found = stored(program.database)
    is_whole = found[1] == 1
    require(
        found == (wanted if is_whole else ([0, 0, 0], 0, [])),
        f"in part: {found[0]} rows, persons, changes; {found[1]} audit entries; {len(found[2])} sums")
    require(is_whole or b'"imported"' not in output, "acknowledged, but not there")
    program.run("audit", "verify", "--head", head)
    program.run(*import_command(program, file)[1:])
    require(stored(program.database) == wanted, "once more gives something else")
    return is_whole, child.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f"kill ledger: {options.rounds} rounds, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="banshi kill ") as folder:
        program = Program(options.program, folder)
        program.set_up(HERE / "notice.txt")
        program.add_person(PERSON, "reporter", UNIT)
        file = program.folder / "名单.csv"
        people.write(file, options.rows)
        head = program.head()
        pristine = pathlib.Path(folder, "pristine")
        # Not the file alone: a part of it may still stand in the log beside it.
        program.run("backup", pristine)

        def restore():
            for name in ("", "-wal", "-shm"):
                pathlib.Path(str(program.database) + name).unlink(missing_ok=True)
            shutil.copy(pristine, program.database)

        begin = time.monotonic()
        program.run(*import_command(program, file)[1:])
        seconds = time.monotonic() - begin
        wanted = stored(program.database)
        require(wanted[0][0] == options.rows and wanted[1] == 1, f"{wanted[0]} of {options.rows} rows")
        program.check(head)
        print(f"kill ledger: {options.rows} rows, {seconds:.2f} s undisturbed", flush=True)
        whole = ended = 0
        for number in range(1, options.rounds + 1):
            after = dice.uniform(0, seconds * 1.02)
            restore()
            try:
                is_whole, has_ended = round_of(program, file, after, wanted, head)
            except Failed as failure:
                raise Failed(f"round {number}, killed after {after:.4f} s: {failure}") from failure
            whole, ended = whole + is_whole, ended + has_ended
        program.check(head)
    print(f"kill ledger: {options.rounds} rounds held: {options.rounds - whole} with nothing, {whole} whole,"
          f" {ended} ended before the kill")
    require((options.rounds - whole) * 2 >= options.rounds, "too few kills fell into the import")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"kill ledger: {failure}", file=sys.stderr)
        sys.exit(1)
