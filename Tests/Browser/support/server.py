"""The program under test: `banshi serve` on a folder of its own, and the command line beside it."""

import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.request


class Failed(Exception):
    """The program did not do what it was asked."""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """A running server. Nothing that is set for real work reaches it; its log is kept beside its data."""

    def __init__(self, program, folder, settings=None):
        self.program, self.folder = str(program), pathlib.Path(folder)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = {
            "BANSHI_DATABASE_URL": f"sqlite:{self.folder}/banshi.sqlite",
            "BANSHI_DATA": str(self.folder),
            "BANSHI_LANGUAGE": "zh-Hans",
            **(settings or {}),
        }
        self.log = self.folder / "server.log"
        self.process = None

    @property
    def environment(self):
        own = {name: value for name, value in os.environ.items() if not name.startswith("BANSHI_")}
        return own | self.settings

    def run(self, *arguments, expect=0, input=None):
        """A command beside the server; gives its standard output."""
        done = subprocess.run(
            [self.program, *map(str, arguments)], env=self.environment, capture_output=True, text=True, input=input,
            timeout=120)
        if done.returncode != expect:
            raise Failed(f"banshi {' '.join(map(str, arguments))}: status {done.returncode}, not {expect}\n"
                         f"{done.stderr}{done.stdout}")
        return done.stdout

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--address", f"127.0.0.1:{self.port}"], env=self.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failed(f"the server ended with {self.process.returncode}:\n{self.log_text()[-3000:]}")
            try:
                with urllib.request.urlopen(self.address, timeout=5):
                    return self
            except OSError:
                time.sleep(0.05)
        raise Failed(f"the server does not answer:\n{self.log_text()[-3000:]}")

    def stop(self):
        """Ends it the way an operator does; it must end by itself."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failed("the server does not end when it is told to") from None

    def log_text(self):
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""


def copy_of_sample(sample, folder):
    """The sample's data, to be changed freely."""
    sample, folder = pathlib.Path(sample), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for item in sample.iterdir():
        if item.name in ("documents", "screens", "browser"):
            continue
        if item.is_dir():
            shutil.copytree(item, folder / item.name)
        else:
            shutil.copy2(item, folder / item.name)
    return folder


def serving(server):
    """Starts it for a fixture, stops it, and fails when its log tells of errors."""
    server.start()
    yield server
    server.stop()
    wrong = [line for line in server.log_text().splitlines() if " error " in line or "Fatal error" in line]
    assert not wrong, "the server's log tells of errors:\n" + "\n".join(wrong[:10])
