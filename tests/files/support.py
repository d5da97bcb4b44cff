"""What the tests of files share: a tree with damage in it, and the program run on it."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
AS_ROOT = os.geteuid() == 0

LINES = {
    "gbk": "人民日报社论说，改革开放以来，我国经济建设取得了举世瞩目的成就，人民生活水平不断提高。\n",
    "big5": "國立故宮博物院收藏許多珍貴的文物，每年吸引大量的遊客前來參觀，是臺灣重要的文化機構。\n",
    "shift_jis": "東京は日本の首都であり、多くの人々が暮らしている。春には桜の花が美しく咲きます。\n",
    "euc-kr": "서울은 대한민국의 수도이며 많은 사람들이 살고 있다. 봄에는 벚꽃이 아름답게 핍니다.\n",
    "windows-1252": "Die Straße führt über die Brücke, und die Mädchen gehen später nach Hause zurück.\n",
    "koi8-r": "Город стоит у моря. Дома стоят в ряд, и люди идут по улице домой после работы.\n",
}
CODECS = {"windows-1252": "cp1252", "gbk": "gbk", "big5": "big5", "shift_jis": "shift_jis", "euc-kr": "euc_kr",
          "koi8-r": "koi8_r"}


def text_in(encoding, lines=30):
    return "".join(f"{i}: {LINES[encoding]}" for i in range(lines)).encode(CODECS[encoding])


def damaged_utf8(lines=30, salt=""):
    """UTF-8 with a line of mojibake in every third."""
    out = []
    for i in range(lines):
        text = f"{salt}{i}: {LINES['windows-1252']}"
        out.append(text.encode().decode("cp1252", "replace").encode() if i % 3 == 0 else text.encode())
    return b"".join(out)


def make_tree(folder, files, lines=30):
    """A tree of so many files, most of which fix changes. {path: bytes}"""
    kinds = list(LINES)
    out = {}
    for i in range(files):
        path = folder / f"d{i % 7}" / f"f{i:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        if i % 10 == 9:
            data = f"clean {i}\n".encode()
        elif i % 2:
            data = damaged_utf8(lines, f"file {i} ")
        else:
            data = f"file {i}\n".encode() + text_in(kinds[i // 2 % len(kinds)], lines)
        path.write_bytes(data)
        out[path] = data
    return out


def read_tree(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def digest(data):
    return hashlib.sha256(data).hexdigest()


class FilesTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-files-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.tree = self.folder / "tree"
        self.tree.mkdir()
        self.state = self.folder / "state"

    def environment(self):
        return {**os.environ, "XDG_STATE_HOME": str(self.state)}

    def journals(self, ending="*"):
        return sorted((self.state / "mojimend" / "journal").glob(ending))

    def start(self, *arguments, **more):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment(),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def run_program(self, *arguments, exits=0, **more):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=300, **more)
        if exits is not None:
            self.assertEqual(done.returncode, exits, done.stderr.decode()[-2000:])
        return done.stderr.decode()

    def leftovers(self):
        return list(self.tree.rglob(".mojimend-*"))


def main():
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])
