#!/usr/bin/env python3
"""UTF-8 that was read as something else in ways that are rarer than the usual one: by readers that leave out what they
cannot read, with controls and soft hyphens taken out afterwards, with the case of all letters changed afterwards, or of text
whose letters were written in parts. Damages lines, mends them one by one, and counts what is undone. Every safe change
must replay in the simulator, which shares nothing with the program.

usage: rarer_damage.py MOJIMEND TEXT... [--least-safe PERCENT]

A line of a TEXT is a row, "language<TAB>sentence" or a sentence. Exit code: 0; 1 a safe change does not replay, or less is undone
by safe edits than --least-safe; 2 trouble."""
import argparse
import json
import sys
import unicodedata
from pathlib import Path

import channel
import replay
from score_glossed import tally

TWO_BYTES = ("gbk", "shift_jis", "euc-kr")
# What happened, by its name in the table: the rest of the step, and who read it.
KINDS = {
    "left out": ({"unreadable": "dropped-byte"},
                 ("windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", *TWO_BYTES)),
    "controls taken out": ({"unreadable": "c1", "invisible": "stripped"}, ("windows-1252", "iso-8859-1", "iso-8859-2")),
    "made lower case": ({"unreadable": "c1", "cased": "lower"},
                        ("windows-1252", "iso-8859-1", "windows-1254", "windows-1250", "windows-1251")),
    "made upper case": ({"unreadable": "c1", "cased": "upper"},
                        ("windows-1252", "iso-8859-1", "windows-1254", "windows-1250", "windows-1251")),
    "letters in parts": ({"unreadable": "c1"}, ("windows-1252", "iso-8859-1", "macintosh", "windows-1250", "cp437")),
}
WAYS = [(reader, kind) for kind, (_, readers) in KINDS.items() for reader in readers]


def as_written(line, kind):
    """The line that is written: what its ASCII became, or in parts."""
    if kind == "letters in parts": return unicodedata.normalize("NFD", line)
    case = {"made lower case": str.lower, "made upper case": str.upper}.get(kind)
    return "".join(case(each) if case and each.isascii() else each for each in line)


def row_of(line, reader, kind):
    """What is written and what is seen of it; None if that is nothing out of the way."""
    clean = as_written(line, kind)
    step = {"written": "utf-8", "read": reader}
    try:
        damaged = channel.replay(clean, [{**step, **KINDS[kind][0]}])
        usual = channel.replay(line, [{**step, "unreadable": "c1"}]) if reader not in TWO_BYTES else ""
        if "case" in kind: usual = channel.replay(clean, [{**step, "unreadable": "c1"}])
    except channel.ReplayError:
        return None
    return (clean, damaged) if damaged and damaged != usual and "\n" not in damaged else None


def rows_of(texts, lines=None, ways=1):
    """((reader, kind), clean, damaged) of the first lines of each text, each in so many ways, by turns."""
    for path in texts:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n")[:lines]):
            line = line.split("\t")[-1]
            if line.isascii(): continue
            for way in (WAYS[(number * ways + each) % len(WAYS)] for each in range(ways)):
                row = row_of(line, *way)
                if row: yield way, *row


def problems_of(program, rows):
    """What does not hold of the safe changes of each row: what is suggested may guess wrongly, and says so."""
    for _, _, damaged in rows:
        data = damaged.encode()
        document = json.loads(replay.run(program, "explain", "--from", "utf-8", "--format", "json", data=data))
        document["changes"] = [each for each in document["changes"] if each["safety"] == "safe"]
        yield from replay.problems_of(document, data, replay.run(program, "fix", "--quiet", "--from", "utf-8", data=data))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--least-safe", type=float, default=0, metavar="PERCENT")
    options = parser.parse_args()
    rows = list(rows_of(options.texts, ways=5))
    _, sums = tally(options.program, rows)
    for (name, kind), (count, errors, safe, full, whole) in sums.items():
        print(f"{name}, {kind}: {count} rows, undone {100 - 100 * safe / errors:.1f}% safely, "
              f"{100 - 100 * full / errors:.1f}% with suggestions, {whole} rows whole")
    errors, safe = (sum(cell[at] for cell in sums.values()) for at in (1, 2))
    problems = list(problems_of(options.program, rows))
    for each in problems: print(each, file=sys.stderr)
    undone = 100 - 100 * safe / errors
    print(f"{len(rows)} rows, {undone:.1f}% undone safely, {len(problems)} changes that do not replay")
    return 1 if problems or undone < options.least_safe else 0


if __name__ == "__main__":
    sys.exit(main())
