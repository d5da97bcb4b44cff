"""The completions in the real shells: the same lines, the same answers. A shell that is not installed is skipped, and
said so.

Usage: completion_test.py SHARE
"""

import pathlib
import shutil
import sys
import tempfile
import unittest

from shells import Bash, Fish, Zsh, installed

SHARE = pathlib.Path(sys.argv[1]).resolve()
FILES = {"page.txt", "page one.txt", "paper/"}

# A line as far as it is typed, and all that may follow.
CASES = [
    ("mojimend ch", {"check"}),
    ("mojimend fix --form", {"--format"}),
    ("mojimend fix --exit", {"--exit-non-zero-on-fix"}),
    ("mojimend check --exit", {"--exit-zero"}),
    ("mojimend detect --rec", set()),
    ("mojimend rules --qui", set()),
    ("mojimend --ver", {"--version"}),
    ("mojimend --generate complete-z", {"complete-zsh"}),
    ("mojimend fix --format ", {"text", "json", "sarif", "github", "checkstyle", "html"}),
    ("mojimend fix --format=", {"--format=" + each for each in ("text", "json", "sarif", "github", "checkstyle", "html")}),
    ("mojimend fix --color=a", {"--color=auto", "--color=always"}),
    ("mojimend check --select out", {"out-of-step"}),
    ("mojimend check --select gloss,bo", {"gloss,bom"}),
    ("mojimend check --select=gloss,bo", {"--select=gloss,bom"}),
    ("mojimend rules --ignore bom,gloss,newl", {"bom,gloss,newline"}),
    ("mojimend detect --from gbk,shift", {"gbk,shift_jis"}),
    ("mojimend detect --language zh", {"zh-Hans", "zh-Hant"}),
    ("mojimend fix --records ", {"file", "line", "jsonl:", "csv:", "warc"}),
    ("mojimend fix --records=js", {"--records=jsonl:"}),
    ("mojimend fix --output-dir pa", {"paper/"}),
    ("mojimend fix --output pa", FILES),
    ("mojimend fix --output=pa", {"--output=" + each for each in FILES}),
    ("mojimend fix -o pa", FILES),
    ("mojimend fix pa", FILES),
    ("mojimend fix page.txt --qui", {"--quiet"}),
    ("mojimend fix --format json pa", FILES),
    ("mojimend fix -q -- pa", FILES),
    ("mojimend fix -- --", set()),
    ("mojimend fix page.txt fi", set()),
    ("mojimend rules pa", set()),
    ("mojimend help expl", {"explain"}),
]


def plain(candidates):
    """Shells differ in how they quote and in whether they tell folders by a slash."""
    return {each.replace("\\ ", " ").rstrip("/") for each in candidates}


class Completion(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-completion-"))
        self.addCleanup(shutil.rmtree, self.folder)
        for each in FILES:
            if each.endswith("/"):
                (self.folder / each).mkdir()
            else:
                (self.folder / each).touch()

    def holds(self, shell, file, **more):
        if not installed(shell):
            self.skipTest(f"{shell.name} is not installed")
        for line, expected in CASES:
            with self.subTest(shell=shell.name, line=line):
                found = shell.candidates(self.folder, SHARE / "completions" / file, line, **more)
                self.assertEqual(plain(found), plain(expected))

    def test_bash(self):
        self.holds(Bash(), "mojimend.bash")

    def test_bash_where_readline_cuts_at_nothing_but_spaces(self):
        self.holds(Bash(), "mojimend.bash", breaks=" \t\n")

    def test_fish(self):
        self.holds(Fish(), "mojimend.fish")

    def test_zsh(self):
        self.holds(Zsh(), "_mojimend")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
