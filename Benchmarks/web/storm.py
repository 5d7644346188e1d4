"""Every unit hands in a report with a photograph of a megabyte within one minute, each through its own signed-in browser.

One unit's way: the reporter saves values, text and photograph, the leader signs, the reporter submits; every tenth submits
twice at once, as an impatient finger does. Units begin at times fixed beforehand, whether the server keeps up or not.
"""

import concurrent.futures
import os
import random
import sqlite3
import subprocess
import threading
import time

import servers
from client import Unexpected
from photograph import photograph
from sample import sign_in
from servers import Failed

QUARTER, PASSWORD = "2024Q2", "Haojiu-Kaixin-1024"
CHINESE = "零一二三四五六七八九"
MINUTE = 60


def numeral(number):
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else CHINESE[tens]) + "十") + (CHINESE[ones] if ones or not tens else "")


class Storm:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.units = [f"区第{number + 1}测试局" for number in range(options.units)]

    def run_banshi(self, *arguments, input=None):
        own = {name: value for name, value in os.environ.items() if not name.startswith("BANSHI_")}
        own |= {"BANSHI_DATABASE_URL": f"sqlite:{self.folder}/banshi.sqlite", "BANSHI_DATA": str(self.folder),
                "BANSHI_LANGUAGE": "zh-Hans"}
        done = subprocess.run([self.options.banshi, *arguments], env=own, capture_output=True, text=True, input=input)
        if done.returncode != 0:
            raise Failed(f"banshi {' '.join(arguments)}: {(done.stderr + done.stdout)[:1000]}")
        return done.stdout

    def prepare(self):
        """A confirmed plan of these units, with a reporter and a leader each."""
        lines = ["测政办字〔2024〕1号", "", "测试区人民政府办公室", "关于2024年为妇女儿童办实事的通知", "", "各有关单位："]
        for at in range(0, len(self.units), 10):
            own = self.units[at:at + 10]
            lines.append(f"{numeral(at // 10 + 1)}、实施测试行动{numeral(at // 10 + 1)}。举办讲座{at + 20}场。"
                         f"（责任单位：{'、'.join(own)}）")
        lines += ["", "测试区人民政府办公室", "2024年1月5日"]
        notice = self.folder / "notice.txt"
        notice.write_text("\n".join(lines), "utf-8")
        self.run_banshi("init", "--name", "测试区", "--jurisdiction", "370399")
        self.run_banshi("plan", "import", str(notice))
        self.run_banshi("plan", "confirm", "--accept-suggestions")
        for unit in self.units:
            for role in ("reporter", "leader"):
                self.run_banshi("user", "add", f"{unit}{role}", "--role", role, "--unit", unit)
        first = f"{self.units[0]}reporter"
        self.run_banshi("user", "password", first, "--keep", input=PASSWORD + "\n")
        # One password for all, its hash copied: making 600 of them is not what is measured, each sign-in still is one.
        with sqlite3.connect(self.folder / "banshi.sqlite") as file:
            file.execute("""
                INSERT INTO credentials SELECT p.jurisdiction, p.id, c.scrypt_n, c.scrypt_r, c.scrypt_p, c.salt, c.hash,
                    c.set_at, c.must_change FROM people p, credentials c
                WHERE p.role IN ('reporter', 'leader') AND p.id <> c.person""")

    def sign_in_all(self, server):
        """Reporter and leader of every unit, and the path of the unit's report."""
        found = []
        for unit in self.units:
            reporter, leader = (sign_in(server, unit + role, PASSWORD) for role in ("reporter", "leader"))
            page = reporter.page("/reports")
            path = next((link for link in page.links if link.startswith(f"/reports/{QUARTER}/") and "form" not in link), None)
            if not path:
                raise Unexpected(f"{unit} has no report for {QUARTER}: {page.links[:20]}")
            found.append((reporter, leader, path))
            reporter.close()
            leader.close()
        return found

    def hand_in(self, number, reporter, leader, path, begin, times):
        picture = photograph(number)
        delay = begin - time.perf_counter()
        if delay > 0:
            time.sleep(delay)

        def step(what, work, late=0.0):
            start = time.perf_counter()
            answer = work()
            times.append((what, time.perf_counter() - start + late, answer.status))
            if answer.status != 303:
                raise Unexpected(f"{what} gives {answer.status}")
            return answer

        form = reporter.page(path).form("narrative", "upload")
        values = {name: "reported" for name in form.names if name.startswith("state.")}
        values |= {name: str(number % 9 + 1) for name in form.names if name.startswith("amount.")}
        values["narrative"] = f"本季度举办讲座，见照片（{number}）。"
        step("save", lambda: reporter.send(
            path, form, values, [("upload", f"照片{number}.jpg", "image/jpeg", picture)]))
        form = leader.page(path).form(action="/signature")
        step("sign", lambda: leader.send(path, form, {}))
        form = reporter.page(path).form(action="/submission")
        if number % 10 == 0:
            # The second of two presses comes on a connection of its own, before the first is answered.
            twin = type(reporter)(reporter.port)
            twin.cookies = dict(reporter.cookies)
            second = threading.Thread(target=lambda: twin.send(path, form, {}))
            second.start()
            begin_of_it = time.perf_counter()
            answer = reporter.send(path, form, {})
            times.append(("submit", time.perf_counter() - begin_of_it, answer.status))
            second.join()
        else:
            step("submit", lambda: reporter.send(path, form, {}))

    def run(self):
        self.prepare()
        times, failures = [], []
        with servers.banshi(self.options.banshi, self.folder) as server:
            people = self.sign_in_all(server)
            order = random.Random(1)
            starts = sorted(order.uniform(0, MINUTE - 5) for _ in people)
            begin = time.perf_counter() + 1
            with concurrent.futures.ThreadPoolExecutor(64) as pool:
                waiting = [
                    pool.submit(self.hand_in, number, *who, begin + start, times)
                    for number, (who, start) in enumerate(zip(people, starts))]
                for future in waiting:
                    try:
                        future.result()
                    except Exception as error:
                        failures.append(f"{type(error).__name__}: {error}")
            took, memory = time.perf_counter() - begin, server.memory("VmHWM")
        if failures:
            raise Failed(f"{len(failures)} of {len(people)} could not hand in: {failures[0]}")
        self.count()
        return [self.row(what, label, times, len(people), took, memory) for what, label in (
            ("save", "saving with a photograph of 1 MB"), ("submit", "submitting"))]

    def count(self):
        """None lost, none twice, and the chain whole."""
        with sqlite3.connect(self.folder / "banshi.sqlite") as file:
            per_report = [count for count, in file.execute(
                "SELECT count(*) FROM report_moves WHERE move = 'submit' GROUP BY report")]
            hashes = file.execute("SELECT count(*), count(DISTINCT original_hash) FROM evidence_files").fetchone()
        if per_report != [1] * len(self.units):
            raise Failed(f"{len(per_report)} reports were submitted, {sum(per_report)} times, not {len(self.units)}")
        if hashes != (len(self.units), len(self.units)):
            raise Failed(f"{hashes[0]} photographs are kept, {hashes[1]} different ones, not {len(self.units)}")
        self.run_banshi("audit", "verify")
        self.run_banshi("check")

    def row(self, what, label, times, people, took, memory):
        mine = sorted(seconds for step, seconds, _ in times if step == what)
        high = mine[int((len(mine) - 1) * 0.95)]
        return {
            "what": f"{people} units in {took:.0f} s, {label}: p95", "figure": f"{high * 1000:.0f} ms",
            "target": "≤ 500 ms", "margin": 0.5 / high, "others": 0,
            "ratio": f"p50 {mine[len(mine) // 2] * 1000:.0f} ms", "memory": f"{memory:.0f} MiB"}
