#!/usr/bin/env python3
"""How much of what byte-blind programs do `mojimend fix` undoes: of pages of clean text, damaged by byte_damage.py, the
share that comes out exactly as it was and the share of wrong characters that are gone, by safe edits and by all.

    score_bytes.py MOJIMEND TEXT ... [--damage NAME] [--encoding NAME] [--lines N] [--show N] [--least-safe SHARE]
"""
import argparse
import sys
from pathlib import Path

import byte_damage
from byte_damage import CannotDamage
from replay import mended
from score_glossed import distance

DAMAGES = {
    "backslash": lambda text, encoding: byte_damage.escaped(text, encoding),
    "backslash-twice": lambda text, encoding: byte_damage.escaped(text, encoding, times=2),
    "addslashes": lambda text, encoding: byte_damage.escaped(text, encoding, "addslashes"),
    "table": lambda text, encoding: byte_damage.escaped(text, encoding, "table"),
    "unescape": lambda text, encoding: byte_damage.unescaped(text, encoding),
    "lower": lambda text, encoding: byte_damage.cased(text, encoding, "lower"),
    "upper": lambda text, encoding: byte_damage.cased(text, encoding, "upper"),
}


# What can come back of the clean text.
TRUTHS = {"lower": lambda text: byte_damage.ascii_cased(text, "lower"),
          "upper": lambda text: byte_damage.ascii_cased(text, "upper")}


def rows_of(paths, damage, encoding, lines):
    """(clean, damaged) of every page that this damage changes."""
    for path in paths:
        text = Path(path).read_text(encoding="utf-8").splitlines()
        for clean in byte_damage.pages(text, lines, byte_damage.seeded(path, damage, encoding, lines)):
            try:
                damaged = DAMAGES[damage](clean, encoding)
            except CannotDamage:
                continue
            truth = TRUTHS.get(damage, str)(clean)
            if touches_a_character(clean, damage, encoding): yield truth, damaged


def touches_a_character(text, damage, encoding):
    """A page of which only ASCII was escaped may have been written so: nobody can know."""
    behind = "\u3000"  # a backslash that stands last is kept
    return any(DAMAGES[damage](each + behind, encoding) != each + behind for each in set(text) if not each.isascii())


def score(program, rows, shown):
    before = sum(distance(damaged, clean) for clean, damaged in rows)
    total = {"pages": len(rows), "errors": before}
    for name, options in (("safe", ()), ("all", ("--unsafe-fixes",))):
        made = mended(program, [damaged for _, damaged in rows], *options)
        left = [distance(now, clean) for now, (clean, _) in zip(made, rows)]
        total[f"exact_{name}"] = sum(each == 0 for each in left) / len(rows)
        total[f"undone_{name}"] = 1 - sum(left) / before
        for each, now, (clean, damaged) in zip(left, made, rows):
            if each and shown > 0:
                shown -= 1
                print(f"--- {name}\nclean:   {clean[:400]}\ndamaged: {damaged[:400]}\nnow:     {now[:400]}", file=sys.stderr)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--damage", choices=DAMAGES, default="backslash")
    parser.add_argument("--encoding", choices=byte_damage.CODECS, default="big5")
    parser.add_argument("--lines", type=int, default=20, help="of a page, about")
    parser.add_argument("--show", type=int, default=0, help="pages that are not exact")
    parser.add_argument("--least-safe", type=float, default=0.0, help="exit 1 below this share undone by safe edits")
    options = parser.parse_args()
    rows = list(rows_of(options.texts, options.damage, options.encoding, options.lines))
    if not rows:
        print("no page can be damaged so", file=sys.stderr)
        return 1
    total = score(options.program, rows, options.show)
    print(f"{options.damage} in {options.encoding}, {total['pages']} pages of {options.lines} lines, {total['errors']} "
          f"characters wrong; safe {total['undone_safe']:.2%} undone, {total['exact_safe']:.2%} exact; "
          f"all {total['undone_all']:.2%} undone, {total['exact_all']:.2%} exact")
    return 1 if total["undone_safe"] < options.least_safe else 0


if __name__ == "__main__":
    sys.exit(main())
