#!/usr/bin/env python3
"""The filters with the real git, in fresh repositories.  Usage: git_test.py PROGRAM [--files N]"""

import os
import shutil
import sys
import time
import unittest

from support import CHINESE, GERMAN, JAPANESE, MOJIBAKE, ODD_NAMES, HookTest

PROGRAM = os.path.abspath(sys.argv[1])
FILES = int(sys.argv[3]) if sys.argv[2:3] == ["--files"] else 10_000


class Filters(HookTest):
    def filtered(self, *kinds):
        """A repository whose text files go through the filters of these kinds only."""
        repository = self.repository()
        repository.run(PROGRAM, "git", "install")
        for kind in {"filter.mojimend.process", "filter.mojimend.clean"} - set(kinds):
            repository.git("config", "--local", "--unset", kind)
        repository.write(".gitattributes", "*.txt filter=mojimend diff=mojimend\n")
        return repository

    def check_clean(self, kind):
        repository = self.filtered(kind)
        files = {name: MOJIBAKE for name in ODD_NAMES}
        for name, text in files.items():
            repository.write(name, text)
        repository.write("gbk.txt", CHINESE.encode("gbk") * 3)
        repository.write("binary.txt", b"\x7fELF\0\1\2" + bytes(range(256)) * 4)
        repository.write("empty.txt", "")
        repository.write("large.txt", (GERMAN * 20_000).encode() + MOJIBAKE.encode())
        repository.write("other.md", MOJIBAKE)
        told = repository.git("add", "-A").stderr.decode()
        for name in ODD_NAMES:
            self.assertEqual(repository.kept(name), GERMAN.encode(), name)
            self.assertEqual(repository.read(name), MOJIBAKE.encode(), "the working tree is the user's")
        self.assertIn("with space.txt: ", told)
        self.assertIn("on the way into the index", told)
        # Nothing is transcoded unasked, and what is no text goes its way.
        for name in ("gbk.txt", "binary.txt", "empty.txt", "other.md"):
            self.assertEqual(repository.kept(name), repository.read(name), name)
        self.assertEqual(repository.kept("large.txt"), (GERMAN * 20_001).encode())
        repository.git("commit", "-q", "-m", "one")
        # What was checked out is what was mended, and goes in again without a change.
        for path in repository.folder.glob("*.txt"):
            path.unlink()
        repository.git("checkout", "-q", "--", ".")
        self.assertEqual(repository.read("with space.txt"), GERMAN.encode())
        told = repository.git("add", "--renormalize", ".").stderr.decode()
        self.assertNotIn("on the way", told)
        self.assertEqual(repository.git("status", "--porcelain").stdout, b"")

    def test_clean_filter(self):
        self.check_clean("filter.mojimend.clean")

    def test_filter_process(self):
        self.check_clean("filter.mojimend.process")

    def test_ten_thousand_files_in_one_process(self):
        repository = self.filtered("filter.mojimend.process", "filter.mojimend.clean")
        for i in range(FILES):
            text = f"file {i}\n" + (MOJIBAKE if i % 10 == 0 else GERMAN)
            repository.write(f"d{i % 50}/f{i}.txt", text)
        start = time.monotonic()
        told = repository.git("add", "-A", timeout=550).stderr.decode()
        print(f"git add of {FILES} files through filter.process: {time.monotonic() - start:.1f} s")
        self.assertEqual(told.count("on the way into the index"), (FILES + 9) // 10)
        repository.git("commit", "-q", "-m", "one")
        tree = repository.git("ls-tree", "-r", "HEAD").stdout
        self.assertEqual(tree.count(b"\n"), FILES + 1)
        self.assertEqual(repository.kept("d0/f0.txt", "HEAD"), ("file 0\n" + GERMAN).encode())
        # Idempotent: what git now has goes through again and is the same, file by file.
        shutil.rmtree(repository.folder / "d0")
        repository.git("checkout", "-q", "--", ".")
        for i in range(0, FILES, 10):
            repository.write(f"d{i % 50}/f{i}.txt", f"file {i}\n" + GERMAN)
        told = repository.git("add", "--renormalize", ".", timeout=550).stderr.decode()
        self.assertEqual(told, "")
        repository.git("commit", "-q", "--allow-empty", "-m", "two")
        self.assertEqual(repository.git("ls-tree", "-r", "HEAD").stdout, tree)

    def test_a_configuration_says_what_goes_into_the_index(self):
        repository = self.filtered("filter.mojimend.process")
        repository.write("mojimend.toml", 'exclude = ["as-is/"]\n[[files]]\nmatch = ["to-utf8/"]\nto = "utf-8"\n'
                                          '[[files]]\nmatch = ["gloss.txt"]\nignore = ["mojibake"]\n')
        for name in ("to-utf8/a.txt", "keep/a.txt", "as-is/a.txt"):
            repository.write(name, (CHINESE * 3).encode("gbk"))
        repository.write("as-is/b.txt", MOJIBAKE)
        repository.write("gloss.txt", MOJIBAKE)
        repository.git("add", "-A")
        self.assertEqual(repository.kept("to-utf8/a.txt"), (CHINESE * 3).encode())
        for name in ("keep/a.txt", "as-is/a.txt", "as-is/b.txt", "gloss.txt"):
            self.assertEqual(repository.kept(name), repository.read(name), name)
        repository.write("mojimend.toml", "ignor = []\n")
        repository.write("keep/a.txt", "x" + MOJIBAKE)
        told = repository.git("add", "-A").stderr.decode()
        self.assertIn("mojimend.toml:1: there is no key ignor; did you mean ignore?", told)
        self.assertEqual(repository.kept("keep/a.txt"), ("x" + MOJIBAKE).encode())

    def test_textconv_shows_older_encodings_in_diffs(self):
        repository = self.filtered("filter.mojimend.process")
        repository.write("a.txt", (CHINESE * 3).encode("gbk"))
        repository.write("b.txt", (JAPANESE * 3).encode("shift_jis"))
        repository.write("c.txt", bytes(300))
        repository.commit()
        repository.write("a.txt", (CHINESE * 3 + "新的一行\n").encode("gbk"))
        repository.write("b.txt", (JAPANESE * 2).encode("shift_jis"))
        repository.write("c.txt", bytes(301))
        diff = repository.git("diff").stdout.decode()
        self.assertIn("\n+新的一行\n", diff)
        self.assertIn("\n " + CHINESE, diff)
        self.assertIn("\n-" + JAPANESE, diff)
        repository.commit("two")
        self.assertIn("\n+新的一行\n", repository.git("show", "HEAD", "--", "a.txt").stdout.decode())

    def test_working_tree_encoding_and_the_filter_go_together(self):
        repository = self.filtered("filter.mojimend.process")
        repository.write(".gitattributes", "*.ja filter=mojimend working-tree-encoding=SHIFT-JIS\n")
        repository.write("a.ja", (JAPANESE * 3).encode("shift_jis"))
        repository.commit()
        self.assertEqual(repository.kept("a.ja", "HEAD"), (JAPANESE * 3).encode())
        shown = repository.run(PROGRAM, "config", "show", "a.ja").stdout.decode()
        self.assertIn('to = "keep"  # .gitattributes (working-tree-encoding=SHIFT-JIS)', shown)
        repository.run(PROGRAM, "fix", "--quiet", "a.ja")
        self.assertEqual(repository.read("a.ja"), (JAPANESE * 3).encode("shift_jis"))
        repository.write("a.ja", (JAPANESE * 4).encode("shift_jis"))
        repository.run(PROGRAM, "guard", "--against", "HEAD")


class Install(HookTest):
    def settings(self, repository):
        lines = repository.git("config", "--local", "--list").stdout.decode().splitlines()
        return dict(each.split("=", 1) for each in lines if "mojimend" in each)

    def test_install_says_what_it_did_and_uninstall_takes_it_back(self):
        repository = self.repository()
        before = repository.read(".git/config")
        told = repository.run(PROGRAM, "git", "install").stdout.decode()
        settings = self.settings(repository)
        self.assertEqual(set(settings), {"filter.mojimend.process", "filter.mojimend.clean", "diff.mojimend.textconv"})
        for name, value in settings.items():
            self.assertIn(f"{name} = {value}", told)
        self.assertIn(".git/config", told)
        self.assertIn("*.txt filter=mojimend diff=mojimend", told)
        again = repository.run(PROGRAM, "git", "install").stdout.decode()
        self.assertEqual(again.count(" is already "), 3)
        repository.git("config", "--local", "diff.mojimend.textconv", "another program")
        self.assertIn("(was: another program)", repository.run(PROGRAM, "git", "install").stdout.decode())
        self.assertEqual(self.settings(repository), settings)
        repository.run(PROGRAM, "git", "uninstall")
        self.assertEqual(self.settings(repository), {})
        self.assertEqual([each for each in repository.read(".git/config").splitlines() if b"mojimend" not in each],
                         before.splitlines())

    def test_the_program_goes_by_its_name_where_that_leads_to_it(self):
        repository = self.repository()
        programs = self.scratch / "pro grams"
        programs.mkdir()
        shutil.copy2(PROGRAM, programs / "mojimend")
        repository.run(programs / "mojimend", "git", "install")
        self.assertEqual(self.settings(repository)["filter.mojimend.process"],
                         f"'{programs}/mojimend' git filter-process")
        repository.write(".gitattributes", "*.txt filter=mojimend\n")
        repository.write("a.txt", MOJIBAKE)
        repository.git("add", "-A")
        self.assertEqual(repository.kept("a.txt"), GERMAN.encode())
        repository.environment["PATH"] = f"{programs}:{repository.environment['PATH']}"
        repository.run("mojimend", "git", "install")
        self.assertEqual(self.settings(repository)["filter.mojimend.process"], "mojimend git filter-process")

    def test_outside_of_a_repository(self):
        done = self.repository().run("sh", "-c", f"cd / && GIT_CEILING_DIRECTORIES=/ '{PROGRAM}' git install", exits=2)
        self.assertIn(b"there is no git repository here", done.stderr)

    def test_a_stream_that_is_not_gits(self):
        repository = self.repository()
        for data in (b"hello", b"0000", b"0009abc", b"0016git-filter-client\n"):
            done = repository.run(PROGRAM, "git", "filter-process", data=data, exits=2)
            self.assertIn(b"for git to run", done.stderr, data)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
