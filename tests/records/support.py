"""What the tests of records share: the program run from outside, and texts that it mends."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
FIXTURES = pathlib.Path(sys.argv[2]).resolve() / "synthetic"
MEMORY = 256 << 10  # KiB; the bound that is promised for input of any kind and length
SANITIZED = "libasan" in subprocess.run(["ldd", PROGRAM], capture_output=True, text=True).stdout


def pages():
    return [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("glossed-*.txt"))]


def mojibake(text):
    """UTF-8 read as windows-1252."""
    return text.encode().decode("cp1252")


# Damaged and mended, each in one line: quick to mend and safe.
DAMAGED = [(mojibake(text), text) for text in (
    "Drüben schläft das Dorf und die Glocken läuten.",
    "El niño comió la piña en la montaña.",
    "Où est passé l'élève qui préférait l'été ?",
)]


class Records(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-records-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def run_program(self, *arguments, stdin=b"", exits=0):
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.folder, timeout=120)
        self.assertEqual(done.returncode, exits, (done.stdout[:500], done.stderr[:2000]))
        done.message = done.stderr.decode()
        return done

    def run_measured(self, *arguments, **streams):
        """The exit code and the most memory that the program held, in KiB."""
        child = subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, stderr=subprocess.DEVNULL, **streams)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return child.returncode, usage.ru_maxrss

    def check_memory(self, held):
        if not SANITIZED:  # the address sanitizer keeps what is freed
            self.assertLess(held, MEMORY)

    def fixed(self, text):
        return self.run_program("fix", stdin=text.encode()).stdout.decode()


def main():
    unittest.main(argv=sys.argv[:1])
