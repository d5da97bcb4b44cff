"""Installs into a folder of its own, and holds that each file is where a distribution's tools find it, that the man page
is without fault, and that each shell finds its completions there by itself.

Usage: install_test.py BUILD CMAKE
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, CMAKE = sys.argv[1:3]
SHARE = pathlib.Path("usr") / "share"


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", "/usr"], env={**os.environ, "DESTDIR": str(cls.root)},
                       check=True, capture_output=True)
        cls.page = cls.root / SHARE / "man" / "man1" / "mojimend.1"

    def run_tool(self, *command, **more):
        if not shutil.which(command[0]):
            self.skipTest(f"{command[0]} is not installed")
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, **more)

    def test_files_are_where_they_are_looked_for(self):
        for each in ("usr/bin/mojimend", SHARE / "man/man1/mojimend.1", SHARE / "bash-completion/completions/mojimend",
                     SHARE / "zsh/site-functions/_mojimend", SHARE / "fish/vendor_completions.d/mojimend.fish",
                     SHARE / "doc/mojimend/README.md", SHARE / "doc/mojimend/LICENSE",
                     SHARE / "doc/mojimend/docs/architecture.md"):
            self.assertTrue((self.root / each).is_file(), each)
        shown = subprocess.run([self.root / "usr/bin/mojimend", "--version"], capture_output=True, check=True).stdout
        self.assertTrue(shown.startswith(b"mojimend "))

    def test_mandoc_finds_no_fault_in_the_man_page(self):
        done = self.run_tool("mandoc", "-T", "lint", str(self.page))
        # Whether the pages that it refers to are in the index is the system's own matter.
        self.assertEqual([each for each in done.stdout.splitlines() if str(self.page) in each], [])
        self.assertIn("undo", self.run_tool("mandoc", "-T", "utf8", str(self.page)).stdout)

    def test_groff_finds_no_fault_in_the_man_page(self):
        done = self.run_tool("groff", "-ww", "-mdoc", "-Tutf8", str(self.page))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        page = re.sub(".\b", "", done.stdout)  # terminals that print made letters bold by printing them twice
        for each in ("NAME", "SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "NO_COLOR", "EXAMPLES", "SEE ALSO", "U+0080–009F"):
            self.assertIn(each, page)

    def test_the_page_has_only_ascii_in_its_source(self):
        self.assertTrue(self.page.read_bytes().isascii())

    def test_bash_completion_loads_it(self):
        # Only the library knows how to find a command's completions.
        library = pathlib.Path("/usr/share/bash-completion/bash_completion")
        if not library.is_file():
            self.skipTest("bash-completion is not installed")
        script = 'source "$1"; __load_completion mojimend; complete -p mojimend'
        done = self.run_tool("bash", "--norc", "-c", script, "bash", str(library),
                             env={**os.environ, "XDG_DATA_DIRS": str(self.root / SHARE)})
        self.assertEqual(done.stdout.strip(), "complete -F _mojimend mojimend", done.stderr)

    def test_fish_loads_it(self):
        done = self.run_tool("fish", "--no-config", "-c", "set fish_complete_path $argv[1]; complete -C 'mojimend dete'",
                             str(self.root / SHARE / "fish/vendor_completions.d"),
                             env={**os.environ, "HOME": str(self.root),
                                  "PATH": f"{self.root}/usr/bin:{os.environ['PATH']}"})
        self.assertTrue(done.stdout.startswith("detect\t"), (done.stdout, done.stderr))

    def test_zsh_loads_it(self):
        script = "fpath=($1 $fpath); autoload -Uz compinit && compinit -D -u; print -r -- $_comps[mojimend]"
        done = self.run_tool("zsh", "-f", "-c", script, "zsh", str(self.root / SHARE / "zsh/site-functions"))
        self.assertEqual(done.stdout.strip(), "_mojimend", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
