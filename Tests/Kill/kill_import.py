"""Kills `report import` with signal 9 at random moments and looks at what is left.

    python Tests/Kill/kill_import.py PROGRAM [--rounds 100] [--seed N]

One unit of an invented notice hands in forms of four quarters, each corrected several times, so that every file
changes several reports. Each round imports all files into a fresh copy of the same database, kills the program
at a random moment, and holds the database against this:

1. `check` and `audit verify` find nothing; the audit log goes on from where it was.
2. Every file that standard output acknowledged is in the database, whole.
3. No file is there in part: all reports of a quarter say what the same file said.
4. Importing what is missing gives what an import that nobody disturbed gives.
"""

import argparse
import collections
import hashlib
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import forms
from program import Failed, Program, acknowledged, require

HERE = pathlib.Path(__file__).resolve().parent
YEAR, UNIT, PERSON = 2024, "区卫生健康局", "李卫"
CORRECTIONS = 6


def prepare(program):
    """The database before the import and the filled files, in the order in which they are handed in."""
    program.set_up(HERE / "notice.txt")
    program.add_person(PERSON, "reporter", UNIT)
    files, sections = [], 0
    for number in range(1, 5):
        quarter = f"{YEAR}Q{number}"
        blank = program.folder / f"{quarter}.xlsx"
        program.blank(quarter, UNIT, blank)
        for version in range(1, CORRECTIONS + 1):
            file = program.folder / f"{quarter} 第{version}稿.xlsx"
            sections = forms.fill(blank, file, f"{quarter}第{version}稿。", version)
            files.append(file)
    require(sections > 1, f"the form of {UNIT} has {sections} actions; the test needs several")
    return files, sections


def mark_of(file):
    """What this file wrote into each narrative."""
    return file.stem.replace(" ", "") + "。"


def stored(database, files, sections):
    """The files that are in the database, each held to be there whole."""
    hashes = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in files}
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        require(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "SQLite finds damage")
        known = {hashes[row[0]] for row in db.execute("SELECT file_hash FROM imported_forms")}
        written = collections.Counter(
            row[0] for row in db.execute("SELECT narrative FROM report_revisions"))
        moves = db.execute("SELECT count(*) FROM report_moves").fetchone()[0]
        audited = db.execute(
            "SELECT count(*) FROM audit_entries WHERE event = 'form.imported'").fetchone()[0]
        bare = db.execute(
            "SELECT count(*) FROM report_revisions r WHERE NOT EXISTS (SELECT 1 FROM report_entries e"
            " WHERE e.report = r.report AND e.revision = r.revision) AND EXISTS (SELECT 1 FROM report_entries e"
            " JOIN reports s ON s.id = e.report JOIN reports t ON t.id = r.report WHERE s.action = t.action)"
        ).fetchone()[0]
    db.close()
    for file in files:
        count = written[mark_of(file)]
        require(
            count == (sections if file in known else 0),
            f"{file.name}: {count} of {sections} reports are there, and the file is"
            f" {'' if file in known else 'not '}noted as imported")
    require(moves == sum(written.values()), f"{moves} moves for {sum(written.values())} revisions")
    require(audited == len(known), f"{audited} audit entries for {len(known)} files")
    require(bare == 0, f"{bare} revisions without their entries")
    return known


def killed_import(program, files, after):
    """Starts the import and kills it after so many seconds; gives what was acknowledged, and whether it ended first."""
    child = subprocess.Popen(
        program.import_command(files, PERSON), env=program.environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    try:
        output, errors = child.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        child.kill()
        output, errors = child.communicate()
    require(child.returncode in (0, -9), f"status {child.returncode}\n{errors.decode('utf-8', 'replace')}")
    return acknowledged(output), child.returncode == 0


def contents(database):
    """What the reports say in the end, whatever their identifiers are."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        rows = db.execute(
            "SELECT r.quarter, a.ordinal, v.revision, v.narrative, v.content_hash FROM report_revisions v"
            " JOIN reports r ON r.id = v.report JOIN actions a ON a.id = r.action ORDER BY 1, 2, 3").fetchall()
    db.close()
    return rows


def round_of(program, files, sections, after, wanted, head):
    """One kill; gives how many files were acknowledged, how many were stored, and whether the import ended first."""
    said, ended = killed_import(program, files, after)
    program.check(head)
    known = stored(program.database, files, sections)
    names = [pathlib.Path(line["file"]).name for line in said]
    require(names == [file.name for file in files[: len(names)]], f"acknowledged out of order: {names}")
    missing = [name for name in names if name not in {file.name for file in known}]
    require(not missing, f"acknowledged, but not there: {missing}")
    require(known == set(files[: len(known)]), "a later file is there, and an earlier one is not")
    require(len(known) - len(names) <= 1, f"{len(known)} stored, only {len(names)} acknowledged")
    if known:
        # The last file may have been stored and not acknowledged: saying it again must change nothing.
        again = program.import_all([files[len(known) - 1]], PERSON)
        require(again[0]["outcome"] == "unchanged", f"imported twice: {again}")
    rest = files[len(known):]
    if rest:
        outcomes = [line["outcome"] for line in program.import_all(rest, PERSON)]
        require(outcomes == ["imported"] * len(rest), f"the rest: {outcomes}")
    require(stored(program.database, files, sections) == set(files), "not all files are there in the end")
    require(contents(program.database) == wanted, "the reports differ from those of an undisturbed import")
    return len(names), len(known), ended


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f"kill: {options.rounds} rounds, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="banshi kill ") as folder:
        program = Program(options.program, folder)
        files, sections = prepare(program)
        head = program.head()
        pristine = pathlib.Path(folder, "pristine")
        shutil.copy(program.database, pristine)

        def restore():
            for name in ("", "-wal", "-shm"):
                pathlib.Path(str(program.database) + name).unlink(missing_ok=True)
            shutil.copy(pristine, program.database)

        begin = time.monotonic()
        whole = program.import_all(files, PERSON)
        seconds = time.monotonic() - begin
        require(len(whole) == len(files), f"{len(whole)} acknowledged of {len(files)}")
        program.check(head)
        stored(program.database, files, sections)
        wanted = contents(program.database)
        drafts = [row for row in program.status(f"{YEAR}Q1") if row["state"] == "draft"]
        require(len(drafts) == sections, f"{len(drafts)} drafts in the first quarter, not {sections}")
        print(f"kill: {len(files)} files of {sections} reports each, {seconds:.2f} s undisturbed", flush=True)

        tally = collections.Counter()
        for number in range(1, options.rounds + 1):
            after = dice.uniform(0, seconds * 1.05)
            restore()
            try:
                said, known, ended = round_of(program, files, sections, after, wanted, head)
            except Failed as failure:
                raise Failed(f"round {number}, killed after {after:.4f} s: {failure}") from failure
            tally["ended"] += ended
            tally["none"] += known == 0
            tally["between"] += 0 < known < len(files)
            tally["unsaid"] += known > said
    print(
        f"kill: {options.rounds} rounds held: {tally['none']} before the first file, {tally['between']} between,"
        f" {tally['unsaid']} stored but not yet acknowledged, {tally['ended']} ended before the kill")
    # A test that never hit the import itself would prove nothing.
    require(tally["between"] * 4 >= options.rounds, "too few kills fell between the first and the last file")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"kill: {failure}", file=sys.stderr)
        sys.exit(1)
