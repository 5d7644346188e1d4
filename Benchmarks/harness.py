"""Times two commands as whole processes, in turn, in one run.

In turn (A B A B ...), because a machine's speed drifts: each pair gives a ratio of its own, and the median of
those ratios is what counts.
"""

import os
import statistics
import time


def measure(command):
    """Runs a command to its end; gives seconds of wall time and the highest resident memory in MiB."""
    begin = time.perf_counter()
    # execvp in a child of our own, not subprocess: wait4 gives this one child's memory.
    child = os.fork()
    if child == 0:
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"failed with {status}: {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1024


def compare(name, a, b, runs=5):
    """Prints how `a` (ours) and `b` (the peer) do, pair by pair; gives the median of b's time over a's.

    `a` and `b` are (label, command) pairs. Each runs once before anything is counted.
    """
    (a_label, a_command), (b_label, b_command) = a, b
    measure(a_command)
    measure(b_command)
    pairs = [(measure(a_command), measure(b_command)) for _ in range(runs)]
    ratios = [b_run[0] / a_run[0] for a_run, b_run in pairs]
    print(f"== {name}: {runs} pairs")
    for label, runs_of_one in ((a_label, [p[0] for p in pairs]), (b_label, [p[1] for p in pairs])):
        seconds = statistics.median(run[0] for run in runs_of_one)
        memory = max(run[1] for run in runs_of_one)
        print(f"{label:<28} {seconds:8.3f} s  {memory:8.1f} MiB at most")
    print("pair by pair: " + "  ".join(f"{ratio:.2f}" for ratio in ratios))
    print(f"ratio: {statistics.median(ratios):.2f} (lowest {min(ratios):.2f})", flush=True)
    return statistics.median(ratios)
