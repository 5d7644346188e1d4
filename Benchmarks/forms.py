"""A year of reports of 40 units, imported from forms in one go: time and memory of the whole process."""

import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Kill"))
import forms  # noqa: E402  (fills forms as a unit's reporter would)

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


def main(banshi):
    """Prints one line a figure; ends with an error when not every form was imported."""
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, BANSHI_DATABASE_URL=f"sqlite:{folder}/b.sqlite", BANSHI_DATA=folder)

        def run(*arguments):
            return subprocess.run([banshi, *arguments], env=env, check=True, capture_output=True, text=True).stdout

        text, names = notice()
        with open(f"{folder}/notice.txt", "w") as file:
            file.write(text)
        run("init", "--name", "测试区")
        run("plan", "import", f"{folder}/notice.txt")
        run("plan", "confirm", "--accept-suggestions")
        people = []
        for name in names:
            run("user", "add", f"{name}联络员", "--role", "reporter", "--unit", name)
            people += ["--as", f"{name}联络员"]
        filled = []
        for quarter in QUARTERS:
            run("report", "blank", "--quarter", quarter, "--output", f"{folder}/{quarter}")
            for name in sorted(os.listdir(f"{folder}/{quarter}")):
                target = f"{folder}/{quarter}-{name}"
                forms.fill(f"{folder}/{quarter}/{name}", target, f"{quarter}开展了活动。", 3)
                filled.append(target)
        start = time.monotonic()
        process = subprocess.Popen([banshi, "report", "import", "--format", "json", *filled, *people], env=env,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        output, errors = process.communicate()
        seconds = time.monotonic() - start
        imported = len(re.findall('"outcome":"imported"', output))
        import resource
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"forms imported {imported}/{len(filled)}  {seconds:.2f} s  {memory:.0f} MiB (limit 10 s, 200 MiB)")
        if imported != len(filled):
            sys.exit(errors[:2000])
        assert run("check")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/banshi"))
