"""Kills `serve` with signal 9 at random moments while programs write through the interface under keys.

    python Tests/Kill/kill_api.py PROGRAM [--kills 20] [--seconds 25] [--seed N]

Some programs at once add remarks and rows of a ledger, each write under an Idempotency-Key of its own. Whoever gets no
answer sends the same again under the same key until there is one; now and then a write that was answered is sent again
as well. At the end all of this must hold:

1. Each write is in the database once: no more, no less, and with one entry of the audit log.
2. Whatever was answered under a key is the same at each time.
3. There is a kept answer for each write, and for nothing else.
4. `check` and `audit verify` find nothing.
"""

import argparse
import collections
import http.client
import itertools
import json
import pathlib
import random
import re
import sqlite3
import sys
import tempfile
import threading
import time

import forms
import people
from program import Failed, Program, require
from server import Server

HERE = pathlib.Path(__file__).resolve().parent
YEAR, UNIT, PERSON = 2024, "区卫生健康局", "李卫"
PROGRAMS = 4


def prepare(program):
    """A confirmed plan with one report, and a token of its unit's reporter; gives the report's address and the token."""
    program.set_up(HERE / "notice.txt")
    program.add_person(PERSON, "reporter", UNIT)
    quarter = f"{YEAR}Q1"
    action, unit = forms.report_once(program, quarter, UNIT, PERSON)
    said = program.run("token", "add", "kill", "--for", PERSON, "--scope", "reports:write", "ledgers:write")
    return f"/reports/{quarter}/{action}/{unit}/remarks", re.search(r"banshi_[A-Za-z0-9_-]{43}", said)[0]


class Client:
    """A program that writes, one write after the other, and keeps what was answered."""

    def __init__(self, port, token, remarks, name, dice):
        self.port, self.token, self.remarks, self.dice = port, token, remarks, dice
        self.name, self.answers, self.lost, self.repeated, self.failure = name, {}, 0, 0, None

    def send(self, path, body, key):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", "/api/v1" + path, json.dumps(body), {
                "Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Idempotency-Key": key})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def insist(self, path, body, key, end):
        """Sends until it is answered."""
        while time.monotonic() < end:
            try:
                status, text = self.send(path, body, key)
            except ConnectionRefusedError:
                time.sleep(0.02)
                continue
            except (OSError, http.client.HTTPException):
                self.lost += 1
                time.sleep(0.02)
                continue
            # Busy is an answer that asks to come again.
            if status in (429, 503):
                time.sleep(0.05)
                continue
            require(status == 201, f"{path} under {key}: {status} {text.decode('utf-8', 'replace')}")
            return text
        raise Failed(f"{key} was never answered")

    def run(self, until, rows):
        try:
            for number in itertools.count(1):
                if time.monotonic() >= until:
                    return
                key = f"{self.name}-{number}"
                if number % 2:
                    path, body = self.remarks, {"text": f"第{key}条"}
                else:
                    path, body = "/ledgers/trainings/records", {"values": next(rows)}
                self.answers[key] = (path, body, self.insist(path, body, key, until + 60))
                if self.dice.random() < 0.1:
                    again = self.dice.choice(list(self.answers))
                    path, body, first = self.answers[again]
                    self.repeated += 1
                    require(self.insist(path, body, again, until + 60) == first, f"{again}: another answer")
        except Exception as failure:  # Told by whoever waits for the thread.
            self.failure = failure


def rows(seed):
    """Rows as a program sends them: no two of the same person, course and day."""
    for place, row in enumerate(people.rows(100_000, seed)):
        yield {"kind": "other", "course": f"第{seed}-{place}期", "held_on": "2024-01-15", "hours": row[3],
               "venue": row[4], "name": row[5], "number": row[6]}


def judge(database, answers):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        remarks = collections.Counter(text for (text,) in db.execute("SELECT content FROM remarks"))
        records = [one for (one,) in db.execute("SELECT id FROM records")]
        audited = dict(db.execute(
            "SELECT event, count(*) FROM audit_entries WHERE event IN ('remark.added', 'record.added') GROUP BY event"))
        kept = collections.Counter(text for (text,) in db.execute("SELECT answer FROM idempotency_keys"))
    db.close()
    told = [(body, answer) for _, body, answer in answers.values()]
    wanted = collections.Counter(body["text"] for body, _ in told if "text" in body)
    require(remarks == wanted, f"remarks: {(remarks - wanted) or (wanted - remarks)}")
    wanted = sorted(json.loads(answer)["id"] for body, answer in told if "values" in body)
    require(sorted(records) == wanted, f"{len(records)} rows, {len(wanted)} were written")
    require(audited == {"remark.added": sum(remarks.values()), "record.added": len(records)}, f"audited: {audited}")
    require(kept == collections.Counter(answer.decode() for _, answer in told), "kept answers differ from those given")
    return sum(remarks.values()), len(records)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=25)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f"kill api: {options.kills} kills, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="banshi kill ") as folder:
        program = Program(options.program, folder)
        remarks, token = prepare(program)
        head = program.head()
        server = Server(program)
        server.start()
        until = time.monotonic() + options.seconds
        clients = [Client(server.port, token, remarks, f"{options.seed}-{name}", random.Random(dice.random()))
                   for name in range(PROGRAMS)]
        threads = [threading.Thread(target=client.run, args=(until, rows(name)), daemon=True)
                   for name, client in enumerate(clients)]
        kills = 0
        try:
            for thread in threads:
                thread.start()
            while kills < options.kills and time.monotonic() < until:
                time.sleep(dice.uniform(0.02, 1.5 * options.seconds / options.kills))
                server.kill()
                kills += 1
                server.start()
            for thread in threads:
                thread.join()
        finally:
            server.kill()
        for client in clients:
            if client.failure:
                raise Failed(str(client.failure)) from client.failure
        answers = {key: answer for client in clients for key, answer in client.answers.items()}
        added, entered = judge(program.database, answers)
        program.check(head)
    lost, repeated = (sum(getattr(client, name) for client in clients) for name in ("lost", "repeated"))
    require(lost >= kills / 2, f"only {lost} requests were cut off: the kills fell beside the writes")
    print(f"kill api: {kills} kills held: {added} remarks and {entered} rows, each once; {lost} requests without an"
          f" answer, {repeated} sent again that had one")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"kill api: {failure}", file=sys.stderr)
        sys.exit(1)
