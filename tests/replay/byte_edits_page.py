#!/usr/bin/env python3
"""Runs the examples of docs/byte-edits.md: what stands in a block "mends" before the line of the arrow comes out as what
stands behind it, with safe edits; what stands in a block "stays" comes out as it is, even with --unsafe-fixes.

    byte_edits_page.py MOJIMEND PAGE
"""
import re
import subprocess
import sys
from pathlib import Path

ARROW = "    ↓\n"


def fixed(program, text, *options):
    done = subprocess.run([program, "fix", "--no-config", *options], input=text.encode(), capture_output=True)
    return done.stdout.decode()


def main():
    program, page = sys.argv[1], Path(sys.argv[2])
    blocks = re.findall(r"^```(mends|stays)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    wrong = 0
    for kind, text in blocks:
        before, _, expected = text.partition(ARROW)
        got = fixed(program, before) if kind == "mends" else fixed(program, before, "--unsafe-fixes")
        if kind == "stays":
            expected = before
        elif expected in ("", before):
            sys.exit(f"{page}: an example shows no change:\n{text}")
        if got != expected:
            wrong += 1
            print(f"{page}: an example comes out as\n{got}instead of\n{expected}", file=sys.stderr)
    print(f"{len(blocks)} examples, {wrong} wrong")
    return 1 if wrong or len(blocks) < 8 else 0


if __name__ == "__main__":
    sys.exit(main())
