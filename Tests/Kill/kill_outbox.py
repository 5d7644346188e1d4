"""Kills `serve` with signal 9 at random moments while it is asked for changes and tells others of them.

    python Tests/Kill/kill_outbox.py PROGRAM [--kills 20] [--changes 500] [--seed N]

Somebody of a unit keeps adding remarks through the pages; each is told to the office's reviewer by letter, and to a webhook.
A server for letters and one for webhooks, both here, note what arrives: with 500 changes that is 1,000 notices. In between
some changes are refused. At the end all of this must hold:

1. Every change that is in the database arrived by letter and at the webhook, at least once.
2. Nothing arrived of a change that is not in the database: what was undone was told to nobody.
3. Every change that the server acknowledged is in the database.
4. What arrived twice carries the same identifiers, and every signature is right.
5. `check` and `audit verify` find nothing.
"""

import argparse
import base64
import collections
import email
import hashlib
import hmac
import http.client
import http.server
import json
import pathlib
import random
import re
import socketserver
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import forms
from program import Failed, Program, require
from server import Server

HERE = pathlib.Path(__file__).resolve().parent
YEAR, UNIT, PERSON, REVIEWER, ADMINISTRATOR = 2024, "区卫生健康局", "李卫", "王审", "赵管"
PASSWORD = "Heron-bridge-41"
# Seconds that a server takes to say that it took something.
SLOWNESS = 0.02


class Letters(socketserver.ThreadingTCPServer):
    """Takes letters (RFC 5321), one thread for each connection, and keeps them."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        self.kept, self.lock = [], threading.Lock()
        super().__init__(("127.0.0.1", 0), LetterHandler)


class LetterHandler(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode("ascii") + b"\r\n")

    def handle(self):
        try:
            self.talk()
        except OSError:
            pass  # The other end was killed.

    def talk(self):
        self.say("220 test")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                lines = []
                while (part := self.rfile.readline()) and part != b".\r\n":
                    lines.append(part[1:] if part.startswith(b"..") else part)
                if not part:
                    return  # Cut off: not taken, so it does not count.
                with self.server.lock:
                    self.server.kept.append(b"".join(lines))
                # Between taking and saying so a kill makes a duplicate.
                time.sleep(SLOWNESS)
                self.say("250 taken")
            elif verb == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 test")


class Hooks(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        self.kept, self.lock = [], threading.Lock()
        super().__init__(("127.0.0.1", 0), HookHandler)


class HookHandler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.kept.append((dict(self.headers), body))
        time.sleep(SLOWNESS)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class Browser:
    """Enough of a browser to sign in and to send forms."""

    def __init__(self, port):
        self.port, self.cookies, self.token = port, {}, None

    def ask(self, method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers |= {"Content-Type": "application/x-www-form-urlencoded",
                        "Origin": f"http://127.0.0.1:{self.port}"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        found = re.search(r'data-token="([^"]+)"', text)
        if found:
            self.token = found.group(1)
        return answer.status, text

    def post(self, path, fields):
        return self.ask("POST", path, [("_token", self.token), *fields])

    def sign_in(self, name):
        self.ask("GET", "/sign-in")
        status, text = self.post("/sign-in", [("name", name), ("password", PASSWORD)])
        require(status == 303, f"signing in as {name}: {status} {text[-2000:]}")
        self.ask("GET", "/account")


def prepare(program):
    """A confirmed plan with one report, and three people who can sign in."""
    program.set_up(HERE / "notice.txt")
    program.add_person(PERSON, "reporter", UNIT)
    for name, role in ((REVIEWER, "reviewer"), (ADMINISTRATOR, "administrator")):
        program.run("user", "add", name, "--role", role)
    for name in (PERSON, REVIEWER, ADMINISTRATOR):
        done = subprocess.run(
            [program.path, "user", "password", name, "--keep"], env=program.environment, input=f"{PASSWORD}\n",
            text=True, capture_output=True, timeout=60)
        require(done.returncode == 0, done.stderr)
    quarter = f"{YEAR}Q1"
    action, unit = forms.report_once(program, quarter, UNIT, PERSON)
    return f"/review/{quarter}/{action}/{unit}/remarks"


def arrange(server, hooks):
    """The reviewer wants letters; the administrator adds the webhook. Gives the reporter's browser and the secret."""
    reviewer, administrator, reporter = (Browser(server.port) for _ in range(3))
    reviewer.sign_in(REVIEWER)
    status, _ = reviewer.post("/inbox/settings", [("email", "reviewer@example.org"), ("by-mail", "1")])
    require(status == 303, f"setting the address: {status}")
    administrator.sign_in(ADMINISTRATOR)
    status, text = administrator.post("/administration/webhooks", [
        ("address", f"http://127.0.0.1:{hooks.server_address[1]}/told"), ("form", "json"),
        ("kinds", "remark-added")])
    require(status == 200, f"adding the webhook: {status} {text[-2000:]}")
    secret = re.search(r'id="secret-shown">([^<]+)<', text).group(1)
    reporter.sign_in(PERSON)
    return reporter, secret


