"""Somebody changes a file in the moment between the last look and the exchange: the exchange is taken back.

Usage: meddler_test.py PROGRAM SHIM
"""

import os
import subprocess
import sys
import unittest

from support import PROGRAM, FilesTest, damaged_utf8, main

SHIM = os.path.abspath(sys.argv.pop(2)) if len(sys.argv) > 2 else ""


class Meddler(FilesTest):
    def meddle(self, how, command):
        path = self.tree / "page.txt"
        path.write_bytes(damaged_utf8())
        if command == "undo":
            self.run_program("fix", path)
        before = path.read_bytes()
        done = subprocess.run([PROGRAM, command, *([path] if command == "fix" else [])], capture_output=True,
                              timeout=60, env={**self.environment(), "LD_PRELOAD": SHIM, "MEDDLER": how,
                                               "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"})
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual([each.name for each in self.tree.iterdir()], ["page.txt"])
        return before, path.read_bytes(), done.stderr.decode()

    def test_what_is_appended_stays(self):
        for command in ("fix", "undo"):
            before, after, message = self.meddle("append", command)
            self.assertEqual(after, before + b"more\n")
            self.assertIn("changed while it was being read", message)

    def test_what_is_put_in_its_place_stays(self):
        for command in ("fix", "undo"):
            _, after, message = self.meddle("replace", command)
            self.assertEqual(after, b"other\n")
            self.assertIn("changed while it was being read", message)

    def test_what_is_opened_for_writing_keeps_its_name(self):
        for command in ("fix", "undo"):
            before, after, message = self.meddle("hold", command)
            self.assertEqual(after, before)
            self.assertIn("another program has it open for writing", message)


if __name__ == "__main__":
    main()
