#!/usr/bin/env python3
"""fix --answers and diff --answers: what is accepted is made and nothing else; and what diff shows to people and tools.

    answers_test.py PROGRAM FIXTURES
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, FIXTURES = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
SPECIMEN = FIXTURES / "wild" / "gbk-glossed.txt"
MUSEUM = FIXTURES / "synthetic" / "glossed-museum.txt"
LEGACY = "Müßiggänger gähnen &amp;auml;hnlich im Schatten.\nÖl für Käse, &amp;uuml;ber Köln.\nno change\n"


class AnswersTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-answers-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_program(self, *arguments, exits=0):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, exits, (arguments, done.stderr))
        return done

    def changes(self, *arguments):
        done = self.run_program("check", "--exit-zero", "--format", "json", *arguments)
        return [change for line in done.stdout.splitlines() for change in json.loads(line)["changes"]]

    def answer(self, accepted, rejected=(), path="page.txt"):
        answers = [{"id": each, "answer": "accept", "path": path} for each in accepted]
        answers += [{"id": each, "answer": "reject", "path": path} for each in rejected]
        (self.folder / "answers.json").write_text(json.dumps({"version": 1, "answers": answers}))

    def fixed(self, *arguments):
        """The bytes, and what was said on standard error."""
        done = self.run_program("fix", *arguments, "--answers", "answers.json", "page.txt", "--output", "out.txt")
        return (self.folder / "out.txt").read_bytes(), done.stderr.decode()

    def test_the_specimen(self):
        shutil.copy(SPECIMEN, self.folder / "page.txt")
        original = SPECIMEN.read_bytes()
        changes = self.changes("page.txt")
        ids = {change["id"] for change in changes}
        self.assertGreater(len(ids), 900)
        self.assertTrue(all(len(each) == 16 for each in ids))

        def made(accepted):
            out, at = [], 0
            for change in changes:
                if change["id"] in accepted:
                    out += [original[at:change["start"]], change["after"].encode()]
                    at = change["end"]
            return b"".join(out) + original[at:]

        self.answer(ids)
        self.run_program("fix", "page.txt", "--output", "all.txt")
        self.assertEqual(self.fixed()[0], (self.folder / "all.txt").read_bytes())
        one = changes[len(changes) // 2]["id"]
        self.answer(ids - {one}, [one])
        self.assertEqual(self.fixed()[0], made(ids - {one}))
        self.answer([one])
        self.assertEqual(self.fixed()[0], made({one}))
        self.answer([])
        self.assertEqual(self.fixed()[0], original)
        # A patch of the same, and from one run to the next the same ids.
        some = sorted(ids)[::3]
        self.answer(some)
        patch = self.run_program("diff", "--answers", "answers.json", "page.txt", exits=1).stdout
        fixed = self.fixed()[0]
        self.assertEqual(fixed, made(set(some)))
        subprocess.run(["git", "apply", "--whitespace=nowarn"], input=patch, cwd=self.folder, check=True)
        self.assertEqual((self.folder / "page.txt").read_bytes(), fixed)
        left = {change["id"] for change in self.changes("page.txt")}
        self.assertGreater(len(left & ids) / len(left), 0.95, "what is left goes by the same ids")

    def test_a_file_in_another_encoding(self):
        (self.folder / "page.txt").write_bytes(LEGACY.encode("cp1252"))
        legacy = ["--from", "windows-1252"]
        changes = self.changes(*legacy, "page.txt")
        encoding = {change["id"] for change in changes if change["rule"] == "encoding"}
        others = {change["id"] for change in changes if change["rule"] != "encoding"}
        self.assertEqual(len(encoding), 1)
        self.assertEqual(len(others), 2)
        self.answer(encoding)
        self.assertEqual(self.fixed(*legacy)[0], LEGACY.encode())
        self.answer(others)
        once = LEGACY.replace("&amp;auml;", "&auml;").replace("&amp;uuml;", "&uuml;")
        twice = LEGACY.replace("&amp;auml;", "ä").replace("&amp;uuml;", "ü")
        self.assertIn(self.fixed(*legacy)[0].decode("cp1252"), (once, twice))
        self.answer(others, encoding)
        text = self.fixed(*legacy)[0].decode("cp1252")
        self.answer(others | encoding)
        self.assertEqual(self.fixed(*legacy)[0].decode(), text)
        # What the encoding cannot write is told, and the rest is made.
        answers = [{"id": each, "answer": "accept", "replacement": "國"} for each in others]
        (self.folder / "answers.json").write_text(json.dumps({"version": 1, "answers": answers}))
        data, told = self.fixed(*legacy)
        self.assertEqual(data, LEGACY.encode("cp1252"))
        self.assertIn("2 accepted changes were not made: the encoding of the file cannot write them", told)

    def test_stale_answers_are_told(self):
        (self.folder / "page.txt").write_text("Clean.\n")
        self.answer(["0123456789ABCDEF", "0123456789ABCDE0"])
        self.assertIn("2 answers fit no change that is there now", self.fixed()[1])
        self.answer(["0123456789ABCDEF"], path="other.txt")
        self.assertNotIn("no change that is there", self.fixed()[1])

    def test_what_is_no_answer_changes_nothing(self):
        shutil.copy(SPECIMEN, self.folder / "page.txt")
        for text in ("", "{}", '{"version": 7, "answers": []}', '{"version": 1, "answers": [{"id": "A"}]}'):
            (self.folder / "answers.json").write_text(text)
            done = self.run_program("fix", "--answers", "answers.json", "page.txt", exits=2)
            self.assertIn(b"answers.json: this is no file of answers", done.stderr)
        self.run_program("fix", "--answers", "nowhere.json", "page.txt", exits=2)
        self.run_program("fix", "--answers", "answers.json", "--records", "line", "page.txt", exits=2)
        self.assertEqual((self.folder / "page.txt").read_bytes(), SPECIMEN.read_bytes())

    def test_a_patch_of_a_file_in_another_encoding_is_of_its_bytes(self):
        text = MUSEUM.read_text(encoding="utf-8").replace("·", "")
        (self.folder / "page.txt").write_bytes(text.encode("gb18030"))
        patch = self.run_program("diff", "page.txt", exits=1).stdout
        self.assertIn(b"@@ encoding, safe: GBK becomes UTF-8 (", patch)
        shown = self.run_program("diff", "--color", "always", "--width", "60", "page.txt", exits=1).stdout.decode()
        self.assertIn("page.txt: encoding, safe: GBK becomes UTF-8", shown)
        self.assertIn("館長", shown)
        self.run_program("fix", "page.txt", "--output", "fixed.txt")
        for tool in (["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--fuzz=0"]):
            (self.folder / "page.txt").write_bytes(text.encode("gb18030"))
            subprocess.run(tool, input=patch, cwd=self.folder, check=True, capture_output=True)
            self.assertEqual((self.folder / "page.txt").read_bytes(), (self.folder / "fixed.txt").read_bytes())

    def test_changes_are_counted(self):
        shutil.copy(SPECIMEN, self.folder / "page.txt")
        (self.folder / "clean.txt").write_text("Clean.\n")
        text = self.run_program("diff", "--stat", "page.txt", "clean.txt", exits=1).stdout.decode()
        changes = self.changes("page.txt")
        count = {rule: sum(change["rule"] == rule for change in changes) for rule in {each["rule"] for each in changes}}
        first, last = text.splitlines()
        self.assertTrue(first.startswith(f"{len(changes):7}  page.txt  "), first)
        for rule, number in count.items():
            self.assertIn(f"{rule} {number}", first)
        self.assertTrue(last.startswith(f"{len(changes):7}  in 1 of 2 files"), last)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
