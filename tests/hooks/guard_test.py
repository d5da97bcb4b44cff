#!/usr/bin/env python3
"""guard in fresh repositories with the real git: the accident of tools that rewrite a file as UTF-8, its kin, and
innocent commits.  Usage: guard_test.py PROGRAM"""

import json
import os
import sys
import unittest

from support import CHINESE, GERMAN, JAPANESE, MOJIBAKE, ODD_NAMES, HookTest

PROGRAM = os.path.abspath(sys.argv[1])
GBK = ("// 头\n" + CHINESE * 5).encode("gbk")
LATIN = ("// Kopf\n" + GERMAN * 5).encode("cp1252")


class GuardTest(HookTest):
    def setUp(self):
        super().setUp()
        self.repo = self.repository()

    def start(self, files):
        for name, data in files.items():
            self.repo.write(name, data)
        self.repo.commit("start")

    def guard(self, *arguments, exits=0):
        done = self.repo.run(PROGRAM, "guard", "--against", "HEAD", *arguments, exits=exits)
        return done.stdout.decode(), done.stderr.decode()

    def refusals(self, *arguments):
        """[(path, line, rule)] of what is staged, and of the working tree the same."""
        self.repo.git("add", "-A")
        out = []
        for more in (["--staged"], []):
            done = self.repo.run(PROGRAM, "guard", "--against", "HEAD", "--format", "json", *more, *arguments, exits=None)
            found = [json.loads(line) for line in done.stdout.decode().splitlines()]
            self.assertEqual(done.returncode, 1 if found else 0, done.stderr.decode())
            out.append([(each["path"], each["line"], each["rule"]) for each in found])
        self.assertEqual(*out)
        return out[0]


class Accidents(GuardTest):
    def test_an_edit_in_ascii_rewrites_the_file_as_utf8(self):
        self.start({"gbk.c": GBK, "latin.c": LATIN, "utf8.c": GERMAN, "d/untouched.c": GBK})
        for name, data, codec in (("gbk.c", GBK, "gbk"), ("latin.c", LATIN, "cp1252")):
            text = data.decode(codec).replace("//", "// edited:", 1)
            self.repo.write(name, text)
        self.assertEqual(self.refusals(), [("gbk.c", 2, "encoding"), ("latin.c", 2, "encoding")])
        shown, told = self.guard("--staged", exits=1)
        self.assertIn("gbk.c:2: encoding: the file was gbk and is utf-8 now; 5 lines say the same in other bytes; "
                      "save it as gbk again, or say to = \"utf-8\" for it in mojimend.toml if that was meant\n", shown)
        self.assertEqual(told, "mojimend: 2 of 2 changed files refused\n")
        # Only what is asked for.
        self.assertNotIn("latin.c", self.guard("--staged", "gbk.c", exits=1)[0])
        self.assertEqual(self.guard("--staged", "d"), ("", ""))

    def test_a_read_in_the_wrong_encoding_that_is_saved(self):
        self.start({"gbk.c": GBK, "latin.c": LATIN})
        self.repo.write("gbk.c", GBK.decode("utf-8", "replace"))
        self.repo.write("latin.c", LATIN.decode("ascii", "replace").replace("\ufffd", "?"))
        rules = {(path, rule) for path, _, rule in self.refusals()}
        self.assertIn(("gbk.c", "lost"), rules)
        self.assertIn(("latin.c", "lost"), rules)

    def test_marks_line_ends_and_mojibake(self):
        self.start({"mark.txt": b"\xef\xbb\xbfa\nb\n", "crlf.txt": b"a\r\nb\r\n", "plain.txt": "a\nb\n", "utf8.txt": GERMAN})
        self.repo.write("mark.txt", b"a\nb\nc\n")
        self.repo.write("crlf.txt", b"a\nb\nc\n")
        self.repo.write("plain.txt", b"\xef\xbb\xbfa\nb\n")
        self.repo.write("utf8.txt", GERMAN + MOJIBAKE)
        self.assertEqual(sorted(set(self.refusals())), [("crlf.txt", 1, "newline"), ("mark.txt", 1, "bom"),
                                                        ("plain.txt", 1, "bom"), ("utf8.txt", 2, "mojibake")])

    def test_a_file_that_moved_as_well(self):
        self.start({"a.c": GBK + bytes(range(0x20, 0x7F)) * 80})
        self.repo.git("mv", "a.c", "b.c")
        self.repo.write("b.c", (GBK + bytes(range(0x20, 0x7F)) * 80).decode("gbk"))
        self.assertEqual(self.refusals(), [("b.c", 1, "encoding")])

    def test_odd_names(self):
        self.start({name: LATIN for name in ODD_NAMES})
        for name in ODD_NAMES:
            self.repo.write(name, LATIN.decode("cp1252"))
        self.assertEqual(sorted(path for path, _, _ in self.refusals()), sorted(ODD_NAMES))
        shown, _ = self.guard("--staged", exits=1)
        self.assertEqual(len(shown.splitlines()), len(ODD_NAMES))

    def test_only_the_index_counts_with_staged(self):
        self.start({"a.c": LATIN})
        self.repo.write("a.c", LATIN.decode("cp1252"))
        self.assertEqual(self.guard("--staged"), ("", ""))
        self.assertIn("a.c:2: encoding", self.guard(exits=1)[0])


