"""Servers that are compared: started, watched and stopped the same way."""

import contextlib
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")


class Failed(Exception):
    """Something could not be measured."""


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def status_of(port, path):
    """The status of a page, None while nobody listens. A socket of its own, for the start is timed with it."""
    try:
        with socket.create_connection(("127.0.0.1", port), 30) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            line = connection.makefile("rb").readline()
    except OSError:
        return None
    return int(line.split()[1]) if line.startswith(b"HTTP/") else None


class Server:
    """A process that serves on a port of its own, and its children."""

    def __init__(self, name, command, environment=None, first="/", log=None):
        self.name, self.port, self.first = name, free_port(), first
        self.command = [str(word).replace("{port}", str(self.port)) for word in command]
        self.environment, self.log = {**os.environ, **(environment or {})}, log
        self.process, self.started = None, None

    def __enter__(self):
        begin = time.perf_counter()
        log = open(self.log, "ab") if self.log else subprocess.DEVNULL
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        while (status := status_of(self.port, self.first)) is None:
            if self.process.poll() is not None or time.perf_counter() - begin > 60:
                self.__exit__()
                raise Failed(f"{self.name} does not start; its log: {self.log}")
            time.sleep(0.002)
        # How long until the first answer was there.
        self.started = time.perf_counter() - begin
        if status != 200:
            self.__exit__()
            raise Failed(f"{self.name} gives {status} for {self.first}")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def processes(self):
        pid = self.process.pid
        with contextlib.suppress(OSError):
            return [pid, *map(int, pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
        return [pid]

    def processor(self):
        """Seconds of processor time spent so far."""
        total = 0
        for pid in self.processes():
            with contextlib.suppress(OSError):
                total += sum(map(int, pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
        return total / TICK

    def memory(self, what="VmRSS"):
        """Resident size in MiB, VmHWM for the highest ever; of all its processes together."""
        total = 0
        for pid in self.processes():
            with contextlib.suppress(OSError):
                status = pathlib.Path(f"/proc/{pid}/status").read_text()
                total += int(re.search(rf"{what}:\s+(\d+)", status)[1])
        return total / 1024


def banshi(program, folder):
    """This program on a folder, with nothing set but what the folder holds."""
    return Server(
        "banshi", [program, "serve", "--address", "127.0.0.1:{port}"],
        {"BANSHI_DATABASE_URL": f"sqlite:{folder}/banshi.sqlite", "BANSHI_DATA": str(folder), "BANSHI_LANGUAGE": "zh-Hans"},
        first="/sign-in", log=f"{folder}/banshi.log")


def django(folder, jurisdiction, query="cursor"):
    return Server(
        f"Django, {query}",
        [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", "127.0.0.1:{port}", "--log-level", "error",
         "--chdir", HERE, "django_peer:application"],
        {"BANSHI_FILE": f"{folder}/banshi.sqlite", "BANSHI_JURISDICTION": jurisdiction, "BANSHI_QUERY": query,
         "BANSHI_TEMPLATES": str(folder)},
        first="/administration/audit", log=f"{folder}/django.log")


def datasette(folder):
    return Server(
        "Datasette", [sys.executable, "-m", "datasette", "serve", f"{folder}/banshi.sqlite", "--port", "{port}"],
        first="/", log=f"{folder}/datasette.log")
