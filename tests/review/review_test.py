#!/usr/bin/env python3
"""mojimend review, driven by keys in a real terminal: every key, other sizes, wide characters, a terminal that goes.

    review_test.py PROGRAM FIXTURES
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from terminal import PATIENCE, Terminal

FIXTURES = pathlib.Path(sys.argv.pop(2)).resolve()
PROGRAM = os.path.abspath(sys.argv.pop(1))

GERMAN = "Der BÃ¤cker backt Brot für die MÃ¼llerin und ihre Kinder.\nSchÃ¶ne GrÃ¼ÃŸe aus KÃ¶ln, sagt der BÃ¤cker am Abend.\n"
ENTITIES = "Größe &amp;uuml;ber Maß, R&amp;auml;ume für Gäste.\n"
WIDE = ("人民日报社论：改革开放以来，我们国家的经济社会发展取得了举世瞩目的成就，人民生活水平不断提高。" * 3
        + "今天ä¸\u00adå›½å¤©æ°\u201dçœŸå¥½，我们去公园散步，看到很多花。\n")


class ReviewTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-review-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.work = self.folder / "work"
        self.work.mkdir()
        self.answers = self.folder / "answers.json"

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def review(self, *arguments, save=True, **more):
        words = [PROGRAM, "review", *arguments, *(["--save", str(self.answers)] if save else [])]
        terminal = Terminal(" ".join(words), self.work, XDG_STATE_HOME=str(self.folder / "state"), **more)
        self.addCleanup(terminal.close)
        terminal.wait_for("mojimend review")
        return terminal

    def changes(self, *names):
        done = subprocess.run([PROGRAM, "check", "--format", "json", *names], cwd=self.work, capture_output=True, check=False)
        return [change for line in done.stdout.splitlines() for change in json.loads(line)["changes"]]

    def saved(self):
        """{id: answer}, by what is in the file now."""
        if not self.answers.exists():
            return {}
        return {each["id"]: each["answer"] for each in json.loads(self.answers.read_text())["answers"]}

    def fix(self, *arguments):
        return subprocess.run([PROGRAM, "fix", "--quiet", "--no-journal", "--answers", str(self.answers), *arguments],
                              cwd=self.work, capture_output=True, text=True, check=False)

    def test_yes_and_no_are_kept_and_made(self):
        page = self.write("a.txt", GERMAN)
        changes = self.changes("a.txt")
        first, second = changes[:2]
        terminal = self.review("a.txt")
        screen = terminal.wait_for("1 of ", "a.txt:1:", "UTF-8 read as Windows-1252", "y yes")
        self.assertIn("-Der " + "BÃ¤cker", screen)
        self.assertIn("+Der Bäcker", screen)
        terminal.press("y")
        terminal.wait_for(" accepted ·", gone=["0 accepted"])
        self.assertEqual(self.saved()[first["id"]], "accept")
        terminal.press("n")
        terminal.wait_for("1 rejected")
        self.assertEqual(self.saved()[second["id"]], "reject")
        terminal.press("q")
        screen = terminal.wait_for("exit 0")
        self.assertIn("fix --answers", screen)
        self.assertEqual(page.read_bytes(), GERMAN.encode(), "review itself changes nothing")
        self.fix("a.txt")
        accepted = {key for key, answer in self.saved().items() if answer == "accept"}
        text = GERMAN.encode()
        for change in reversed(changes):
            if change["id"] in accepted:
                text = text[:change["start"]] + change["after"].encode() + text[change["end"]:]
        self.assertEqual(page.read_bytes(), text)

    def test_the_same_change_everywhere_is_asked_once(self):
        for name in ("a.txt", "b.txt"):
            self.write(name, "Im CafÃ© an der Ecke gibt es guten Kuchen.\n\nIch mag das CafÃ© sehr, " + name + " auch.\n")
        terminal = self.review("a.txt", "b.txt")
        terminal.wait_for("1 of 1 question", "The same change 4 times in 2 files; this is number 1.", "a.txt:1:")
        terminal.press("Tab", "Tab")
        terminal.wait_for("number 3.", "b.txt:1:")
        terminal.press("y")
        terminal.wait_for("Every change is answered: 4 accepted, 0 rejected.")
        self.assertEqual(list(self.saved().values()), ["accept"] * 4)
        # Taken back, and asked one by one.
        terminal.press("u")
        terminal.wait_for("0 accepted", "number 3.")
        self.assertEqual(self.saved(), {})
        terminal.press("s")
        terminal.wait_for("3 of 4 questions", "b.txt:1:")
        terminal.press("n")
        terminal.wait_for("1 rejected", "4 of 4 questions")
        terminal.press("s")
        terminal.wait_for("it stands in one place alone")

    def test_a_rule_in_a_file(self):
        self.write("a.txt", GERMAN)
        self.write("b.txt", GERMAN.replace("Der", "Ein"))
        rules = {change["id"]: change["rule"] for change in self.changes("a.txt")}
        terminal = self.review("a.txt", "b.txt")
        terminal.wait_for("a.txt:1:")
        terminal.press("a")
        terminal.wait_for("changes accepted")
        self.assertEqual(self.saved(), {key: "accept" for key in rules}, "every change of a.txt, and none of b.txt")
        terminal.wait_for("b.txt:1:")
        terminal.press("d")
        terminal.wait_for("Every change is answered")
        answers = self.saved()
        self.assertEqual(sorted(answers.values()), ["accept"] * len(rules) + ["reject"] * len(rules))
        terminal.press("u", "u")
        terminal.wait_for("0 accepted · 0 rejected")
        self.assertEqual(self.saved(), {})
        terminal.press("u")
        terminal.wait_for("there is no answer of this run to take back")

    def test_a_person_writes_something_else(self):
        page = self.write("a.txt", GERMAN)
        terminal = self.review("a.txt")
        terminal.wait_for("a.txt:1:")
        terminal.press("e")
        terminal.wait_for("it becomes")
        terminal.press("C-u", "Böckler國", "Left", "x", "BSpace", "Home", "D", "Delete", "End", "!", "Enter")
        terminal.wait_for("accepted ·", gone=["0 accepted"])
        answer = json.loads(self.answers.read_text())["answers"][0]
        self.assertEqual(answer["replacement"], "Döckler國!")
        terminal.press("k")
        terminal.wait_for("Döckler國!", "accepted")
        terminal.press("e", "Escape")
        terminal.wait_for("y yes")
        terminal.press("q")
        terminal.wait_for("exit 0")
        self.fix("a.txt")
        self.assertIn("Döckler國!", page.read_text())

    def test_another_text_that_might_stand_there(self):
        page = self.write("a.txt", (FIXTURES / "synthetic" / "repair-keys-on-the-wall.txt").read_bytes())
        terminal = self.review("a.txt")
        terminal.wait_for("1 of ")
        terminal.press("o")
        terminal.wait_for("nothing else was found")
        terminal.press("/", "zàng)?", "Enter")
        terminal.wait_for("Or, less sure: `牆", "(o takes it)")
        terminal.press("o")
        terminal.wait_for("2 accepted")
        terminal.press("q")
        terminal.wait_for("exit 0")
        self.fix("a.txt")
        self.assertIn("的牆", page.read_text())

    def test_moving_searching_and_help(self):
        self.write("a.txt", GERMAN)
        terminal = self.review("a.txt")
        count = int(terminal.wait_for("1 of ").split("1 of ")[1].split()[0])
        terminal.press("j")
        terminal.wait_for("2 of ")
        terminal.press("Down", "Up", "k", "k")
        terminal.wait_for(f"{count} of {count}")
        terminal.press("/")
        terminal.wait_for("search:")
        terminal.press("Köln", "Enter")
        terminal.wait_for("KÃ¶ln", "a.txt:2:", "0 accepted · 0 rejected")
        terminal.press("/", "no such text", "Enter")
        terminal.wait_for("not found: no such text")
        terminal.press("?")
        terminal.wait_for("mojimend review: keys", "take back the last answer", "any key goes back")
        terminal.press("y")
        terminal.wait_for("0 accepted", "y yes")
        terminal.press("X")
        terminal.wait_for("no such key")
        self.assertEqual(self.saved(), {})
        terminal.press("C-c")
        terminal.wait_for("exit 0")

    def test_the_changes_are_made_at_the_end(self):
        page = self.write("a.txt", GERMAN)
        terminal = self.review("a.txt", "--no-journal")
        terminal.wait_for("a.txt:1:")
        terminal.press("a")
        terminal.wait_for("Every change is answered")
        terminal.press("w")
        terminal.wait_for("exit 0", "a.txt:")
        mended = subprocess.run([PROGRAM, "fix"], input=GERMAN.encode(), capture_output=True, check=True).stdout
        self.assertEqual(page.read_bytes(), mended)

    def test_answers_are_carried_to_the_next_run(self):
        self.write("a.txt", GERMAN)
        ids = [change["id"] for change in self.changes("a.txt")]
        terminal = self.review("a.txt", save=False)
        terminal.press("n")
        terminal.wait_for("2 rejected", "2 of ")
        terminal.press("q")
        where = terminal.wait_for("exit 0")
        self.assertIn("state/mojimend/answers/", where.replace("\n", ""))
        # Text before it, and a neighbour that is fixed.
        self.write("a.txt", "Ein Satz mehr.\n\n" + GERMAN)
        again = self.review("a.txt", save=False)
        again.wait_for("2 of ", "2 rejected")
        again.press("k")
        again.wait_for("rejected\n")
        self.assertIn(ids[0], [change["id"] for change in self.changes("a.txt")])

    def test_a_terminal_that_closes_loses_no_answer(self):
        self.write("a.txt", GERMAN)
        for end in ("close", signal.SIGKILL, signal.SIGTERM):
            with self.subTest(end):
                self.answers.unlink(missing_ok=True)
                terminal = self.review("a.txt")
                process = terminal.process()
                terminal.press("y")
                terminal.wait_for("2 of ")
                if end == "close":
                    terminal.close()
                else:
                    os.kill(process, end)
                limit = time.monotonic() + PATIENCE
                while pathlib.Path(f"/proc/{process}").exists():
                    self.assertLess(time.monotonic(), limit, "it goes with its terminal")
                    time.sleep(0.02)
                self.assertEqual(list(self.saved().values()).count("accept"), len(self.saved()))
                self.assertGreater(len(self.saved()), 0)
                self.assertEqual([path.name for path in self.folder.iterdir() if "answers" in path.name], ["answers.json"])
        # After SIGTERM the terminal echoes again.
        terminal.wait_for("exit 143")
        terminal.press("echoed")
        terminal.wait_for("echoed")

    def test_other_sizes_and_wide_characters(self):
        self.write("a.txt", WIDE)
        self.assertTrue(self.changes("a.txt"), "the page is damaged")
        terminal = self.review("a.txt", columns=60, rows=24)
        terminal.wait_for("a.txt:1:", "y n a d e")
        for columns, rows in ((41, 24), (120, 40), (33, 8), (20, 5), (80, 24)):
            terminal.resize(columns, rows)
            last = ["?"] if columns < 30 else ["y n a d e"] if columns < 90 else ["y yes"]
            # The first row says how wide the program takes the terminal to be; a row that were wider would push it out.
            bar = " mojimend review   1 of 1 question   0 accepted · 0 rejected · 1 open"[:columns].rstrip()
            terminal.wait_for("mojimend review", fits=lambda screen, bar=bar, last=last[0], rows=rows: (
                screen.splitlines()[0].rstrip() == bar and last in screen.splitlines()[rows - 1]))
        self.assertIn("↳", terminal.screen())
        terminal.press("y")
        terminal.wait_for("Every change is answered")

    def test_what_changes_is_marked_and_no_color_is_heard(self):
        self.write("a.txt", GERMAN)
        coloured = self.review("a.txt")
        coloured.wait_for("y yes")
        self.assertRegex(coloured.screen(codes=True), "\x1b\\[[0-9;]*7m[^\x1b]*Ã")
        plain = self.review("a.txt", NO_COLOR="1")
        plain.wait_for("y yes")
        self.assertNotIn("\x1b[", plain.screen(codes=True))

    def test_ignored_always(self):
        self.write("mojimend.toml", "# ours\nlanguage = [\"de\"]\n")
        self.write("sub/a.txt", GERMAN)
        self.write("sub/b.txt", GERMAN.replace("Der", "Ein"))
        self.write("c.txt", ENTITIES)
        terminal = self.review("sub", "c.txt")
        terminal.wait_for("sub/a.txt:1:")
        terminal.press("i")
        terminal.wait_for("never look for mojibake in:")
        terminal.press("Escape")
        terminal.wait_for("y yes", gone=["never look"])
        terminal.press("i", "f")
        terminal.wait_for("ignored, now and always: mojimend.toml", "sub/b.txt:1:")
        text = (self.work / "mojimend.toml").read_text()
        self.assertEqual(text, "# ours\nlanguage = [\"de\"]\n\n[[files]]\nmatch = [\"/sub/a.txt\"]\nignore = [\"mojibake\"]\n")
        self.assertEqual(self.changes("sub/a.txt"), [])
        self.assertNotEqual(self.changes("sub/b.txt"), [])
        terminal.press("i", "d")
        terminal.wait_for("c.txt:1:")
        self.assertEqual(self.changes("sub"), [])
        terminal.press("i", "e")
        terminal.wait_for("ignored, now and always")
        self.assertEqual([each for each in self.changes("c.txt") if each["rule"] == "entity"], [])

    def test_an_encoding_is_one_question(self):
        text = "Müßiggänger gähnen im Schatten.\nÖl für Käse, Grüße aus Köln, und BÃ¤ckereien.\n"
        page = self.write("a.txt", text.encode("cp1252"))
        terminal = self.review("a.txt", "--from", "windows-1252")
        terminal.wait_for("encoding, safe: Windows-1252 becomes UTF-8", "answered together", "Müßiggänger")
        terminal.press("e")
        terminal.wait_for("an encoding is taken or left")
        terminal.press("n")
        terminal.wait_for("rejected", gone=["0 rejected"])
        if "Every change" not in terminal.screen():
            terminal.press("y")
            terminal.wait_for("Every change is answered")
        terminal.press("w")
        terminal.wait_for("exit 0")
        self.assertEqual(page.read_bytes().decode("cp1252"), text.replace("Ã¤", "ä"), "it keeps its encoding")

    def test_without_a_terminal_or_without_changes(self):
        self.write("a.txt", GERMAN)
        self.write("clean.txt", "Nothing.\n")
        def run(*arguments):
            return subprocess.run([PROGRAM, "review", *arguments], cwd=self.work, capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, start_new_session=True, check=False)
        done = run("a.txt", "--save", str(self.answers))
        self.assertEqual(done.returncode, 2)
        self.assertIn("there is no terminal to ask on", done.stderr)
        done = run("clean.txt")
        self.assertEqual((done.returncode, done.stderr), (0, "mojimend: nothing to review in 1 file\n"))
        done = run("-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("review asks about files, and - is none", done.stderr)
        self.assertIn("there is no terminal to ask on", run("--save", str(self.answers)).stderr, "of the current folder")
        self.answers.write_text("{}")
        self.assertIn("no file of answers", run("a.txt", "--save", str(self.answers)).stderr)


if __name__ == "__main__":
    unittest.main()