class InnocentCommits(GuardTest):
    """Each is a commit that happens every day; none may be refused."""

    def innocent(self):
        self.assertEqual(self.refusals(), [])

    def test_an_edit_in_the_encoding_of_the_file(self):
        self.start({"a.c": GBK, "b.c": LATIN})
        self.repo.write("a.c", GBK + "新的一行\n".encode("gbk"))
        self.repo.write("b.c", LATIN.replace(b"Kopf", b"head"))
        self.innocent()

    def test_a_rename(self):
        self.start({"a.c": GBK, "b.txt": MOJIBAKE * 3})
        self.repo.git("mv", "a.c", "d.c")
        self.repo.git("mv", "b.txt", "e.txt")
        self.innocent()

    def test_a_rename_with_an_edit(self):
        self.start({"a.c": LATIN * 4})
        self.repo.git("mv", "a.c", "b.c")
        self.repo.write("b.c", LATIN * 4 + b"more\n")
        self.innocent()

    def test_a_file_moved_to_utf8_because_the_configuration_says_so(self):
        self.start({"a.c": GBK})
        self.repo.write("mojimend.toml", '[[files]]\nmatch = ["*.c"]\nto = "utf-8"\n')
        self.repo.write("a.c", GBK.decode("gbk"))
        self.innocent()
        self.repo.commit()
        self.repo.write(".editorconfig", "root = true\n[*]\ncharset = utf-8\n")
        self.repo.write("mojimend.toml", "")
        self.repo.write("b.c", LATIN)
        self.repo.commit()
        self.repo.write("b.c", LATIN.decode("cp1252"))
        self.innocent()

    def test_fix_is_allowed_where_the_configuration_says_so(self):
        self.start({"a.c": GBK, "mojimend.toml": 'to = "utf-8"\n'})
        self.repo.run(PROGRAM, "fix", "--quiet", ".")
        self.assertEqual(self.repo.read("a.c"), GBK.decode("gbk").encode())
        self.innocent()

    def test_lines_of_old_damage_move_and_go(self):
        self.start({"a.txt": GERMAN + MOJIBAKE + "x\ufffdy\n" + "\n" * 9})
        self.repo.write("a.txt", "x\ufffdy\n" + "\n" * 9 + MOJIBAKE + GERMAN)
        self.innocent()
        self.repo.write("a.txt", GERMAN)
        self.innocent()

    def test_damage_is_mended(self):
        self.start({"a.txt": GERMAN + MOJIBAKE})
        self.repo.run(PROGRAM, "fix", "--quiet", "a.txt")
        self.assertEqual(self.repo.read("a.txt").decode(), GERMAN * 2)
        self.innocent()

    def test_the_first_letters_beyond_ascii(self):
        self.start({"a.txt": "plain\n", "b.txt": "plain\n"})
        self.repo.write("a.txt", "plain\n" + GERMAN)
        self.repo.write("b.txt", ("plain\n" + GERMAN).encode("cp1252"))
        self.innocent()

    def test_new_files_in_any_encoding_and_binaries(self):
        self.start({"a.txt": "plain\n", "b.bin": bytes(range(256))})
        self.repo.write("new.txt", JAPANESE.encode("shift_jis") * 3)
        self.repo.write("wide.txt", GERMAN.encode("utf-16"))
        self.repo.write("b.bin", b"\0\1" + bytes(reversed(range(256))))
        self.repo.write("c.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3)
        (self.repo.folder / "link").symlink_to("a.txt")
        self.innocent()

    def test_all_letters_beyond_ascii_go(self):
        self.start({"a.c": LATIN})
        self.repo.write("a.c", "// Kopf\nint main() {}\n")
        self.innocent()

    def test_a_line_that_says_why_it_looks_so(self):
        self.start({"a.py": "x = 1\n"})
        self.repo.write("a.py", f"x = 1\ny = '{MOJIBAKE.strip()}'  # mojimend: ignore mojibake (for the test)\n")
        self.innocent()

    def test_removed_files_and_modes(self):
        self.start({"a.c": LATIN, "run.sh": "echo\n"})
        (self.repo.folder / "a.c").unlink()
        (self.repo.folder / "run.sh").chmod(0o755)
        self.innocent()

    def test_line_ends_that_git_itself_converts(self):
        self.start({".gitattributes": "*.txt text eol=crlf\n", "a.txt": b"a\r\nb\r\n"})
        self.repo.write("a.txt", b"a\r\nb\r\nc\r\n")
        self.innocent()


class Places(GuardTest):
    def test_a_first_commit(self):
        self.repo.write("a.txt", GERMAN)
        self.repo.git("add", "-A")
        self.assertEqual(self.guard("--staged"), ("", ""))
        self.repo.write("b.txt", MOJIBAKE)
        self.repo.git("add", "-A")
        self.assertIn("b.txt:1: mojibake", self.guard("--staged", exits=1)[0])

    def test_any_revision(self):
        self.start({"a.c": LATIN})
        self.repo.write("a.c", LATIN.decode("cp1252"))
        self.repo.commit("the accident")
        self.assertEqual(self.guard(), ("", ""))
        done = self.repo.run(PROGRAM, "guard", "--against", "HEAD~1", exits=1)
        self.assertIn(b"a.c:2: encoding", done.stdout)
        done = self.repo.run(PROGRAM, "guard", "--against", "nowhere", exits=2)
        self.assertIn(b"there is no revision nowhere", done.stderr)
        self.repo.run(PROGRAM, "guard", "--against", "HEAD~1", "--exit-zero")

    def test_below_the_root_and_in_a_partial_commit(self):
        self.start({"d/a.c": LATIN, "b.c": LATIN})
        for name in ("d/a.c", "b.c"):
            self.repo.write(name, LATIN.decode("cp1252"))
        done = self.repo.run("sh", "-c", f"cd d && '{PROGRAM}' guard --against HEAD a.c", exits=1)
        self.assertEqual(done.stdout.count(b"\n"), 1)
        # git commit PATH has an index of its own for the hook.
        hook = self.repo.write(".git/hooks/pre-commit", f"#!/bin/sh\nexec '{PROGRAM}' guard --against HEAD --staged\n")
        hook.chmod(0o755)
        done = self.repo.git("commit", "-q", "-m", "x", "b.c", exits=1)
        self.assertIn(b"b.c:2: encoding", done.stdout + done.stderr)
        self.assertNotIn(b"d/a.c", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
