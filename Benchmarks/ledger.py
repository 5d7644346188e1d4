"""Lists of people into a ledger, against the fastest way to get the same file into a database, and what is read from it.

The same made-up list goes to all: `sqlite3 .import` only stores the cells as text; `sqlite-utils insert` does so from
Python; python-calamine only reads the workbook's cells. Ours reads, checks every identity number by its check digit, seals
every identity, finds each person again by a keyed hash, keeps records and indexes, adds up what they contribute, and
writes the audit log, in one transaction that is on the disk at the end.
"""

import os
import pathlib
import shutil
import subprocess
import sys

from harness import NotMeasured, Row, alternate, compared, limited, measure, noise, peak

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Kill"))
import people  # noqa: E402

REGION, UNIT, PERSON, LEDGER = "990301", "区妇联", "李卫", "trainings"
MANY, WORKBOOK = 1_000_000, 100_000


class Ledger:
    def __init__(self, banshi, bench, folder, rounds, sizes):
        self.banshi, self.bench, self.folder = banshi, bench, pathlib.Path(folder)
        self.rounds, self.sizes = rounds, sizes

    def environment(self, database):
        return {"BANSHI_DATABASE_URL": f"sqlite:{database}", "BANSHI_DATA": str(self.folder / "data"),
                "BANSHI_JURISDICTION": REGION, "BANSHI_LANGUAGE": "en"}

    def prepare(self):
        """An office with a unit and its reporter."""
        self.empty = self.folder / "ledger-empty.sqlite"
        for command in (["init", "--name", "青石区"],
                        ["plan", "import", str(pathlib.Path(people.__file__).with_name("notice.txt"))],
                        ["user", "add", PERSON, "--role", "reporter", "--unit", UNIT]):
            subprocess.run([self.banshi, *command], check=True, stdout=subprocess.DEVNULL,
                           env={**os.environ, **self.environment(self.empty)})

    def bring(self, file, database):
        """Our import as one process, into a database of its own; gives what it took."""
        for ending in ("", "-wal", "-shm"):
            pathlib.Path(str(database) + ending).unlink(missing_ok=True)
        shutil.copyfile(self.empty, database)
        run = measure([self.banshi, "ledger", "import", LEDGER, str(file), "--as", PERSON, "--format", "json"],
                      self.environment(database))
        if run.result.get("outcome") != "imported":
            raise NotMeasured(run.result["output"][:500])
        return run

    def fresh(self, name):
        path = self.folder / name
        path.unlink(missing_ok=True)
        return str(path)

    def text(self):
        """A million rows of text."""
        file = self.folder / "people.csv"
        people.write(file, MANY)
        ours, plain, utils = [], [], []
        insert = [sys.executable, "-m", "sqlite_utils", "insert"]
        for _ in range(max(2, self.rounds // 2)):
            ours.append(self.bring(file, self.folder / "ledger-many.sqlite"))
            plain.append(measure(["/usr/bin/sqlite3", self.fresh("plain.sqlite"), "-cmd", ".mode csv",
                                  f".import '{file}' people"]))
            utils.append(measure([*insert, self.fresh("utils.sqlite"), "people", str(file), "--csv"]))
        # At most five times as long is at least a fifth of the speed.
        yield compared(f"import {MANY:,} rows of csv: checked, sealed, counted", ours, "sqlite3 .import", plain, 0.2)
        yield compared(f"import {MANY:,} rows of csv: checked, sealed, counted", ours, "sqlite-utils insert", utils, 6)
        yield Row(f"import {MANY:,} rows of csv: memory", "", "", "", f"{peak(ours):.0f} MiB", noise(ours),
                  "≤ 250 MiB", 250 / peak(ours))
        yield from self.reading(MANY, self.folder / "ledger-many.sqlite", has_pages=True)

    def workbook(self):
        """A hundred thousand rows of a workbook."""
        import xlsxwriter

        file = self.folder / "people.xlsx"
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet()
        for number, row in enumerate([people.HEADS, *people.rows(WORKBOOK)]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
        book.close()
        peer = [sys.executable, str(pathlib.Path(__file__).with_name("peers.py")), "calamine", str(file)]
        ours, theirs = [], []
        for _ in range(self.rounds):
            ours.append(self.bring(file, self.folder / "ledger-book.sqlite"))
            theirs.append(measure(peer))
        yield compared(f"import {WORKBOOK:,} rows of xlsx: checked, sealed, counted", ours,
                       "python-calamine, reading only", theirs, 0.5)

    def figures(self):
        """A figure over more and more rows."""
        for size in self.sizes:
            if size == MANY:
                continue
            file, database = self.folder / "some.csv", self.folder / "ledger-some.sqlite"
            people.write(file, size)
            self.bring(file, database)
            yield from self.reading(size, database, has_pages=False)

    def reading(self, size, database, has_pages):
        """What is read from a ledger of so many rows."""
        runs = [measure([self.bench, "ledger-read", str(database), REGION, LEDGER, "persons", UNIT, "50"])]
        times = runs[0].result
        yield limited(f"a figure over {size:,} rows", times["figure"] / 1000, 0.005, runs)
        if has_pages:
            pages = {name: value for name, value in times.items() if name.startswith("page ")}
            slowest = max(pages, key=pages.get)
            yield limited(f"table of {size:,} rows, the slowest of {len(pages)} filters: {slowest[5:]}",
                          pages[slowest] / 1000, 0.05, runs)
