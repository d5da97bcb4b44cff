#!/usr/bin/env python3
"""Runs a test that is written in JavaScript, with the packages of package-lock.json beside this file, which are
installed below the build folder once.

    with_node.py BUILD SCRIPT [ARGUMENT…]

Exits with 77, which CTest takes for "skipped", where node is missing or npm cannot reach its registry.
"""

import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
FILES = ["package.json", "package-lock.json"]


def installed(folder):
    """Whether the packages are there, and those of the lock file that is."""
    mark = folder / "installed"
    return mark.is_file() and mark.read_bytes() == (HERE / FILES[1]).read_bytes()


def install(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several tests may want them at once
        if installed(folder):
            return True
        for each in FILES:
            shutil.copy(HERE / each, folder / each)
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            print(done.stderr[-2000:])
            return False
        shutil.copy(HERE / FILES[1], folder / "installed")
        return True


def main():
    build, script, *arguments = sys.argv[1:]
    if not shutil.which("node") or not shutil.which("npm"):
        print("skipped: no node or npm")
        return SKIPPED
    folder = pathlib.Path(build).resolve() / "node"
    if not install(folder):
        print("skipped: npm could not install the packages")
        return SKIPPED
    environment = {**os.environ, "MOJIMEND_PACKAGES": str(folder)}
    return subprocess.run(["node", HERE / script, *arguments], env=environment, stdin=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
