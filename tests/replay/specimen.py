#!/usr/bin/env python3
"""`mojimend fix` gives the known truth of a damaged file, and says of every place that is lost for good that it is.
In the truth, ▯ stands for one character that nothing pins down: the program may leave "?" or U+FFFD there.
Usage: specimen.py MOJIMEND DAMAGED EXPECTED"""
import json
import subprocess
import sys
from pathlib import Path

LOST = "▯"
LEFT = ("?", "\ufffd")


def differences(got, expected):
    """Lines that differ, from the first character that does."""
    got_lines, expected_lines = got.split("\n"), expected.split("\n")
    if len(got_lines) != len(expected_lines):
        yield f"{len(got_lines)} lines, expected {len(expected_lines)}"
    for number, (a, b) in enumerate(zip(got_lines, expected_lines), 1):
        same = len(a) == len(b) and all(x == y or (y == LOST and x in LEFT) for x, y in zip(a, b))
        if not same:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y and not (y == LOST and x in LEFT)), min(len(a), len(b)))
            yield f"line {number}, character {at + 1}: {a[max(0, at - 8):at + 16]!r}, expected {b[max(0, at - 8):at + 16]!r}"


def main():
    program, damaged, expected = sys.argv[1], sys.argv[2], Path(sys.argv[3]).read_bytes().decode()
    data = Path(damaged).read_bytes()
    fixed = subprocess.run([program, "fix"], input=data, capture_output=True)
    found = list(differences(fixed.stdout.decode(), expected))
    told = subprocess.run([program, "check", "--exit-zero", "--format", "json", damaged], capture_output=True, check=True)
    losses = json.loads(told.stdout)["losses"]
    if len(losses) != expected.count(LOST):
        found.append(f"{len(losses)} losses are told, expected {expected.count(LOST)}: {losses}")
    for each in found:
        print(f"{damaged}: {each}", file=sys.stderr)
    print(f"{len(found)} differences from the truth")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
