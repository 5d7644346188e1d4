"""The command line, as far as the kill test uses it: one function a command, so that a change of it is made here."""

import json
import os
import pathlib
import subprocess


class Failed(Exception):
    """A command ended otherwise than the test expects."""


def require(holds, message):
    if not holds:
        raise Failed(message)


class Program:
    """The program with a database of its own."""

    def __init__(self, path, folder):
        self.path = str(pathlib.Path(path).resolve())
        self.folder = pathlib.Path(folder)
        self.database = self.folder / "banshi.sqlite"

    @property
    def environment(self):
        own = {name: value for name, value in os.environ.items() if not name.startswith("BANSHI_")}
        return own | {
            "BANSHI_DATABASE_URL": f"sqlite:{self.database}",
            "BANSHI_DATA": str(self.folder),
            "BANSHI_LANGUAGE": "en",
            "BANSHI_JURISDICTION": JURISDICTION,
        }

    def run(self, *arguments, expect=0):
        """Runs a command to its end; gives its standard output."""
        done = subprocess.run(
            [self.path, *map(str, arguments)], env=self.environment, capture_output=True, timeout=120)
        if done.returncode != expect:
            raise Failed(
                f"banshi {' '.join(map(str, arguments))}: status {done.returncode}, not {expect}\n"
                + done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8")

    # The sample.

    def set_up(self, notice):
        """A database with a confirmed plan of that notice."""
        self.run("init", "--name", "青石区")
        self.run("plan", "import", notice)
        self.run("plan", "confirm", "--accept-suggestions")

    def add_person(self, name, role, unit):
        self.run("user", "add", name, "--role", role, "--unit", unit)

    def blank(self, quarter, unit, output):
        self.run("report", "blank", "--quarter", quarter, "--unit", unit, "--output", output)

    # What is tried.

    def import_command(self, files, person):
        return [self.path, "report", "import", *map(str, files), "--as", person, "--format", "json"]

    def import_all(self, files, person):
        """Imports to the end; gives what is said of each file."""
        return acknowledged(self.run(*self.import_command(files, person)[1:]).encode())

    def check(self, head):
        """Fails unless the program finds its data whole, and its audit log a continuation of that head."""
        self.run("check")
        self.run("audit", "verify", "--head", head)

    def head(self):
        """The end of the audit log."""
        return json.loads(self.run("audit", "verify", "--format", "json"))["head"]

    def status(self, quarter):
        """Where each report of a quarter stands."""
        text = self.run("report", "status", "--quarter", quarter, "--format", "json")
        try:
            rows = json.loads(text)
        except json.JSONDecodeError:
            rows = [json.loads(line) for line in text.splitlines() if line]
        return rows


JURISDICTION = "370399"


def acknowledged(output):
    """The files that standard output says are done: whole lines only, since a line may be cut off by the kill."""
    whole = output[: output.rfind(b"\n") + 1].decode("utf-8")
    return [json.loads(line) for line in whole.splitlines() if line]
