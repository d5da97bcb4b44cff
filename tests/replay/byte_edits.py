#!/usr/bin/env python3
"""Damages clean double-byte text in the ways of docs/byte-edits.md, blindly over its bytes, and measures how much of it
`mojimend fix` undoes. It shares no code with the program; the readers are reader.py's.

    byte_edits.py MOJIMEND LANGUAGE=TEXT... [--pages N] [--lines N] [--seed N] [--kind NAME]... [--least SHARE] [--show N]

TEXT is a file of clean lines in LANGUAGE (zh_TW, zh_CN, ja, ko). Pages on which all stands between characters count apart.
"""
import argparse
import difflib
import random
import sys
from pathlib import Path

from reader import CodecError, decode, encode
from score_glossed import tally

ENCODINGS = {"zh_TW": ("big5", "gbk"), "zh_CN": ("gbk",), "ja": ("shift_jis", "euc-jp"), "ko": ("euc-kr",)}
READERS = {"pair": "question-pair", "web": "replacement", "byte": "replacement-byte"}
WORDS = "new old map key note item page list part unit case file test name date".split()
MARKS = "，。、；：！？"


def letters_of(text):
    return sorted({c for c in text if ord(c) >= 0x3040 and c not in MARKS and not 0xFF00 < ord(c) < 0xFF60})


def glossed_with_words(data, text, rng, encoding):
    """An English word in brackets behind some characters, wherever their bytes stand."""
    put = {}
    for character in rng.sample(letters_of(text), max(3, len(letters_of(text)) // 12)):
        pair, what = encode(character, encoding, None), f"({rng.choice(WORDS)})".encode()
        put |= {at + len(pair): what for at in places(data, pair)}
    return put


def marked(data, text, rng, encoding):
    """Something put before some of the full-width marks."""
    what = rng.choice([",", " ", "*", "<br>"]).encode()
    return {at: what for mark in MARKS for at in places(data, encode(mark, encoding, None)) if rng.random() < 0.7}


def places(data, pair):
    """Where the bytes stand, in step or out of it."""
    found, at = [], data.find(pair)
    while at >= 0:
        found.append(at)
        at = data.find(pair, at + len(pair))
    return found


def inside(text, encoding):
    """The offsets that lie between the two bytes of a character."""
    offsets, at = set(), 0
    for character in text:
        size = len(encode(character, encoding, None))
        offsets |= set(range(at + 1, at + size))
        at += size
    return sorted(offsets)


def wrapped(data, text, rng, encoding):
    """Lines cut inside of a character, as where each has so many bytes; what is cut elsewhere is no damage."""
    return dict.fromkeys(rng.sample(inside(text, encoding), 6), b"\n")


def tagged(data, text, rng, encoding):
    """A tag inside of characters, as where a program marks up what it found in the bytes."""
    where = rng.sample(inside(text, encoding), 4)
    return dict.fromkeys(where, rng.choice([b"<b>", b"<br />", b"</em>", b"<wbr>"]))


def spaced(data, text, rng, encoding):
    """No-break spaces of Latin-1 made entities, where they are halves of characters too."""
    return data.replace(b"\xa0", b"&nbsp;")


def folded(data, text, rng, encoding):
    """Each line cut after so many bytes; between characters that is no damage, and stays."""
    width, within, at, ends = rng.randrange(36, 77), set(inside(text, encoding)), 0, []
    for line in data.split(b"\n"):
        ends += range(at + width, at + len(line), width)
        at += len(line) + 1
    if within.isdisjoint(ends): raise CodecError("no line is cut inside of a character")
    return (put_in(data, {each: b"\n" for each in ends if each not in within}), put_in(data, dict.fromkeys(ends, b"\n")))


def put_in(data, what_by_offset):
    for at in sorted(what_by_offset, reverse=True):
        data = data[:at] + what_by_offset[at] + data[at:]
    return data


# What each gives: what is put in, by its place; the damaged bytes; or the clean ones and the damaged ones.
KINDS = {"words": glossed_with_words, "marks": marked, "wraps": wrapped, "tags": tagged, "folds": folded,
         "spaces": spaced}
# What a rule put in stands inside of a character by chance, which takes some text.
LONGER = {"words": 4, "marks": 4}


def pages(text, options):
    language, path = text.split("=", 1)
    path = Path(path)
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    for encoding in ENCODINGS[language]:
        for kind in options.kind or KINDS:
            for name, reader in READERS.items():
                for number in range(options.pages):
                    rng = random.Random(f"{options.seed} {path.name} {encoding} {kind} {name} {number}")
                    text = "\n".join(rng.sample(lines, min(len(lines), options.lines * LONGER.get(kind, 1))))
                    try:
                        data = encode(text, encoding, None)
                        made = KINDS[kind](data, text, rng, encoding)
                        # Where nothing stands inside of a character the page does not say that bytes were edited.
                        in_step = isinstance(made, dict) and set(made).isdisjoint(inside(text, encoding))
                        if isinstance(made, dict): made = put_in(data, made)
                        if isinstance(made, tuple): text, made = decode(made[0], encoding, reader, None), made[1]
                        damaged = decode(made, encoding, reader, None)
                    except CodecError:
                        continue
                    if damaged != text:
                        yield (f"{kind}, in step" if in_step else kind, encoding, name), text, damaged


def measure(program, texts, options):
    """{(kind, encoding, reader): [pages, errors, left by safe edits, left by all, pages that come out whole]}"""
    rows = [row for text in texts for row in pages(text, options)]
    full, cells = tally(program, rows)
    for (cell, text, _), with_all in zip(rows, full):
        if with_all != text and options.show > 0:
            options.show -= 1
            print(cell)
            show(text, with_all)
    return cells


def show(wanted, got):
    for kind, a, b, x, y in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind != "equal":
            print(f"  {got[max(0, x - 12):y + 12]!r} has {got[x:y]!r} for {wanted[a:b]!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+", metavar="LANGUAGE=TEXT")
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--lines", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--least", type=float, default=0.0, help="exit 1 below this share undone with suggestions")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    cells = measure(options.program, options.texts, options)
    for cell, (count, errors, left_safe, left_all, whole) in sorted(cells.items()):
        print(f"{' '.join(cell):28} {count:3} pages, {errors:5} errors; undone {1 - left_safe / errors:7.2%} safe, "
              f"{1 - left_all / errors:7.2%} with suggestions, {whole} whole")
    before, after = (sum(cell[at] for cell in cells.values()) for at in (1, 3))
    print(f"all: {1 - after / max(1, before):.2%} of {before} undone with suggestions")
    return 1 if before == 0 or 1 - after / before < options.least else 0


if __name__ == "__main__":
    sys.exit(main())
