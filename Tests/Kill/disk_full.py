"""Imports a list onto a disk that is too small for it.

    python Tests/Kill/disk_full.py PROGRAM

The disk is a file system in memory, mounted for this process alone; where that is not possible the test says so and
ends. It holds that the import fails with exit code 73 and words, that the database is whole and has nothing of the list,
and that a list that fits is imported then.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import people
from program import Failed, Program

HERE = pathlib.Path(__file__).resolve().parent
MEGABYTES, MANY, FEW = 24, 120_000, 2_000
INSIDE = "BANSHI_TEST_SMALL_DISK"


def inside(program_path, small, lists):
    program = Program(program_path, small)
    program.set_up(HERE / "notice.txt")
    program.add_person("李卫", "reporter", "区妇联")
    head = program.head()

    def bring(file, expect):
        command = ["ledger", "import", "trainings", str(file), "--as", "李卫"]
        done = subprocess.run(
            [program.path, *command], env=program.environment, capture_output=True, timeout=300)
        said = done.stderr.decode("utf-8", "replace").strip()
        if done.returncode != expect:
            raise Failed(f"{' '.join(command)}: status {done.returncode}, not {expect}\n{said}")
        return said

    said = bring(lists / "many.csv", 73)
    if "disk" not in said.lower() and "space" not in said.lower():
        raise Failed(f"the words do not speak of the disk: {said}")
    program.check(head)
    if program.run("ledger", "import", "trainings", lists / "many.csv", "--as", "李卫", "--dry-run", "--format", "json"
                   ).find(f'"new":{MANY}') < 0:
        raise Failed("something of the list is there")
    bring(lists / "few.csv", 0)
    program.check(head)
    print(f"disk full: {said!r}; the database is whole, and a shorter list is imported then")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    if os.environ.get(INSIDE):
        small = pathlib.Path(os.environ[INSIDE])
        return inside(program, small / "disk", small)
    with tempfile.TemporaryDirectory(prefix="banshi small ") as folder:
        pathlib.Path(folder, "disk").mkdir()
        people.write(pathlib.Path(folder, "many.csv"), MANY)
        people.write(pathlib.Path(folder, "few.csv"), FEW)
        own = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
        mount = f'mount -t tmpfs -o size={MEGABYTES}m tmpfs "$0/disk"'
        if subprocess.run([*own, "sh", "-c", mount, folder], capture_output=True).returncode != 0:
            print("disk full: skipped, no file system can be mounted here")
            return None
        done = subprocess.run(
            [*own, "sh", "-c", mount + ' && exec "$@"', folder, sys.executable, __file__, program],
            env={**os.environ, INSIDE: folder})
        if done.returncode != 0:
            raise Failed("see above")
    return None


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"disk full: {failure}", file=sys.stderr)
        sys.exit(1)
