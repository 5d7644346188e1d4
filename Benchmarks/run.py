"""Every comparison, in one run: a Markdown table with targets and verdicts, the worst first.

    python Benchmarks/run.py --banshi PROGRAM --bench PROGRAM --steady PROGRAM --notice FILE [--rounds 5] [--patience 60]
        [--minutes 10] [--only PART] [--output FILE]

Ends with an error only when something could not be measured: speed never fails a build.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile

import alerts
import ledger
from harness import (
    NotMeasured, Row, alternate, compared, limited, load, machine, measure, median, noise, peak, table, tell,
    wait_for_quiet)

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, MANY_ROWS = 100_000, 500_000


class Suite:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.peer = [sys.executable, os.path.join(HERE, "peers.py")]

    def path(self, name):
        return os.path.join(self.folder, name)

    def notice(self):
        """The parser and the annex inside one process, and the program as a whole."""
        bench, notice, rounds = self.options.bench, self.options.notice, self.options.rounds
        for work, what, limit in (("parse", "parse the notice", 0.010), ("annex", "annex of nine actions, docx", 0.020)):
            runs = [measure([bench, work, notice, "200"]) for _ in range(rounds)]
            count = runs[0].result["actions" if work == "parse" else "bytes"]
            if work == "parse" and count != 9:
                raise NotMeasured(f"{count} actions instead of nine in {notice}")
            for label, key in (("first in a process", "first_ms"), ("then", "median_ms")):
                seconds = median([run.result[key] for run in runs]) / 1000
                yield limited(f"{what}: {label}", seconds, limit, runs)
        whole = alternate([[self.options.banshi, "notice", "parse", notice, "--format", "json"]], rounds * 4)[0]
        yield limited("`banshi notice parse`, whole process", median([run.seconds for run in whole]), 0.1, whole)

    def writing(self):
        """A long list to a spreadsheet, and that five times as many rows need no more memory."""
        ours, theirs = alternate(
            [[self.options.bench, "xlsx-write", str(ROWS), self.path("ours.xlsx")],
             [*self.peer, "xlsxwriter", str(ROWS), self.path("theirs.xlsx")]], self.options.rounds)
        yield compared(f"write {ROWS:,} rows to xlsx", ours, "XlsxWriter, constant memory", theirs, 5)
        many = [measure([self.options.bench, "xlsx-write", str(MANY_ROWS), self.path("many.xlsx")])]
        growth = peak(many) / peak(ours)
        yield Row(
            f"write {MANY_ROWS:,} rows to xlsx", f"{many[0].seconds:.2f} s", f"{ROWS:,} rows",
            f"{growth:.2f} × its memory", f"{peak(many):.0f} against {peak(ours):.0f} MiB", noise(many),
            "≤ 1.1 × its memory", 1.1 / growth)

    def reading(self):
        """The same list read back; and one with a table of shared strings, as spreadsheet programs write it."""
        bench, path = self.options.bench, self.path("ours.xlsx")
        ours, calamine, openpyxl = alternate(
            [[bench, "xlsx-read", path], [*self.peer, "calamine", path], [*self.peer, "openpyxl", path]],
            self.options.rounds)
        if {run.result["cells"] for run in ours + calamine + openpyxl} != {(ROWS + 1) * 10}:
            raise NotMeasured("the readers do not find the same cells")
        yield compared(f"read {ROWS:,} rows of xlsx", ours, "python-calamine", calamine, 1)
        yield compared(f"read {ROWS:,} rows of xlsx", ours, "openpyxl, read-only", openpyxl, 8)
        path = self.path("shared.xlsx")
        measure([*self.peer, "shared", str(ROWS), path])
        ours, calamine = alternate(
            [[bench, "xlsx-read", path], [*self.peer, "calamine", path]], self.options.rounds)
        yield compared(f"read {ROWS:,} rows with shared strings", ours, "python-calamine", calamine, 1)
        many = self.path("many.xlsx")
        ours, calamine = alternate([[bench, "xlsx-read", many], [*self.peer, "calamine", many]], 1)
        yield compared(f"read {MANY_ROWS:,} rows of xlsx", ours, "python-calamine", calamine, 1)

    def importing(self):
        """A year of reports of 40 units from forms in one go: the import's process alone."""
        banshi = self.options.banshi
        done = subprocess.run(
            [sys.executable, os.path.join(HERE, "forms.py"), banshi, self.folder], check=True,
            stdout=subprocess.PIPE, text=True)
        given = json.loads(done.stdout.splitlines()[-1])
        people = [word for name in given["people"] for word in ("--as", name)]
        runs = []
        for number in range(max(3, self.options.rounds // 2)):
            base = self.path(f"import-{number}.sqlite")
            shutil.copyfile(self.path("before.sqlite"), base)
            runs.append(measure(
                [banshi, "report", "import", "--format", "json", *given["forms"], *people],
                {"BANSHI_DATABASE_URL": f"sqlite:{base}", "BANSHI_DATA": self.folder}))
            imported = runs[-1].result["output"].count('"outcome":"imported"')
            if imported != len(given["forms"]) or imported != 160:
                raise NotMeasured(f"{imported} of {len(given['forms'])} forms imported")
        yield limited("import 160 forms, a year of 40 units", median([run.seconds for run in runs]), 10, runs)
        yield Row("import 160 forms, a year of 40 units: memory", "", "", "", f"{peak(runs):.0f} MiB", noise(runs),
                  "≤ 200 MiB", 200 / peak(runs))

    def ledgers(self):
        """Lists into a ledger against sqlite3, sqlite-utils and python-calamine; figures and pages of many rows."""
        sizes = [10_000, 100_000] + ([10_000_000] if self.options.ten_million else [])
        work = ledger.Ledger(self.options.banshi, self.options.bench, self.folder, self.options.rounds, sizes)
        work.prepare()
        for part in (work.figures, work.workbook, work.text):
            yield from part()

    def due(self):
        """Units told of what falls due."""
        yield from alerts.rows(self.options.banshi, self.options.bench, self.folder, self.options.rounds)

    def web(self, part):
        """What the server does: a process of its own, since it must not grow this one."""
        options = self.options
        done = subprocess.run(
            [sys.executable, os.path.join(HERE, "web", "run.py"), part, "--banshi", options.banshi,
             "--steady", options.steady, "--rounds", str(options.rounds), "--minutes", str(options.minutes)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise NotMeasured(done.stderr.strip()[-1000:])
        return [Row(**json.loads(line)) for line in done.stdout.splitlines()]

    def table(self):
        """A table of 60 rows against Django and Datasette."""
        return self.web("table")

    def tail(self):
        """Pages at 200 requests a second."""
        return self.web("tail")

    def starting(self):
        """From the start to the first page."""
        return self.web("start")

    def memory(self):
        """Memory after minutes of load."""
        return self.web("memory")

    def storm(self):
        """300 units that hand in within one minute."""
        return self.web("storm")

    def api(self):
        """What another program gets from the interface."""
        return self.web("api")


def versions(options):
    from importlib.metadata import version

    names = ["XlsxWriter", "python-calamine", "openpyxl", "sqlite-utils", "Django", "gunicorn", "datasette"]
    banshi = subprocess.run([options.banshi, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    swift = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    compiler = swift.stdout.split("(")[0].strip() or "Swift unknown"
    return ", ".join(
        [f"banshi {banshi.stdout.strip()}", compiler, f"Python {platform.python_version()}"]
        + [f"{name} {version(name)}" for name in names])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--banshi", required=True)
    options.add_argument("--bench", required=True)
    options.add_argument("--steady", required=True)
    options.add_argument("--notice", required=True)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--patience", type=float, default=60, help="seconds to wait for a quiet machine, each time")
    options.add_argument("--minutes", type=float, default=10, help="of load before the server's memory is read")
    options.add_argument("--ten-million", action="store_true", help="figures over so many rows too: 6 GB, minutes")
    options.add_argument("--only", choices=["notice", "sheets", "importing", "ledgers", "due", "web", "table", "tail",
                                            "starting", "memory", "storm", "api"], help="leave the others out")
    options.add_argument("--output")
    options = options.parse_args()
    options.banshi, options.bench, options.steady = map(
        os.path.abspath, (options.banshi, options.bench, options.steady))

    rows, failed, before = [], [], load()
    with tempfile.TemporaryDirectory() as folder:
        suite = Suite(options, folder)
        web = [suite.table, suite.tail, suite.starting, suite.memory, suite.storm, suite.api]
        groups = {"notice": [suite.notice], "sheets": [suite.writing, suite.reading], "importing": [suite.importing],
                  "ledgers": [suite.ledgers], "due": [suite.due], "web": web}
        if options.only in [part.__name__ for part in web]:
            groups = {options.only: [getattr(suite, options.only)]}
        for name, parts in groups.items():
            if options.only not in (None, name):
                continue
            for part in parts:
                wait_for_quiet(options.patience)
                tell(f"bench: {part.__doc__}")
                try:
                    rows += part()
                except (NotMeasured, OSError, KeyError, subprocess.CalledProcessError) as error:
                    failed.append(f"{part.__name__}: {error}")
    lines = [
        f"{datetime.date.today().isoformat()}, {machine()}, {platform.system()} {platform.release().split('-')[0]}.",
        f"{versions(options)}.",
        f"Load average before {before}, after {load()}.", "", table(rows),
        *(f"\nNot measured: {reason}" for reason in failed)]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if options.output:
        os.makedirs(os.path.dirname(options.output) or ".", exist_ok=True)
        with open(options.output, "w", encoding="utf-8") as file:
            file.write(text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
