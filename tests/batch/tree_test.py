#!/usr/bin/env python3
"""A whole tree: checked with one job and with two, fixed, looked at file by file, fixed again, undone.

    tree_test.py PROGRAM [--files N] [--report]
"""
import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import make_tree  # noqa: E402


def is_utf8(path):
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def state_of(folder):
    """What there is to know of a tree: bytes, mode and time of change of each file, where each link leads."""
    state = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            state[path] = os.readlink(path)
        elif path.is_file():
            status = path.stat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if os.access(path, os.R_OK) else ""
            state[path] = (digest, status.st_mode, status.st_mtime_ns)
    return state


class Test:
    def __init__(self, program, scratch, files):
        self.program, self.scratch = program, Path(scratch)
        self.tree = make_tree.Tree(self.scratch / "tree", files)
        self.figures = {}

    def run(self, name, *arguments):
        began = time.monotonic()
        run = subprocess.run([self.program, *arguments], cwd=self.scratch, capture_output=True, timeout=900)
        self.figures[name] = time.monotonic() - began
        return run

    def check(self):
        one = self.run("check, 1 job", "check", "--jobs", "1", "tree")
        two = self.run("check, 2 jobs", "check", "--jobs", "2", "tree")
        assert one.returncode == two.returncode == (2 if self.tree.unreadable else 1), one.stderr[-400:]
        assert one.stdout == two.stdout and one.stderr == two.stderr, "the number of jobs changes what is said"
        for path in self.tree.unreadable:
            assert f"{path.name}: cannot be read".encode() in one.stderr, one.stderr
        said = {line.split(b":")[0] for line in one.stdout.splitlines()}
        for path in self.tree.rest:
            assert str(path.relative_to(self.scratch)).encode() not in said, f"{path} was looked at"

    def fix(self, before):
        run = self.run("fix, 2 jobs", "fix", "--jobs", "2", "--journal", "journal", "tree")
        assert run.returncode == (2 if self.tree.unreadable else 0), run.stderr[-400:]
        after = state_of(self.tree.folder)
        assert after.keys() == before.keys(), "files came or went"
        for path, text in self.tree.text.items():
            assert path.read_bytes() == text, f"{path} is not what it was made of"
        touched = {path for path in after if after[path] != before[path]}
        allowed = {*self.tree.damaged, *(path for path, _ in self.tree.legacy)}
        assert touched <= allowed, f"touched: {sorted(touched - allowed)[:5]}"
        assert {*self.tree.damaged} <= touched
        unsure = [path for path, _ in self.tree.legacy if not is_utf8(path)]
        assert all(after[path] == before[path] for path in unsure), "what is not UTF-8 now was changed"
        assert len(unsure) * 20 <= len(self.tree.legacy), f"{len(unsure)} encodings are guesses"
        again = self.run("fix again", "fix", "--journal", "journal", "tree")
        assert state_of(self.tree.folder) == after, "the second fix changed something"
        assert b"nothing to mend" in again.stderr or b"mended 0 of" in again.stderr, again.stderr[-300:]

    def undo(self, before):
        run = self.run("undo", "undo", "--journal", "journal", "--quiet")
        assert run.returncode == 0, run.stderr[-400:]
        after = state_of(self.tree.folder)
        assert after == before, f"not as before: {[p for p in before if after.get(p) != before[p]][:5]}"
        assert self.run("undo again", "undo", "--journal", "journal").returncode == 2, "there is nothing left to undo"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--files", type=int, default=1000)
    arguments.add_argument("--report", action="store_true", help="print the seconds of each step")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        test = Test(os.path.abspath(chosen.program), scratch, chosen.files)
        try:
            before = state_of(test.tree.folder)
            test.check()
            test.fix(before)
            test.undo(before)
        finally:
            test.tree.close()
        print(f"{len(before)} files: {len(test.tree.damaged)} damaged, {len(test.tree.legacy)} in "
              f"{len(test.tree.encodings)} encodings beside UTF-8: fixed, fixed again, undone")
        if chosen.report:
            for name, seconds in test.figures.items():
                print(f"{name}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
