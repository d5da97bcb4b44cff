"""The configuration from outside: what it does to a run, what config show says of it, and what is wrong with one.

Usage: config_test.py PROGRAM
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
GERMAN = "Die Straße führt über die Brücke, und die Mädchen gehen später nach Hause zurück.\n"
CHINESE = "人民日报社论说，改革开放以来，我国经济建设取得了举世瞩目的成就，人民生活水平不断提高。\n"
RUSSIAN = "Город стоит у моря. Дома стоят в ряд, и люди идут по улице домой после работы.\n"
MOJIBAKE = GERMAN.encode().decode("cp1252", "replace")


class ConfigTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-config-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def run_program(self, *arguments, data=b"", exits=0):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, input=data, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, exits, (done.stdout[-2000:], done.stderr[-2000:]))
        return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")

    def values(self, path, *arguments):
        """{key: (value, origin)} that config show prints as JSON."""
        shown = json.loads(self.run_program("config", "show", "--format", "json", *arguments, path)[0])
        return {key: (each["value"], each["origin"]) for key, each in shown["values"].items()}


class Runs(ConfigTest):
    def test_a_repository_of_three_encodings_keeps_them_byte_for_byte(self):
        self.write("mojimend.toml", '[[files]]\nmatch = ["gbk/"]\nencodings = ["gbk"]\nto = "keep"\n'
                                    '[[files]]\nmatch = ["latin/"]\nencodings = ["windows-1252"]\nto = "keep"\n'
                                    '[[files]]\nmatch = ["koi/"]\nencodings = ["koi8-r"]\nto = "keep"\n')
        latin = ("wir fÃ¼hren Ã¼ber die BrÃ¼cke\n", "wir führen über die Brücke\n")
        # UTF-8 of Cyrillic letters, read as windows-1252 and written as references.
        cow = ("x &ETH;&#154;&ETH;&frac34;&Ntilde;&#128;&ETH;&frac34;&ETH;&sup2;&ETH;&deg; y\n", "x Корова y\n")
        files = {"latin/a.txt": (GERMAN, latin, "cp1252"), "gbk/deep/er/a.txt": (CHINESE, cow, "gbk"),
                 "koi/a.txt": (RUSSIAN, cow, "koi8-r"), "utf8.txt": (GERMAN, latin, "utf-8")}
        chance = random.Random(7)
        for options in ((), ("--to", "keep")):
            expected = {}
            for name, (text, (bad, good), codec) in files.items():
                # Three edits in ASCII and three of damage, anywhere among lines of the file's own.
                lines = [text.encode(codec)] * 20
                damaged, mended = list(lines), list(lines)
                for _ in range(3):
                    at = chance.randrange(len(damaged) + 1)
                    for each, line in ((damaged, bad), (mended, good)):
                        each[at:at] = [b"an edit in ASCII\n", line.encode(codec)]
                self.write(name, b"".join(damaged))
                expected[name] = b"".join(mended)
            self.run_program("fix", *options, "gbk", "latin", "koi", "utf8.txt")
            for name, data in expected.items():
                self.assertEqual(self.read(name), data, name)

    def test_each_key_does_what_it_says(self):
        bad = MOJIBAKE.encode()
        cases = {
            'preset = "corpus"': (b"a\r\nb\r\n", b"a\nb\n"),
            'select = ["gloss"]': (bad, bad),
            'select = ["mojibake"]': (bad, GERMAN.encode()),
            'extend-select = ["newline"]': (b"a\r\n", b"a\n"),
            'ignore = ["mojibake"]': (bad, bad),
            "unsafe-fixes = true": (b"caf\\u00e9 in prose, and caf\\u00e9 again\n", None),
            "unsafe-fixes = false": (bad, GERMAN.encode()),
            'encodings = ["koi8-r"]': (RUSSIAN.encode("koi8-r"), RUSSIAN.encode()),
            'encodings = ["ibm850"]': (b"M\x84nner\n", "Männer\n".encode()),
            'language = ["ru"]': ("Город\n".encode("cp1251") * 4, "Город\n".encode() * 4),
            'to = "keep"': (GERMAN.encode("cp1252"), GERMAN.encode("cp1252")),
            'to = "utf-8"': (GERMAN.encode("cp1252"), GERMAN.encode()),
            'exclude = ["a.txt"]': (bad, bad),
        }
        for line, (data, expected) in cases.items():
            with self.subTest(line):
                if line.startswith("unsafe-fixes = true"):
                    line += '\nextend-select = ["escape"]'
                    expected = "café in prose, and café again\n".encode()
                self.write("a.txt", data)
                self.write("mojimend.toml", line + "\n")
                self.run_program("fix", ".")
                self.assertEqual(self.read("a.txt"), expected)

    def test_exclude_holds_for_named_files_only_when_asked(self):
        self.write("mojimend.toml", 'exclude = ["a.txt"]\n')
        self.write("a.txt", MOJIBAKE)
        self.run_program("check", ".")
        self.run_program("check", "a.txt", exits=1)
        self.run_program("check", "--force-exclude", "a.txt")
        self.run_program("check", "--no-config", ".", exits=1)

    def test_standard_input_has_the_name_that_it_is_given(self):
        self.write("mojimend.toml", '[[files]]\nmatch = ["*.md"]\nignore = ["mojibake"]\n')
        data = MOJIBAKE.encode()
        self.assertEqual(self.run_program("fix", data=data)[0], GERMAN)
        self.assertEqual(self.run_program("fix", "--stdin-path", "d/a.txt", data=data)[0], GERMAN)
        self.assertEqual(self.run_program("fix", "--stdin-path", "d/a.md", data=data)[0], MOJIBAKE)
        shown, _ = self.run_program("check", "--stdin-path", "d/a.txt", data=data, exits=1)
        self.assertTrue(shown.startswith("d/a.txt:1:9: mojibake"), shown)
        self.assertTrue(self.run_program("fix", "--stdin-path", "d/a.txt", data=data)[1].startswith("d/a.txt: "))

    def test_records_take_the_configuration_of_their_file(self):
        self.write("a.txt", MOJIBAKE)
        self.write("mojimend.toml", 'ignore = ["mojibake"]\n')
        self.run_program("check", "--records", "line", "a.txt")
        self.write("mojimend.toml", 'encodings = ["utf-16le"]\n')
        _, told = self.run_program("check", "--records", "line", "a.txt", exits=2)
        self.assertIn("a.txt: --from: records in utf-16le cannot be cut into lines", told)

    def test_a_baseline(self):
        self.write("d/a.txt", GERMAN + MOJIBAKE)
        self.write("b.txt", GERMAN.encode("cp1252"))
        self.run_program("check", ".", exits=1)
        self.run_program("check", "--write-baseline", "old.json", ".")
        self.assertEqual(list(json.loads(self.read("old.json"))["files"]), ["b.txt", "d/a.txt"])
        _, told = self.run_program("check", "--baseline", "old.json", ".")
        self.assertIn("nothing found in 3 files", told)
        self.write("d/a.txt", "moved\n" + MOJIBAKE + GERMAN)
        self.run_program("check", "--baseline", "old.json", "d", "b.txt")
        self.write("d/a.txt", MOJIBAKE + MOJIBAKE)
        shown, _ = self.run_program("check", "--baseline", "old.json", ".", exits=1)
        self.assertTrue(all(line.startswith("./d/a.txt:2:") for line in shown.splitlines()), shown)
        self.write("mojimend.toml", 'baseline = "old.json"\n')
        self.assertEqual(self.run_program("check", ".", exits=1)[0], shown)
        self.write("mojimend.toml", 'baseline = "none.json"\n')
        _, told = self.run_program("check", ".", exits=2)
        self.assertEqual(told.count("the baseline cannot be read"), 1)

    def test_show_changes_has_a_line_for_each_change_that_is_made(self):
        self.write("a.txt", MOJIBAKE + "caf\\u00e9 in prose\n")
        shown, told = self.run_program("fix", "--show-changes", "--extend-select", "escape", "a.txt")
        self.assertEqual(told, f"a.txt: {len(shown.splitlines())} changes, 1 suggested (use --unsafe-fixes)\n")
        self.assertTrue(all("mojibake [safe]" in line for line in shown.splitlines()), shown)


class Shown(ConfigTest):
    def test_each_value_and_where_it_comes_from(self):
        self.write("mojimend.toml", 'preset = "source-code"\nignore = ["lost"]\n\n[[files]]\nmatch = ["d/*.txt"]\nto = "keep"\n')
        self.write(".editorconfig", "root = true\n[*]\ncharset = latin1\n")
        values = self.values("d/a.txt", "--ignore", "entity")
        self.assertEqual(values["preset"], ("source-code", "mojimend.toml:1"))
        self.assertEqual(values["ignore"], (["lost", "entity"], "--ignore"))
        self.assertEqual(values["to"], ("keep", "mojimend.toml:6 [[files]] matching d/*.txt"))
        self.assertEqual(values["encodings"], (["latin1"], ".editorconfig (charset = latin1)"))
        self.assertEqual(values["unsafe-fixes"], (False, "default"))
        self.assertEqual(self.values("d/a.txt", "--no-config")["to"], ("utf-8", "default"))
        self.assertEqual(self.values("other/a.txt")["to"], ("keep", ".editorconfig (charset = latin1)"))
        text, _ = self.run_program("config", "show", "d/a.txt", "other")
        self.assertIn('# d/a.txt: mojimend.toml\npreset = "source-code"  # mojimend.toml:1\n', text)
        self.assertEqual(text.count("\nto = "), 2)
        # What is shown can be written down.
        self.write("shown.toml", text.split("\n\n")[0])
        again = self.values("x", "--config", "shown.toml")
        self.assertEqual(again["to"][0], "keep")
        self.assertEqual(again["ignore"][0], ["lost"])

    def test_what_is_wrong_is_named_and_nothing_is_done(self):
        self.write("a.txt", MOJIBAKE)
        self.write("d/b.txt", MOJIBAKE)
        for line, message in (("ignor = []", "mojimend.toml:2: there is no key ignor; did you mean ignore?"),
                              ("ignore = 3", "mojimend.toml:2: ignore is a number; give it a list of strings"),
                              ('to = "kep"', "mojimend.toml:2: to: there is no to kep; did you mean keep?"),
                              ('encodings = ["gbkk"]', "mojimend.toml:2: encodings: there is no encoding gbkk; did you mean gbk?"),
                              ("to = [", "mojimend.toml:2: this is no TOML: ")):
            self.write("mojimend.toml", "# a comment\n" + line + "\n")
            for command in (["fix", "."], ["check", "a.txt", "d"], ["config", "show", "a.txt"]):
                _, told = self.run_program(*command, exits=2)
                self.assertTrue(told.startswith("mojimend: " + message), told)
                self.assertEqual(told.count("mojimend.toml"), 1, told)
            self.assertEqual(self.read("a.txt").decode(), MOJIBAKE)
        _, told = self.run_program("check", "--config", "none.toml", "a.txt", exits=2)
        self.assertIn("none.toml: the configuration cannot be read: No such file", told)

    def test_the_command_line_is_checked(self):
        for arguments, message in ((["config"], "config is not told what to do; say it behind the command: show"),
                                   (["config", "shw"], "config cannot shw; did you mean show?"),
                                   (["git", "fix"], "git cannot fix; it can: install, uninstall, clean"),
                                   (["git", "install", "x"], "git install takes no path; leave out x"),
                                   (["guard"], "guard is not told what to compare with; give it --against HEAD"),
                                   (["check", "--config", "a", "--no-config"], "--config and --no-config exclude each other"),
                                   (["check", "--baseline", "a", "--write-baseline", "b"],
                                    "--baseline and --write-baseline exclude each other"),
                                   (["check", "--baseline", "a", "--records", "line"], "--baseline: records have none"),
                                   (["fix", "--show-changes"], "--show-changes: the mended text and the changes"),
                                   (["check", "--preset", "x"], "--preset: there is no x; give it repair, corpus, source-code or ftfy")):
            _, told = self.run_program(*arguments, exits=2)
            self.assertTrue(told.startswith("mojimend: " + message), told)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
