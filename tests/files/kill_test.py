"""kill -9 at random moments while a tree is fixed, and while it is undone: each file is old or new, the journal can be
read, what is left beside the files is whole and goes with the next run, and fix and undo both work afterwards.

Usage: kill_test.py PROGRAM [--times N] [--files N] [--seed N]
"""

import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from journal_reader import MAGIC, Journal
from support import make_tree, read_tree


class Soak:
    def __init__(self, program, folder, files):
        self.program = program
        self.tree, self.state = folder / "tree", folder / "state"
        self.tree.mkdir()
        self.environment = {**os.environ, "XDG_STATE_HOME": str(self.state)}
        self.old = make_tree(self.tree, files, lines=12)
        start = time.monotonic()
        self.run("fix", "--no-journal", "-q", self.tree)
        self.seconds = {"fix": time.monotonic() - start}
        self.new = read_tree(self.tree)
        self.counts = {"old": 0, "new": 0, "leftovers": 0, "finished": 0, "entries": 0}
        self.problems = []
        self.reset()
        self.run("fix", "-q", self.tree)
        start = time.monotonic()
        self.run("undo", "-q")
        self.seconds["undo"] = time.monotonic() - start

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], env=self.environment, capture_output=True,
                              timeout=300)
        if done.returncode != 0:
            self.problems.append((arguments, done.stderr[-500:]))
        return done

    def reset(self):
        shutil.rmtree(self.state, ignore_errors=True)
        for path in self.tree.rglob("*"):
            if path.is_file() and path not in self.old:
                path.unlink()
        for path, data in self.old.items():
            if path.read_bytes() != data:
                path.write_bytes(data)

    def kill(self, command, after):
        running = subprocess.Popen([self.program, command, "-q", *([self.tree] if command == "fix" else [])],
                                   env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        self.counts["finished"] += running.poll() is not None
        running.kill()
        running.wait()

    def look(self, moment):
        """Every file old or new, every leftover whole, every journal readable."""
        for path, data in read_tree(self.tree).items():
            if path.name.startswith(".mojimend-"):
                self.counts["leftovers"] += 1
                if data not in self.old.values() and data not in self.new.values():
                    self.problems.append((moment, "a leftover that is not whole", path))
            elif data == self.new[path]:
                self.counts["new"] += 1
            elif data == self.old[path]:
                self.counts["old"] += 1
            else:
                self.problems.append((moment, "neither old nor new", path))
        for journal in self.journals():
            self.counts["entries"] += len(Journal(journal.read_bytes()).files)

    def journals(self):
        """Those that begin. A run that was killed while it wrote the first line leaves a piece of that."""
        for journal in sorted((self.state / "mojimend" / "journal").glob("*"), reverse=True):
            data = journal.read_bytes()
            if data.startswith(MAGIC):
                yield journal
            elif not MAGIC.startswith(data):
                self.problems.append(("not a journal", journal))

    def expect(self, moment, tree):
        if read_tree(self.tree) != tree:
            self.problems.append((moment, "the tree is not as it should be"))

    def undo_all(self):
        for journal in self.journals():
            if Journal(journal.read_bytes()).files:
                self.run("undo", "-q", journal.stem)

    def round(self, number, chance):
        self.reset()
        moment = chance.random() * self.seconds["fix"]
        self.kill("fix", moment)
        self.look(("fix", moment))
        if number % 2:
            self.run("fix", "-q", self.tree)
            self.expect(("fix again", moment), self.new)
            if list((self.state / "mojimend" / "journal").glob("*.running")):
                self.problems.append((("fix again", moment), "the journal of the killed run was not tidied"))
        moment = chance.random() * self.seconds["undo"]
        self.kill("undo", moment)
        self.look(("undo", moment))
        self.undo_all()
        self.expect(("undone", moment), self.old)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program", type=os.path.abspath)
    options.add_argument("--times", type=int, default=8)
    options.add_argument("--files", type=int, default=120)
    options.add_argument("--seed", type=int, default=time.time_ns())
    options = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="mojimend-kill-") as folder:
        soak = Soak(options.program, pathlib.Path(folder), options.files)
        chance = random.Random(options.seed)
        for number in range(options.times):
            soak.round(number, chance)
    if soak.counts["new"] == 0 or soak.counts["old"] == 0 or soak.counts["entries"] == 0:
        soak.problems.append("no kill came in the middle: the test proves nothing")
    print(f"{options.times} kills of fix and as many of undo, {options.files} files, seed {options.seed}: {soak.counts}; "
          f"a whole fix takes {soak.seconds['fix']:.2f} s; {len(soak.problems)} problems")
    for each in soak.problems[:10]:
        print(each, file=sys.stderr)
    return 1 if soak.problems else 0


if __name__ == "__main__":
    sys.exit(main())
