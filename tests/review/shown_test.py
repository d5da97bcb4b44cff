#!/usr/bin/env python3
"""What people see of a diff: on a terminal, of its width, through a pager, in colours or without.

    shown_test.py PROGRAM
"""
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

from terminal import Terminal

PROGRAM = os.path.abspath(sys.argv.pop(1))
TEXT = "Vor dem Haus steht ein Baum.\nDer BÃ¤cker\u00a0backt in der Nacht das Brot fÃ¼r die ganze Stadt und schlÃ¤ft am Tag.\nUnd das war es.\n"


class ShownTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-shown-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "a.txt").write_bytes(TEXT.encode("utf-8"))

    def terminal(self, command, **more):
        out = Terminal(command, self.folder, **more)
        self.addCleanup(out.close)
        return out

    def test_a_terminal_gets_colours_names_and_its_width(self):
        terminal = self.terminal(f"{PROGRAM} diff a.txt", columns=72)
        screen = terminal.wait_for("exit 1")
        self.assertIn("@@ mojibake, safe: UTF-8 read as Windows-1252", screen)
        self.assertIn("-Der BÃ¤cker<NBSP>backt", screen)
        self.assertIn("\n+↳", screen)
        coded = terminal.screen(codes=True)
        self.assertRegex(coded, "\x1b\\[[0-9;]*31[0-9;]*m-")
        self.assertRegex(coded, "\x1b\\[[0-9;]*7[0-9;]*mÃ¤")

    def test_no_color_is_heard_and_people_still_read_names(self):
        terminal = self.terminal(f"{PROGRAM} diff a.txt", NO_COLOR="1")
        self.assertIn("+Der Bäcker<NBSP>backt", terminal.wait_for("exit 1"))
        self.assertNotIn("\x1b[", terminal.screen(codes=True))

    def test_less_shows_colours(self):
        terminal = self.terminal(f"{PROGRAM} diff --color always --width 70 a.txt | LESS= less -R")
        screen = terminal.wait_for("+Der Bäcker", "(END)")
        self.assertNotIn("ESC", screen)
        self.assertRegex(terminal.screen(codes=True), "\x1b\\[[0-9;]*32[0-9;]*m[+]")
        terminal.press("q")


if __name__ == "__main__":
    unittest.main()
