"""Load: as many pages as a server gives (wrk), and a constant rate whether it keeps up or not (steady)."""

import json
import pathlib
import re
import resource
import subprocess
import sys
import time

from servers import Failed

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import busy_seconds  # noqa: E402


class Loaded:
    """What was measured, and how many processors others kept busy meanwhile."""

    def __init__(self, pages, result, others, processor):
        self.pages, self.result, self.others, self.processor = pages, result, others, processor
        self.processor_a_page = processor / result["requests"]


def spent_by_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measured(server, work):
    busy, own, theirs, begin = busy_seconds(), spent_by_children(), server.processor(), time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begin
    processor = server.processor() - theirs
    others = max(0, busy_seconds() - busy - processor - (spent_by_children() - own)) / seconds
    return result, others, processor


def most(server, path, seconds, cookie=None, connections=16):
    """Pages a second with that many visitors who ask again as soon as they have an answer."""
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s",
               "--timeout", "10s", "--header", "Accept: text/html", "--header", "Accept-Language: zh-CN"]
    if cookie:
        command += ["--header", f"Cookie: {cookie}"]

    def work():
        done = subprocess.run([*command, f"http://127.0.0.1:{server.port}{path}"], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"wrk: {done.stderr[:500]}")
        return done.stdout

    text, others, processor = measured(server, work)
    if re.search(r"Non-2xx|connect [1-9]|timeout [1-9]", text):
        raise Failed(f"{server.name} fails under load:\n{text}")
    count = int(re.search(r"(\d+) requests in", text)[1])
    return Loaded(float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), {"requests": count}, others, processor)


def steady(program, server, targets, rate, seconds):
    """Targets (path, cookie) in turn at a constant rate; times count from when each was due."""
    lines = "".join(f"{path}\t{cookie}\n" if cookie else f"{path}\n" for path, cookie in targets)

    def work():
        done = subprocess.run([program, str(server.port), str(rate), str(seconds)], input=lines, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise Failed(f"steady: {done.stderr[:500]}")
        return json.loads(done.stdout)

    result, others, processor = measured(server, work)
    if result["failed"] or result["ok"] != result["requests"]:
        raise Failed(f"not every answer was a page: {result}")
    return Loaded(result["requests"] / seconds, result, others, processor)
