#!/usr/bin/env python3
"""Damages clean Traditional Chinese text as the pages of fixtures/wild/ were damaged, for a seed: glosses and commas
put into GBK bytes by a replacement that is blind to characters, a reader that gives one "?" for what it cannot read
and drops user-defined characters, and full-width ASCII folded.

    damage.py SEED CLEAN        the damaged text on standard output
    damage.py --make-fixtures   writes fixtures/synthetic/glossed-*.txt and their .expected again
"""
import bz2
import random
import re
import sys
from pathlib import Path

from channel import FOLD, read

SYNTHETIC = Path(__file__).resolve().parent.parent.parent / "fixtures" / "synthetic"
READINGS = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")  # Debian's unicode-data
READER = {"read": "gbk", "unreadable": "question-pair", "user_defined": "dropped"}
MARKS = "，、。；！？：）"
USUAL_MARKS = "，、。；！"
# GBK's own letters with tone marks, A8A1–A8B9; a reading with any other letter cannot be written on such a page.
LETTERS = set("abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")


def load_readings():
    """{character outside GB2312 but in GBK: its readings, the usual one first}."""
    readings = {}
    with bz2.open(READINGS, "rt", encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"U\+([0-9A-F]{4})\t(kMandarin|kXHC1983)\t(.*)", line)
            if not match:
                continue
            character = chr(int(match[1], 16))
            found = match[3].split() if match[2] == "kMandarin" else [
                each for part in match[3].split() for each in part.split(":")[1].split(",")]
            for each in found:
                if set(each) <= LETTERS and each not in readings.setdefault(character, []):
                    readings[character].append(each)
    return {character: found for character, found in readings.items() if found and is_traditional_only(character)}


def is_traditional_only(character):
    """In GBK and not in GB2312: what the kits gloss."""
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def site_table(rng, text, readings):
    """What one site replaces: (bytes, replacement, share of places) in the order in which its
    replacements run."""
    here = sorted(set(text) & readings.keys())
    elsewhere = sorted(readings.keys() - set(text))
    # Some sites gloss a dozen characters, some a hundred; most of those in use are met on a page.
    glossed = rng.sample(here, min(len(here), rng.choice([12, 30, 60, 100]))) + rng.sample(elsewhere, 40)
    table = []
    for character in glossed:
        choices = readings[character]
        reading = choices[0] if rng.random() < 0.9 else rng.choice(choices)
        pair = character.encode("gbk")
        table.append((pair, pair + f"({reading})".encode("gbk"), 1.0))
    marks = [each for each in USUAL_MARKS if rng.random() < 0.7] + rng.sample(MARKS[5:], rng.choice([0, 0, 1]))
    # In the specimen a third of the marks has no comma before it, without a pattern; a gloss is never left out.
    share = rng.choice([1.0, 0.7, 0.4])
    table += [(mark.encode("gbk"), b"," + mark.encode("gbk"), share) for mark in marks]
    rng.shuffle(table)
    return table


def damage(text, seed, readings):
    """The text as such a site would show it."""
    data, rng = text.encode("gbk"), random.Random(seed)
    for what, replacement, share in site_table(rng, text, readings):
        pieces = data.split(what)
        data = pieces[0] + b"".join((replacement if rng.random() < share else what) + each for each in pieces[1:])
    return fold(read(data, READER))


def fold(text):
    """Full-width ASCII as ASCII; so does the truth look, because a page's own width is kept."""
    return text.translate(FOLD)


# The seeds are the first ones; none was chosen for what it gives.
def make_fixtures():
    readings = load_readings()
    for seed, path in enumerate(sorted(SYNTHETIC.glob("clean-*.txt")), 1):
        text = path.read_text(encoding="utf-8")
        name = "glossed-" + path.stem.removeprefix("clean-")
        (SYNTHETIC / f"{name}.txt").write_text(damage(text, seed, readings), encoding="utf-8", newline="")
        (SYNTHETIC / f"{name}.expected").write_text(fold(text), encoding="utf-8", newline="")


def main():
    if sys.argv[1:] == ["--make-fixtures"]:
        make_fixtures()
        return 0
    seed, path = int(sys.argv[1]), Path(sys.argv[2])
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(damage(path.read_text(encoding="utf-8"), seed, load_readings()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
