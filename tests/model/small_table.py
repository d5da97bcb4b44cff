#!/usr/bin/env python3
"""Trains a small table of the model out of the project's own texts, twice, and looks at what came out: the same bytes
both times, those bytes that are known to be right, and counts in the header that agree with the arrays behind them.

usage: small_table.py TRAIN_MODEL
"""
import hashlib
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts/model"))
import forms

# Of the table below. Who changes the texts, the trainer or the layout on purpose puts in what the failure prints.
EXPECTED = "c66e8eff7214c8a7d57e363012e68e583e0230c33cecfaba7709236e802592b0"
ENTRIES = 9000
MADE_FROM = "made from the project's own texts"
PAGES, PAGE, CLASSES, SMALL = 0x110000 // 256, 256, 25, 256


def corpus():
    """Lines as tools/train_model reads them: paragraphs in many languages, and glossed Chinese without its glosses."""
    fixtures = ROOT / "fixtures/synthetic"
    for line in (fixtures / "detect-paragraphs.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"): yield f"1\t-\t{line.split(chr(9))[2]}\n"
    for path in sorted(fixtures.glob("clean-*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line: yield f"2\t-\t{line}\n"
    for word in ("图书馆", "圖書館", "図書館"): yield f"3\tw\t{word}\n"


def train(trainer, folder, name):
    done = subprocess.run([trainer, "corpus.txt", "folds.tsv", name, "--entries", str(ENTRIES), "--least", "1",
                           "--made-from", MADE_FROM], cwd=folder, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0: sys.exit(f"train_model failed: {done.stderr}")
    return (folder / name).read_bytes()


def padded(size):
    return (size + 63) // 64 * 64


def problems_of(table):
    """What is wrong with the header and the length."""
    kind, made_from, counts = table.split(b"\n", 3)[:3]
    if kind != b"mojimend characters, version 1": yield f"the first line is {kind}"
    if made_from != MADE_FROM.encode(): yield f"the second line is {made_from}"
    found = re.fullmatch(rb"letters (\d+), pairs (\d+), triples (\d+), fours (\d+)", counts)
    if not found:
        yield f"the third line is {counts}"
        return
    _, pairs, triples, fours = map(int, found.groups())
    text = len(table[:table.index(counts) + len(counts)])
    start = padded(text + 1)
    symbols, pages, context_buckets, last_buckets = struct.unpack_from("<4I", table, start)
    sizes = (2 * PAGES, 2 * pages * PAGE, 2 * symbols, 2 * symbols, 2 * (CLASSES + 1), 2 * 64, symbols, SMALL * SMALL,
             64 * context_buckets, 64 * last_buckets)
    length = start + 64 + sum(map(padded, sizes))
    if len(table) != length: yield f"it has {len(table)} bytes where its counts make {length}"
    # Slots of a bucket: 16 for contexts, 21 for four-grams. Nearly all are used, and none twice.
    for what, entries, slots in (("pairs and triples", pairs + triples, 16 * context_buckets), ("fours", fours, 21 * last_buckets)):
        if not 0.9 * slots - 21 <= entries <= slots: yield f"{entries} {what} in {slots} slots"
    lasts = table[length - 64 * last_buckets:]
    used = sum(print_ != 0 for at in range(last_buckets) for print_ in struct.unpack_from("<21H", lasts, 64 * at))
    if used != fours: yield f"the header names {fours} fours, {used} are there"


def main():
    trainer = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "corpus.txt").write_text("".join(corpus()), encoding="utf-8", newline="\n")
        forms.write_folds(folder / "folds.tsv")
        first, second = train(trainer, folder, "first.bin"), train(trainer, folder, "second.bin")
    wrong = list(problems_of(first))
    if first != second: wrong.append("the same text made another table the second time")
    digest = hashlib.sha256(first).hexdigest()
    if digest != EXPECTED: wrong.append(f"the table's SHA-256 is {digest}, expected {EXPECTED}")
    for each in wrong: print(each, file=sys.stderr)
    print(f"{len(first)} bytes, {len(wrong)} problems; {first.splitlines()[2].decode()}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
