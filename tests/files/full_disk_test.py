"""A full disk at every call that needs room, and a small disk that is really full: nothing is lost, and it is said.

Usage: full_disk_test.py PROGRAM SHIM
"""

import os
import subprocess
import sys
import unittest

from support import AS_ROOT, FilesTest, damaged_utf8, main, make_tree, read_tree

SHIM = os.path.abspath(sys.argv.pop(2)) if len(sys.argv) > 2 else ""
MOST_CALLS = 400  # far beyond what a run on so few files makes


class FullDisk(FilesTest):
    def run_full(self, first, alone, *arguments):
        full = {"LD_PRELOAD": SHIM, "FULL_DISK_FROM": str(first), "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}
        if alone:
            full["FULL_DISK_CALLS"] = "2"  # half of a write, and the rest of it
        from support import PROGRAM
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env={**self.environment(), **full},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def restore(self, tree):
        for path, data in tree.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
        for journal in self.journals():
            journal.unlink()

    def look(self, done, old, new, moment):
        """Each file is old or new; if one is not new, it was said why."""
        now = read_tree(self.tree)
        self.assertEqual(set(now), set(old), moment)
        for path, data in now.items():
            self.assertIn(data, (old[path], new[path]), (moment, path))
        message = done.stderr.decode()
        if now != new:
            self.assertEqual(done.returncode, 2, (moment, message))
            self.assertIn("No space left on device", message, moment)
            self.assertIn("make room on the disk", message, moment)
        return now == new

    def every_moment(self, alone):
        old = make_tree(self.tree, 2, lines=8)
        self.run_program("fix", "--no-journal", "tree")
        new = read_tree(self.tree)
        self.assertGreater(sum(old[path] != new[path] for path in old), 1)
        harmed = 0
        # A single refusal in the middle is what the journal must get over, and undo writes it only once.
        commands = [(("fix", "-q", "tree"), old, new), (("undo", "-q"), new, old)][:1 if alone else 2]
        for command, start, end in commands:
            whole = 0
            for first in range(1, MOST_CALLS):
                self.restore(old)
                if command[0] == "undo":
                    self.run_program("fix", "-q", "tree")
                done = self.run_full(first, alone, *command)
                all_done = self.look(done, start, end, (command[0], first))
                harmed += not all_done
                whole = whole + 1 if all_done and done.returncode == 0 else 0
                # With room again everything goes its way.
                if command[0] == "fix":
                    self.run_program("fix", "-q", "tree")
                    self.assertEqual(read_tree(self.tree), new, first)
                while any(read_tree(self.tree)[path] != old[path] for path in old):
                    self.run_program("undo", "-q")
                self.assertEqual(read_tree(self.tree), old, first)
                if whole == 4:  # the disk was full only after the last call
                    break
            else:
                self.fail("the run never got by")
        self.assertGreater(harmed, 8)

    def test_full_from_every_call_on(self):
        self.every_moment(alone=False)

    def test_full_at_every_call_alone(self):
        self.every_moment(alone=True)


class SmallDisk(FilesTest):
    """A real one, for the file system's own way of being full."""

    def small_disk(self, name, kib):
        disk = self.folder / name
        disk.mkdir(exist_ok=True)
        if not AS_ROOT or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", disk],
                                         capture_output=True).returncode != 0:
            self.skipTest("no small disk can be mounted here; the shim stands in for it")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        return disk

    def test_a_full_disk_of_files(self):
        disk = self.small_disk("disk", 2048)
        self.tree = disk / "tree"
        old = {**make_tree(self.tree / "large", 20, lines=400), **make_tree(self.tree / "small", 20, lines=4)}
        with open(disk / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(4096)) == 4096:
                    pass
            except OSError:
                pass
            filler.truncate(filler.tell() - (16 << 10))
        message = self.run_program("fix", "disk/tree", exits=2)
        self.assertIn("No space left on device", message)
        self.assertEqual(self.leftovers(), [])
        fixed = read_tree(self.tree)
        self.assertEqual(set(fixed), set(old))
        self.assertGreater(sum(fixed[path] != old[path] for path in old), 0)
        for path in old:
            if fixed[path] == old[path] and not old[path].startswith(b"clean"):
                self.assertIn(f"{path.relative_to(self.folder)}: cannot be written", message)
        (disk / "filler").unlink()
        self.run_program("undo")
        self.assertEqual(read_tree(self.tree), old)

    def test_a_full_disk_of_the_journal(self):
        self.small_disk("state", 64)
        old = make_tree(self.tree, 20, lines=120)
        message = self.run_program("fix", "tree", exits=2)
        self.assertIn("the journal cannot be", message)
        self.assertGreater(sum(path.read_bytes() != old[path] for path in old), 0)
        self.run_program("undo", exits=None)  # it may have no room to note that it is done
        self.assertEqual(read_tree(self.tree), old)


if __name__ == "__main__":
    main()
