"""What the server in the browser's place can see, against its peers; one line of JSON for each row of the table.

    python Benchmarks/web/run.py PART --banshi PROGRAM --steady PROGRAM [--rounds 5] [--minutes 10] ...

Parts: table (pages a second against Django and Datasette), tail (p99 at a constant rate), memory, start, storm, api.
Run by Benchmarks/run.py, which gives it a process of its own.
"""

import argparse
import json
import pathlib
import sys
import tempfile

import api
import load
import servers
from client import Unexpected
from sample import Sample
from servers import Failed
from storm import Storm

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import median, show, tell  # noqa: E402

RATE = 200


def row(what, figure, target, margin, others, peer="", ratio="", memory="", processor=""):
    print(json.dumps({
        "what": what, "figure": figure, "peer": peer, "ratio": ratio, "memory": memory, "others": others,
        "target": target, "margin": margin, "processor": processor}), flush=True)


def pages_a_second(loads):
    return f"{median([one.pages for one in loads]):,.0f} pages/s"


def table(options, folder):
    """Pages a second of 60 rows from the audit log: ours behind a sign-in, the peers' bare."""
    sample = Sample(options.banshi, folder)
    sample.lengthen_log(1000)
    with servers.banshi(options.banshi, folder) as ours:
        sample.peer_template(ours, sample.sign_in(ours, "auditor").cookie)
    with (
        servers.banshi(options.banshi, folder) as ours,
        servers.django(folder, sample.jurisdiction) as cursor,
        servers.django(folder, sample.jurisdiction, "orm") as orm,
        servers.datasette(folder) as datasette,
    ):
        cookie = sample.sign_in(ours, "auditor").cookie
        asked = [
            (ours, "/administration/audit", cookie),
            (cursor, "/administration/audit", None),
            (orm, "/administration/audit", None),
            (datasette, f"/banshi/audit_entries?_size={sample.ROWS}", None),
        ]
        sample.compare(ours, cursor, cookie)
        for server, path, cookie_of_it in asked:
            load.most(server, path, 2, cookie_of_it)
        rounds = []
        for _ in range(options.rounds):
            rounds.append([load.most(server, path, options.seconds, own) for server, path, own in asked])
        mine, cursors, orms, datasettes = zip(*rounds)
        peak = ours.memory("VmHWM")
        faster, name = (cursors, "cursor") if median([x.pages for x in cursors]) >= median([x.pages for x in orms]) \
            else (orms, "ORM")
        for peer, theirs, target, server in (
            (f"Django, {name}, gunicorn with 2 workers", faster, 5, cursor if name == "cursor" else orm),
            ("Datasette", datasettes, 50, datasette),
        ):
            ratios = [a.pages / b.pages for a, b in zip(mine, theirs)]
            row("audit log, 60 rows of a page", pages_a_second(mine), f"≥ {target} ×", median(ratios) / target,
                median([one.others for one in mine + theirs]), f"{peer} {pages_a_second(theirs)}",
                f"{median(ratios):.2f} × ({min(ratios):.2f})", f"{peak:.0f} against {server.memory('VmHWM'):.0f} MiB",
                f"{median([b.processor_a_page / a.processor_a_page for a, b in zip(mine, theirs)]):.2f} ×")


def tail(options, folder):
    """p99 of single pages at 200 requests a second, from the time at which each was due."""
    sample = Sample(options.banshi, folder)
    with servers.banshi(options.banshi, folder) as ours:
        for what, role, path in sample.PAGES:
            visitor = sample.sign_in(ours, role)
            cookie, path = visitor.cookie, sample.path(visitor, path)
            load.steady(options.steady, ours, [(path, cookie)], RATE, 2)
            runs = [load.steady(options.steady, ours, [(path, cookie)], RATE, options.seconds * 2)
                    for _ in range(options.rounds)]
            worst = median([run.result["p99_ms"] for run in runs]) / 1000
            row(f"{what} at {RATE} requests/s, p99", show(worst), "≤ 25.0 ms", 0.025 / worst,
                median([run.others for run in runs]),
                ratio=f"p50 {show(median([run.result['p50_ms'] for run in runs]) / 1000)}",
                memory=f"{ours.memory('VmHWM'):.0f} MiB")


def memory(options, folder):
    """Resident memory after minutes of load on many pages by several people."""
    sample = Sample(options.banshi, folder)
    with servers.banshi(options.banshi, folder) as ours:
        targets = [(path, visitor.cookie) for visitor, path in sample.everything(ours)]
        run = load.steady(options.steady, ours, targets, RATE, options.minutes * 60)
        size, highest = ours.memory(), ours.memory("VmHWM")
        row(f"memory after {options.minutes:g} min of {len(targets)} pages at {RATE} requests/s", "", "≤ 150 MiB",
            150 / size, run.others, memory=f"{size:.0f} MiB, highest {highest:.0f}",
            ratio=f"p99 {show(run.result['p99_ms'] / 1000)}")


def start(options, folder):
    """From the start of the process to the first page."""
    Sample(options.banshi, folder)
    seconds = []
    for _ in range(options.rounds * 2 + 1):
        with servers.banshi(options.banshi, folder) as ours:
            seconds.append(ours.started)
    # The first one reads the program from the disk.
    took = median(seconds[1:])
    row("`banshi serve` until the first page", show(took), "≤ 500.0 ms", 0.5 / took, 0, ratio=f"first {show(seconds[0])}")


def storm(options, folder):
    """300 units hand in a report with a photograph within one minute."""
    found = Storm(options, folder).run()
    for line in found:
        row(**line)


def api_rows(options, folder):
    """What another program gets from the interface."""
    for line in api.rows(options, folder):
        row(**line)


def main():
    parts = {part.__name__: part for part in (table, tail, memory, start, storm)} | {"api": api_rows}
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", choices=parts)
    options.add_argument("--banshi", required=True)
    options.add_argument("--steady", required=True)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=8, help="of load for each measurement")
    options.add_argument("--minutes", type=float, default=10, help="of load before memory is read")
    options.add_argument("--units", type=int, default=300, help="that hand in within one minute")
    options.add_argument("--minute", type=int, default=60, help="seconds of writes through the interface")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            parts[options.part](options, pathlib.Path(folder))
        except (Failed, Unexpected) as error:
            sys.exit(f"{options.part}: {error}")


if __name__ == "__main__":
    main()
