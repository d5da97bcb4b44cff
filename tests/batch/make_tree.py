#!/usr/bin/env python3
"""Makes a tree as a team or a crawl has it: files in some fifty encodings, damaged ones, binary, empty, hidden,
ignored, huge and unreadable ones, links. What each file must become is known from how it was made.

    make_tree.py FOLDER [--files N]
"""
import argparse
import os
import random
from pathlib import Path

PARAGRAPHS = Path(__file__).parents[2] / "fixtures/synthetic/detect-paragraphs.tsv"

# Names that Python has for encodings of the paragraphs. Of the others it has no codec.
CODECS = {
    "gbk": "gbk", "gb18030": "gb18030", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "hz-gb-2312": "hz",
    "utf-32le": "utf-32-le", "utf-32be": "utf-32-be", "big5": "big5", "shift_jis": "cp932", "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp", "euc-kr": "cp949", "johab": "johab", "iso-2022-kr": "iso2022-kr",
    "windows-1251": "cp1251", "koi8-r": "koi8-r", "iso-8859-5": "iso8859-5", "ibm866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic", "cp855": "cp855", "koi8-u": "koi8-u", "windows-1252": "cp1252",
    "iso-8859-15": "iso8859-15", "macintosh": "mac-roman", "cp850": "cp850", "cp437": "cp437", "cp863": "cp863",
    "cp037": "cp037", "cp500": "cp500", "cp858": "cp858", "windows-1250": "cp1250", "iso-8859-2": "iso8859-2",
    "cp852": "cp852", "mac-latin2": "mac-latin2", "iso-8859-16": "iso8859-16", "windows-1253": "cp1253",
    "iso-8859-7": "iso8859-7", "cp737": "cp737", "cp869": "cp869", "mac-greek": "mac-greek",
    "windows-1254": "cp1254", "cp857": "cp857", "mac-turkish": "mac-turkish", "windows-1255": "cp1255",
    "cp862": "cp862", "iso-8859-8": "iso8859-8", "windows-1256": "cp1256", "iso-8859-6": "iso8859-6",
    "windows-874": "cp874", "windows-1257": "cp1257", "iso-8859-13": "iso8859-13", "cp775": "cp775",
    "cp865": "cp865",
}


def paragraphs():
    """[(language, encodings, text)]"""
    lines = PARAGRAPHS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(language, encodings.split(","), text) for language, encodings, text in rows]


def read_as_windows_1252(data):
    """As browsers read: the five bytes without a character become controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


class Tree:
    """What was made: `text` has the bytes that each text file must become, `damaged` the paths of those that need
    a repair, `legacy` those that are not UTF-8; `rest` all that must not be touched."""

    def __init__(self, folder, files, seed=7):
        self.folder, self.random = Path(folder), random.Random(seed)
        self.text, self.damaged, self.legacy, self.rest = {}, [], [], []
        self.texts = paragraphs()
        self.encodings = sorted({each for _, encodings, _ in self.texts for each in encodings if each in CODECS})
        for number in range(files):
            self.make(number)
        self.make_odd_ones()
        self.make_huge_ones(files)

    def path(self, number, suffix):
        return self.folder / f"part {number % 97:02}" / f"{number // 97 % 7}" / f"page-{number:05}{suffix}"

    def write(self, path, data):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def page(self, text):
        """Several sentences of a paragraph, so that files differ in size."""
        count = self.random.randint(1, 4)
        return "".join(f"{text}\n" for _ in range(count))

    def make(self, number):
        kind = number % 20
        language, encodings, text = self.random.choice(self.texts)
        if kind in (3, 13):  # one in ten is damaged
            fixed = self.page(text)
            path = self.write(self.path(number, ".txt"), read_as_windows_1252(fixed.encode()).encode())
            self.damaged.append(path)
        elif kind == 7:  # one in twenty is in another encoding
            encoding = self.encodings[number // 20 % len(self.encodings)]
            fixed = self.page(next(row[2] for row in self.texts if encoding in row[1])) * 2
            data = fixed.encode(CODECS[encoding], "replace")
            path = self.write(self.path(number, ".txt"), data)
            self.legacy.append((path, encoding))
            return
        elif kind == 11:
            data = self.random.choice([b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01\x01\0", b"PK\x03\x04"])
            self.rest.append(self.write(self.path(number, ".bin"), data + self.random.randbytes(3000)))
            return
        else:
            fixed = self.page(text)
            path = self.write(self.path(number, ".txt"), fixed.encode())
        self.text[path] = fixed.encode()

    def make_odd_ones(self):
        odd = self.folder / "odd"
        damage = read_as_windows_1252("Drüben schläft das Dorf, und überall läuten die Glocken.\n".encode()).encode()
        clean = self.write(odd / "target.txt", "Ein schöner Tag für alle, die früh aufstehen.\n".encode())
        (odd / "link.txt").symlink_to("target.txt")
        (odd / "dangling.txt").symlink_to("nowhere")
        (odd / "around").symlink_to("..", target_is_directory=True)
        os.mkfifo(odd / "pipe")
        self.rest += [clean, self.write(odd / "empty.txt", b"")]
        self.rest += [self.write(odd / name, damage) for name in
                      (".hidden.txt", ".hidden/inner.txt", "ignored/inner.txt", "one.ignored", "old.log")]
        self.write(odd / ".gitignore", b"nothing-in-a-tree-that-is-no-repository.txt\n")
        self.write(odd / ".ignore", b"ignored/\n*.ignored\n*.log\n!kept.log\n")
        self.damaged.append(self.write(odd / "kept.log", damage))
        self.damaged.append(self.write(odd / "a name\nin two lines.txt", damage))
        for path in self.damaged[-2:]:
            self.text[path] = "Drüben schläft das Dorf, und überall läuten die Glocken.\n".encode()
        unreadable = self.write(odd / "unreadable.txt", damage)
        unreadable.chmod(0)
        self.unreadable = [] if os.access(unreadable, os.R_OK) else [unreadable]
        if not self.unreadable:  # root reads everything
            unreadable.unlink()

    def make_huge_ones(self, files):
        size = 512 * files + (1 << 20)  # bytes; 11 MB beside 20,000 files
        for name, text in (("clean", self.texts[0][2]), ("damaged", self.texts[8][2])):
            fixed = (text + "\n") * (size // len(text.encode()))
            data = fixed.encode()
            if name == "damaged":
                data = read_as_windows_1252(data).encode()
            path = self.write(self.folder / "huge" / f"{name}.txt", data)
            if name == "damaged":
                self.damaged.append(path)
            self.text[path] = fixed.encode()

    def close(self):
        """Lets a TemporaryDirectory remove it."""
        for path in self.unreadable:
            path.chmod(0o600)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=20000)
    chosen = arguments.parse_args()
    tree = Tree(chosen.folder, chosen.files)
    print(f"{len(tree.text)} texts, {len(tree.damaged)} of them damaged, {len(tree.legacy)} in "
          f"{len(tree.encodings)} other encodings, {len(tree.rest)} others")


if __name__ == "__main__":
    main()
