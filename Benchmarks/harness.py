"""Runs commands side by side in one run, and holds what they took against targets.

Commands that are compared run in turn (A B C A B C ...), because a machine's speed drifts: each round gives a ratio of
its own, and the median of the rounds' ratios is what counts. Memory is the highest resident size of the one process,
from wait4. What other programs took of the machine meanwhile is measured as well: processor time that was spent, less
that of the command.

This module is kept small: on Linux a process starts with the memory mark of the one that started it.
"""

import json
import os
import sys
import time


class NotMeasured(Exception):
    """A command failed, or gave a result that cannot be right."""


class Run:
    """What one command took: seconds, processor time of the whole process, peak memory in MiB; its last line as JSON;
    and how many processors others kept busy meanwhile."""

    def __init__(self, seconds, processor, memory, result, others):
        self.seconds, self.processor, self.memory = seconds, processor, memory
        self.result, self.others = result, others


class Row:
    """One line of the table.

    `margin` is how many times better than the target the figure is: below 1 the target is missed; None without one.
    """

    def __init__(self, what, figure, peer, ratio, memory, others, target, margin, processor=""):
        self.what, self.figure, self.peer, self.ratio, self.processor = what, figure, peer, ratio, processor
        self.memory, self.others, self.target, self.margin = memory, others, target, margin

    def cells(self):
        verdict = "" if self.margin is None else "met" if self.margin >= 1 else "MISSED"
        return [self.what, self.figure, self.peer, self.ratio, self.processor, self.memory, self.target,
                verdict, f"{self.others:.2f}"]


HEAD = ["What", "Time", "Peer", "Ratio (lowest)", "Processor time", "Peak memory", "Target", "Verdict", "Others"]


def median(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def busy_seconds():
    """Processor time that the whole machine has spent so far, all processors together."""
    with open("/proc/stat", encoding="ascii") as file:
        user, nice, system, _, _, irq, soft = map(int, file.readline().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def wait_for_quiet(patience):
    """Waits until others use less than a tenth of a processor, at most `patience` seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = busy_seconds()
        time.sleep(1)
        if busy_seconds() - before < 0.1:
            return


def measure(command, environment=None):
    """Runs a command to its end.

    A command that times its work itself says so with `seconds` in a last line of JSON; that counts then, without the
    start of the process.
    """
    reader, writer = os.pipe()
    busy, begin = busy_seconds(), time.perf_counter()
    child = os.posix_spawn(
        command[0], command, {**os.environ, **(environment or {})},
        file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_CLOSE, reader)])
    os.close(writer)
    with open(reader, encoding="utf-8") as file:
        output = file.read()
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        raise NotMeasured(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command)[:300]}")
    processor = usage.ru_utime + usage.ru_stime
    others = max(0, busy_seconds() - busy - processor) / seconds
    try:
        result = json.loads(output.strip().rsplit("\n", 1)[-1])
    except json.JSONDecodeError:
        result = {}
    if not isinstance(result, dict):
        result = {}
    result["output"] = output
    return Run(result.get("seconds", seconds), processor, usage.ru_maxrss / 1024, result, others)


def alternate(commands, rounds):
    """Runs every command once uncounted, then all of them in turn; gives the counted runs of each."""
    for command in commands:
        measure(command)
    runs = [[measure(command) for command in commands] for _ in range(rounds)]
    return [list(of_one) for of_one in zip(*runs)]


def show(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def peak(runs):
    return max(run.memory for run in runs)


def noise(*lists):
    return median([run.others for runs in lists for run in runs])


def limited(what, seconds, limit, runs):
    """A row for a time of ours that has a limit of its own and no peer."""
    return Row(what, show(seconds), "", "", f"{peak(runs):.0f} MiB", noise(runs), f"≤ {show(limit)}", limit / seconds)


def compared(what, ours, peer, theirs, target):
    """A row for a time of ours against a peer's, round by round."""
    ratios = [b.seconds / a.seconds for a, b in zip(ours, theirs)]
    return Row(
        what, show(median([run.seconds for run in ours])),
        f"{peer} {show(median([run.seconds for run in theirs]))}",
        f"{median(ratios):.2f} × ({min(ratios):.2f})", f"{peak(ours):.0f} against {peak(theirs):.0f} MiB",
        noise(ours, theirs), f"≥ {target} ×", median(ratios) / target,
        f"{median([b.processor / a.processor for a, b in zip(ours, theirs)]):.2f} ×")


def table(rows):
    """The rows as Markdown, the one nearest to its target, or furthest beyond it, first."""
    rows = sorted(rows, key=lambda row: float("inf") if row.margin is None else row.margin)
    lines = [HEAD, ["---"] * len(HEAD)] + [row.cells() for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine():
    """The processor, its number and the memory."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB"


def load():
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def tell(text):
    """How far the run is."""
    print(text, file=sys.stderr, flush=True)
