"""The interface for other programs: reads, and writes under a key of their own each, as fast as the server takes them."""

import json
import pathlib
import re
import subprocess
import time

import load
import servers
from sample import PEOPLE, Sample
from servers import Failed

HERE = pathlib.Path(__file__).resolve().parent
# A token may ask 1,000 times a second; several programs share the load as several would.
TOKENS = 16
READS = [("plan", "/plans/2023"), ("figures with provenance", "/progress/2023"), ("reports of a quarter", "/reports/2023Q3")]


def asked(server, method, path, tokens, seconds, connections):
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s", "--timeout", "10s",
               "--script", str(HERE / "api.lua"), f"http://127.0.0.1:{server.port}", "--", method, f"/api/v1{path}",
               str(time.time_ns()), *tokens]

    def work():
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"wrk: {done.stderr[:500]}")
        return json.loads(done.stdout.splitlines()[-1])

    result, others, processor = load.measured(server, work)
    if result["failed"]:
        raise Failed(f"{method} {path}: {result['failed']} of {result['requests']} answers were refusals")
    return load.Loaded(result["requests"] / result["seconds"], result, others, processor)


def rows(options, folder):
    sample = Sample(options.banshi, folder)

    def token(part):
        made = sample.run("token", "add", "bench", "--for", PEOPLE[part], "--scope", "plan:read", "progress:read",
                          "reports:read", "ledgers:read", "ledgers:write")
        return re.search(r"banshi_[A-Za-z0-9_-]{43}", made)[0]

    tokens = [token("reporter") for _ in range(TOKENS)]
    with servers.banshi(options.banshi, folder) as ours:
        for what, path in READS:
            asked(ours, "GET", path, tokens, 2, 16)
            run = asked(ours, "GET", path, tokens, options.seconds, 16)
            yield row(f"API: {what}, read", run, 2000)
        # A minute without a pause: what is sustained, not what a burst reaches.
        run = asked(ours, "POST", "/ledgers/events/records", tokens, options.minute, 8)
        yield row(f"API: rows written under a key for {options.minute} s, FULL", run, 200)


def row(what, run, target):
    tail = run.result["p99_ms"]
    return {
        "what": what, "figure": f"{run.pages:,.0f} requests/s", "peer": "",
        "ratio": f"p50 {run.result['p50_ms']:.1f} ms, p99 {tail:.1f} ms", "memory": "", "others": run.others,
        "target": f"≥ {target:,}/s, p99 ≤ 50 ms", "margin": min(run.pages / target, 50 / tail), "processor": ""}
