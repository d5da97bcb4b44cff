#!/usr/bin/env python3
"""UTF-8 that was read as something else by readers that leave out what they cannot read, or whose text lost its controls
and soft hyphens afterwards: damages lines, mends them one by one, and counts what is undone. Every change must replay in
the simulator, which shares nothing with the program.

usage: taken_out.py MOJIMEND TEXT... [--least-safe PERCENT]

A line of a TEXT is a row, "language<TAB>sentence" or a sentence. Exit code: 0; 1 a change does not replay, or less is undone
by safe edits than --least-safe; 2 trouble."""
import argparse
import json
import sys
from pathlib import Path

import channel
import replay
from score_glossed import tally

LEFT_OUT = {"unreadable": "dropped-byte"}
STRIPPED = {"unreadable": "c1", "invisible": "stripped"}
READERS = [("windows-1252", LEFT_OUT), ("windows-1250", LEFT_OUT), ("windows-1251", LEFT_OUT), ("windows-1253", LEFT_OUT),
           ("windows-1254", LEFT_OUT), ("windows-1257", LEFT_OUT), ("windows-1252", STRIPPED), ("iso-8859-1", STRIPPED),
           ("iso-8859-2", STRIPPED), ("gbk", LEFT_OUT), ("shift_jis", LEFT_OUT), ("euc-kr", LEFT_OUT)]
TWO_BYTES = ("gbk", "shift_jis", "euc-kr")
KINDS = {"dropped-byte": "left out", "c1": "controls taken out"}


def rows_of(texts, lines=None):
    """((reader, kind), clean, damaged) of the first lines of each text that lost something, each reader in turn."""
    for path in texts:
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n")[:lines]):
            clean = line.split("\t")[-1]
            if clean.isascii(): continue
            name, how = READERS[number % len(READERS)]
            step = {"written": "utf-8", "read": name}
            try:
                damaged = channel.replay(clean, [{**step, **how}])
                seen = channel.replay(clean, [{**step, "unreadable": "c1"}]) if name not in TWO_BYTES else ""
            except channel.ReplayError:
                continue
            if damaged and damaged != seen and "\n" not in damaged: yield (name, KINDS[how["unreadable"]]), clean, damaged


def problems_of(program, rows):
    """What does not hold of the changes of each row."""
    for _, _, damaged in rows:
        data = damaged.encode()
        document = json.loads(replay.run(program, "explain", "--from", "utf-8", "--format", "json", data=data))
        yield from replay.problems_of(document, data, replay.run(program, "fix", "--quiet", "--from", "utf-8", data=data))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--least-safe", type=float, default=0, metavar="PERCENT")
    options = parser.parse_args()
    rows = list(rows_of(options.texts))
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
