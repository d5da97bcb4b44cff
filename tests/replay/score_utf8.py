#!/usr/bin/env python3
"""How much of what happens to bytes of UTF-8 `mojimend fix` undoes, on pages of clean text damaged by byte_damage.py.

    score_utf8.py MOJIMEND TEXT ... [--damage NAME] [--lines N] [--least-safe SHARE]
"""
import argparse
import subprocess
import sys
from pathlib import Path

import byte_damage
from score_glossed import distance

DAMAGES = {
    "space": byte_damage.utf8_inserted,
    "newline": lambda text, rng: byte_damage.utf8_inserted(text, rng, b"\n"),
    "soft-break": lambda text, rng: byte_damage.utf8_inserted(text, rng, b"=\r\n"),
    "question": lambda text, rng: byte_damage.utf8_inserted(text, rng, b"?"),
    "wrapped": byte_damage.utf8_wrapped,
    "lost": byte_damage.utf8_lost,
    "no-break-space": byte_damage.utf8_spaces,
    "quotes": byte_damage.utf8_quotes,
}


def fixed(program, data, *options):
    done = subprocess.run([program, "fix", "--quiet", "--from", "utf-8", *options], input=data, capture_output=True)
    if done.returncode not in (0, 1): raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout.decode(errors="replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--damage", choices=DAMAGES, default="space")
    parser.add_argument("--lines", type=int, default=20, help="of a page, about")
    parser.add_argument("--least-safe", type=float, default=0.0, help="exit 1 below this share undone by safe edits")
    options = parser.parse_args()
    total = {"pages": 0, "errors": 0, "safe": 0, "all": 0, "exact safe": 0, "exact all": 0}
    for path in options.texts:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        rng = byte_damage.seeded(Path(path).name, options.damage)
        for clean in byte_damage.pages(lines, options.lines, rng):
            data = DAMAGES[options.damage](clean, rng)
            if data == clean.encode(): continue
            total["pages"] += 1
            total["errors"] += distance(data.decode(errors="replace"), clean)
            for name, more in (("safe", ()), ("all", ("--unsafe-fixes",))):
                left = distance(fixed(options.program, data, *more), clean)
                total[name] += left
                total[f"exact {name}"] += left == 0
    if total["pages"] == 0:
        print("no page can be damaged so", file=sys.stderr)
        return 1
    undone = {name: 1 - total[name] / total["errors"] for name in ("safe", "all")}
    print(f"{options.damage}, {total['pages']} pages, {total['errors']} characters wrong; safe {undone['safe']:.2%} undone, "
          f"{total['exact safe']} pages exact; all {undone['all']:.2%} undone, {total['exact all']} pages exact")
    return 1 if undone["safe"] < options.least_safe else 0


if __name__ == "__main__":
    sys.exit(main())
