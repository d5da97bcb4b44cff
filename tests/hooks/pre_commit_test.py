#!/usr/bin/env python3
"""pip and pre-commit as people use them, in fresh virtual environments and repositories: `pip install .` gives a program
that works, and pre-commit installs the hooks from a clone of the project by itself, and each does what it is for.

    pre_commit_test.py PROGRAM              the packages take PROGRAM; everything else is as it is for people
    pre_commit_test.py PROGRAM --compile    they are compiled, which takes minutes
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from packaging import copy_project, fresh_venv, with_program
from support import CHINESE, GERMAN, MOJIBAKE, ODD_NAMES, SKIPPED, Repository, bare_environment

PROGRAM = os.path.abspath(sys.argv[1])
COMPILE = sys.argv[2:3] == ["--compile"]
LATIN = ("Kopf\n" + GERMAN * 5).encode("cp1252")


class Hooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-pre-commit-"))
        cls.addClassCleanup(shutil.rmtree, cls.scratch)
        cls.environment = with_program(bare_environment(cls.scratch), None if COMPILE else PROGRAM)
        cls.environment["PRE_COMMIT_HOME"] = str(cls.scratch / "pre-commit")
        cls.project = cls.scratch / "project"
        cls.project.mkdir()
        cls.revision = copy_project(cls.project, cls.environment)
        cls.bin = fresh_venv(cls.scratch / "venv", "pre-commit", environment=cls.environment)

    def user(self, *hooks):
        """A repository whose configuration names the hooks."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.scratch)) / "user"
        repository = Repository(folder, self.environment)
        lines = "".join(f"      - id: {each}\n" for each in hooks)
        repository.write(".pre-commit-config.yaml",
                         f"repos:\n  - repo: {self.project}\n    rev: {self.revision}\n    hooks:\n{lines}")
        return repository

    def pre_commit(self, repository, *arguments, exits=0):
        done = repository.run(self.bin / "pre-commit", *arguments, exits=exits, timeout=1200)
        return done.stdout.decode()

    def run_hook(self, repository, hook, exits):
        repository.git("add", "-A")
        return self.pre_commit(repository, "run", hook, exits=exits)

    def test_1_pip_installs_a_program_that_works(self):
        venv = fresh_venv(self.scratch / "plain", environment=self.environment)
        start = time.monotonic()
        done = subprocess.run([venv / "pip", "install", "--disable-pip-version-check", self.project], env=self.environment,
                              capture_output=True, text=True, timeout=1200)
        self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-3000:])
        print(f"pip install ., {'compiled' if COMPILE else 'with a program that was there'}: {time.monotonic() - start:.0f} s")
        environment = {**self.environment, "PATH": f"{venv}:/usr/bin:/bin"}
        shown = subprocess.run(["mojimend", "--version"], env=environment, capture_output=True, check=True).stdout
        self.assertEqual(shown, subprocess.run([PROGRAM, "--version"], capture_output=True, check=True).stdout)
        fixed = subprocess.run(["mojimend", "fix"], env=environment, input=MOJIBAKE.encode(), capture_output=True, check=True)
        self.assertEqual(fixed.stdout, GERMAN.encode())
        self.assertEqual(sorted(each.name for each in (self.scratch / "plain" / "bin").glob("mojimend*")), ["mojimend"])

    def test_2_the_hooks_are_installed_from_a_clone(self):
        repository = self.user("mojimend-check", "mojimend-fix", "mojimend-guard")
        start = time.monotonic()
        self.pre_commit(repository, "install-hooks")
        print(f"pre-commit install-hooks, {'compiled' if COMPILE else 'with a program that was there'}: "
              f"{time.monotonic() - start:.0f} s")

    def test_check(self):
        repository = self.user("mojimend-check")
        repository.write("clean.txt", GERMAN)
        repository.write("empty.txt", "")
        repository.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(300))
        shown = self.run_hook(repository, "mojimend-check", exits=0)
        self.assertIn("Passed", shown)
        for name in ODD_NAMES:
            repository.write(name, "first\n" + MOJIBAKE)
        shown = self.run_hook(repository, "mojimend-check", exits=1)
        self.assertIn("exit code: 1", shown)
        self.assertIn("with space.txt:2:9: mojibake [safe]: ", shown)
        self.assertIn("with 'quotes' and \"more\".txt:2:", shown)
        self.assertIn("with<LF>newline.txt:2:", shown)
        self.assertIn("ünïcode.txt:2:", shown)
        self.assertEqual(repository.read("with space.txt").decode(), "first\n" + MOJIBAKE)
        repository.write("mojimend.toml", 'exclude = ["with*", "*co*", "$*"]\n[[files]]\nmatch = ["*]*"]\nignore = ["mojibake"]\n')
        self.assertIn("Passed", self.run_hook(repository, "mojimend-check", exits=0))
        repository.write("mojimend.toml", "exclud = []\n")
        shown = self.run_hook(repository, "mojimend-check", exits=1)
        self.assertIn("exit code: 2", shown)
        self.assertIn("mojimend.toml:1: there is no key exclud; did you mean exclude?", shown)

    def test_fix(self):
        repository = self.user("mojimend-fix")
        for name in ODD_NAMES:
            repository.write(name, MOJIBAKE + GERMAN)
        repository.write("clean.txt", GERMAN)
        repository.write("gbk.txt", (CHINESE * 3).encode("gbk"))
        repository.write("mojimend.toml", '[[files]]\nmatch = ["gbk.txt"]\nto = "keep"\n')
        shown = self.run_hook(repository, "mojimend-fix", exits=1)
        self.assertIn("files were modified by this hook", shown)
        # A line for each change, and one for each file.
        changes = [line for line in shown.splitlines() if line.startswith("with space.txt:1:")]
        self.assertGreater(len(changes), 1)
        self.assertIn("mojibake [safe]: `", changes[0])
        self.assertIn(f"with space.txt: {len(changes)} changes", shown)
        for name in ODD_NAMES:
            self.assertEqual(repository.read(name).decode(), GERMAN * 2)
        self.assertEqual(repository.read("gbk.txt"), (CHINESE * 3).encode("gbk"))
        self.assertIn("Passed", self.run_hook(repository, "mojimend-fix", exits=0))

    def test_guard_when_git_commits(self):
        repository = self.user("mojimend-guard")
        repository.write("a.c", LATIN)
        repository.write("spaced name.c", LATIN)
        repository.commit("before the hook")
        self.pre_commit(repository, "install")
        repository.write("a.c", LATIN + b"more\n")
        repository.commit("innocent")
        repository.write("spaced name.c", LATIN.decode("cp1252") + "x\n")
        repository.git("add", "-A")
        told = repository.git("commit", "-q", "-m", "the accident", exits=1).stderr.decode()
        self.assertIn("spaced name.c:2: encoding: the file was windows-1252 and is utf-8 now", told)
        repository.write("mojimend.toml", 'to = "utf-8"\n')
        repository.commit("on purpose")


if __name__ == "__main__":
    ran = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result
    sys.exit(1 if not ran.wasSuccessful() else SKIPPED if ran.skipped else 0)