def change(server, reporter, path, count, until, acknowledged, numbers):
    """Adds remarks until a moment or until there are enough; refused ones in between."""
    while time.monotonic() < until and len(acknowledged) < count:
        number = next(numbers)
        try:
            if number % 10 == 0:
                status, _ = reporter.post(path, [("remark", " ")])
                require(status not in (200, 303, 500), f"an empty remark: {status}")
            status, text = reporter.post(path, [("remark", f"第{number}条")])
            require(status == 303, f"a remark: {status} {text[-1500:]}")
            acknowledged.add(f"第{number}条")
        except (OSError, http.client.HTTPException):
            return  # Killed while it was asked; nobody knows yet whether it was done.


def remarks(database):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        rows = dict(db.execute("SELECT id, content FROM remarks"))
        waiting = db.execute("SELECT count(*) FROM deliveries WHERE state <> 'delivered'").fetchone()[0]
        waiting += db.execute("SELECT count(*) FROM outbox WHERE handed_on_at IS NULL").fetchone()[0]
        events = dict(db.execute("SELECT id, subject FROM outbox WHERE kind = 'remark-added'"))
    db.close()
    return rows, waiting, events


def judge(database, letters, hooks, secret, acknowledged):
    """Holds what arrived against what is stored; gives counts."""
    rows, waiting, events = remarks(database)
    require(waiting == 0, f"{waiting} still wait")
    require(acknowledged <= set(rows.values()), "acknowledged, but not there")
    require(set(events.values()) == {f"remark/{row}" for row in rows}, "events and remarks differ")
    told = collections.defaultdict(set)
    for headers, body in hooks.kept:
        mac = hmac.new(secret.encode(), headers["X-Banshi-Timestamp"].encode() + b"." + body, hashlib.sha256)
        require(headers["X-Banshi-Signature"] == "sha256=" + mac.hexdigest(), "a wrong signature")
        message = json.loads(body)
        require(message["id"] == headers["X-Banshi-Event"] and message["delivery"] == headers["X-Banshi-Delivery"],
                "header and body differ")
        require(events.get(message["id"]) == message["subject"], f"told of what is not there: {message['subject']}")
        told[message["id"]].add(headers["X-Banshi-Delivery"])
    written = collections.defaultdict(set)
    for letter in letters.kept:
        message = email.message_from_bytes(letter)
        require(message["X-Banshi-Event"] in events, "a letter of what is not there")
        require(message["To"] == "<reviewer@example.org>", f"a letter to {message['To']}")
        base64.b64decode(message.get_payload(), validate=False).decode("utf-8")
        written[message["X-Banshi-Event"]].add(message["Message-ID"])
    for name, arrived in (("webhook", told), ("letters", written)):
        require(set(arrived) == set(events), f"{name}: {len(arrived)} of {len(events)} arrived")
        require(all(len(one) == 1 for one in arrived.values()), f"{name}: duplicates with other identifiers")
    return len(rows), len(hooks.kept) - len(told), len(letters.kept) - len(written)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f"kill outbox: {options.kills} kills, {options.changes} changes, seed {options.seed}", flush=True)
    letters, hooks = Letters(), Hooks()
    for one in (letters, hooks):
        threading.Thread(target=one.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="banshi kill ") as folder:
        program = Program(options.program, folder)
        path = prepare(program)
        server = Server(program, {
            "BANSHI_SMTP_HOST": "127.0.0.1", "BANSHI_SMTP_PORT": str(letters.server_address[1]),
            "BANSHI_SMTP_FROM": "office@example.org", "BANSHI_SMTP_TLS": "none",
            "BANSHI_WEBHOOKS_PRIVATE_NETWORKS": "true",
        })
        server.start()
        try:
            reporter, secret = arrange(server, hooks)
            head, begin = program.head(), time.monotonic()
            acknowledged, numbers = set(), iter(range(1, 1_000_000))
            for kill in range(options.kills):
                # The changes are spread over all lives of the server; the last kills fall into the sending alone.
                share = options.changes * (kill + 1) // max(options.kills - 2, 1)
                threading.Timer(dice.uniform(0.05, 1.6), server.process.kill).start()
                change(server, reporter, path, min(share, options.changes), time.monotonic() + 60, acknowledged, numbers)
                server.process.wait()
                server.start()
            change(server, reporter, path, options.changes, time.monotonic() + 120, acknowledged, numbers)
            end = time.monotonic() + 120
            while remarks(program.database)[1] and time.monotonic() < end:
                time.sleep(0.2)
        finally:
            server.kill()
        changes, twice, letters_twice = judge(program.database, letters, hooks, secret, acknowledged)
        program.check(head)
    require(changes >= options.changes, f"{changes} changes")
    print(f"kill outbox: {options.kills} kills held in {time.monotonic() - begin:.0f} s: {changes} changes,"
          f" {2 * changes} notices arrived, {twice + letters_twice} of them twice; none of what was undone")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"kill outbox: {failure}", file=sys.stderr)
        sys.exit(1)
