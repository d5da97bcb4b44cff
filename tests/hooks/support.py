"""What the tests with git, pip and pre-commit share: repositories, and programs that are run in them."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SKIPPED = 77  # what CTest takes for it

GERMAN = "Die Straße führt über die Brücke, und die Mädchen gehen später nach Hause zurück.\n"
CHINESE = "人民日报社论说，改革开放以来，我国经济建设取得了举世瞩目的成就，人民生活水平不断提高。\n"
JAPANESE = "東京は日本の首都であり、多くの人々が暮らしている。春には桜の花が美しく咲きます。\n"
MOJIBAKE = GERMAN.encode().decode("cp1252", "replace")
ODD_NAMES = ["with space.txt", "with 'quotes' and \"more\".txt", "with\nnewline.txt", "ünïcode.txt", "$HOME; echo.txt", "[glob]*.txt"]


def bare_environment(home):
    """No settings of whoever runs the test."""
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "PIP_"))}
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
             "GIT_COMMITTER_EMAIL": "a@example.org"}
    return {**keep, **names, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "GIT_CONFIG_NOSYSTEM": "1",
            "XDG_STATE_HOME": str(home / "state"), "GIT_CONFIG_GLOBAL": os.devnull}


class Repository:
    """A fresh repository, and what runs in it."""

    def __init__(self, folder, environment):
        self.folder, self.environment = folder, environment
        folder.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        # git would pack what it has in the background, in a folder that is removed by then.
        self.git("config", "gc.auto", "0")

    def run(self, *command, data=None, exits=0, timeout=300):
        done = subprocess.run([*map(str, command)], cwd=self.folder, env=self.environment, input=data,
                              stdin=subprocess.DEVNULL if data is None else None, capture_output=True, timeout=timeout)
        if exits is not None and done.returncode != exits:
            raise AssertionError(f"{command} ended with {done.returncode}, not {exits}:\n"
                                 f"{done.stdout.decode(errors='replace')[-3000:]}\n{done.stderr.decode(errors='replace')[-3000:]}")
        return done

    def git(self, *arguments, **more):
        return self.run("git", *arguments, **more)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def kept(self, name, revision=""):
        """What git has of the file: in the index, or in the revision."""
        return self.git("cat-file", "blob", f"{revision}:{name}").stdout

    def commit(self, message="a commit"):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)


class HookTest(unittest.TestCase):
    def setUp(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-hooks-"))
        self.addCleanup(shutil.rmtree, self.scratch)
        self.environment = bare_environment(self.scratch)

    def repository(self, name="repository"):
        return Repository(self.scratch / name, self.environment)
