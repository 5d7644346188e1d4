"""Prepares a year of filled report forms of 40 units, to be imported in one go.

    python Benchmarks/forms.py BANSHI FOLDER

Leaves in the folder the database before the import (before.sqlite) and, as the last line printed, the names of the
forms and of the people who import them.
"""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Kill"))
import forms as reporter  # noqa: E402  (fills forms as a unit's reporter would)

UNITS = 40
QUARTERS = ["2023Q1", "2023Q2", "2023Q3", "2023Q4"]
CHINESE = "一二三四五六七八九十"


def notice():
    """A notice with ten actions of four units each and five numbers an action."""
    names = [f"区第{n}测试局" for n in range(1, UNITS + 1)]
    lines = ["测政办字〔2023〕1号", "", "测试区人民政府办公室", "关于2023年为妇女儿童办实事的通知", "", "各有关单位："]
    for n in range(10):
        own = names[n * 4 : n * 4 + 4]
        promises = "".join(f"举办讲座{i + 10 + n}场。" for i in range(3)) + "培训骨干30名。建成活动室5处。"
        lines.append(f"{CHINESE[n]}、实施测试行动{CHINESE[n]}。{promises}（责任单位：{'、'.join(own)}）")
    lines += ["", "测试区人民政府办公室", "2023年1月5日"]
    return "\n".join(lines), names


def main(banshi, folder):
    environment = dict(os.environ, BANSHI_DATABASE_URL=f"sqlite:{folder}/before.sqlite", BANSHI_DATA=folder)

    def run(*arguments):
        done = subprocess.run([banshi, *arguments], env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.stderr[:2000]}")

    text, names = notice()
    with open(f"{folder}/notice.txt", "w", encoding="utf-8") as file:
        file.write(text)
    run("init", "--name", "测试区")
    run("plan", "import", f"{folder}/notice.txt")
    run("plan", "confirm", "--accept-suggestions")
    for name in names:
        run("user", "add", f"{name}联络员", "--role", "reporter", "--unit", name)
    filled = []
    for quarter in QUARTERS:
        run("report", "blank", "--quarter", quarter, "--output", f"{folder}/{quarter}")
        for name in sorted(os.listdir(f"{folder}/{quarter}")):
            target = f"{folder}/{quarter}-{name}"
            reporter.fill(f"{folder}/{quarter}/{name}", target, f"{quarter}开展了活动。", 3)
            filled.append(target)
    print(json.dumps({"forms": filled, "people": [f"{name}联络员" for name in names]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
