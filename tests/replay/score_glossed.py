#!/usr/bin/env python3
"""How much of the damage `mojimend fix` undoes on generated pages: the share of character errors (Levenshtein
distance to the truth, full-width ASCII folded) that are gone, with safe fixes and with suggested ones too.

    score_glossed.py MOJIMEND [--pages N] [--first-seed N] [--held-back] [--json] [--least-safe SHARE]
"""
import argparse
import json
import subprocess
import sys

from damage import SYNTHETIC, damage, fold, load_readings
from replay import mended


def distance(a, b):
    """Levenshtein distance: Myers' bit vectors in Hyyrö's form, with one Python integer for a whole column."""
    if not a or not b:
        return len(a) + len(b)
    mask = (1 << len(a)) - 1
    last = 1 << (len(a) - 1)
    match = {}
    for at, character in enumerate(a):
        match[character] = match.get(character, 0) | 1 << at
    plus, minus, score = mask, 0, len(a)
    for character in b:
        equal = match.get(character, 0)
        diagonal = (((equal & plus) + plus) ^ plus) | equal | minus
        right_plus = minus | ~(diagonal | plus) & mask
        right_minus = plus & diagonal
        score += bool(right_plus & last) - bool(right_minus & last)
        right_plus = (right_plus << 1 | 1) & mask
        right_minus = right_minus << 1 & mask
        plus = right_minus | ~(diagonal | right_plus) & mask
        minus = right_plus & diagonal
    return score


def tally(program, rows):
    """Of rows (cell, clean, damaged): what comes of each with suggestions, and
    {cell: [rows, errors, left by safe edits, left by all, rows that come out whole]}"""
    damaged = [row[2] for row in rows]
    safe, full = mended(program, damaged), mended(program, damaged, "--unsafe-fixes")
    cells = {}
    for (cell, clean, was), with_safe, with_all in zip(rows, safe, full):
        sums = cells.setdefault(cell, [0] * 5)
        for at, value in enumerate((1, distance(was, clean), distance(with_safe, clean), distance(with_all, clean),
                                    with_all == clean)):
            sums[at] += value
    return full, cells


def fixed_by(program, text, *options):
    done = subprocess.run([program, "fix", *options], input=text.encode(), capture_output=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"fix ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def score(program, pages, first_seed, held_back):
    """Errors before, after safe fixes and after all fixes, summed over `pages` generated pages."""
    readings = load_readings()
    texts = [path.read_text(encoding="utf-8")
             for path in sorted((SYNTHETIC / "held-back" if held_back else SYNTHETIC).glob("clean-*.txt"))]
    total = {"pages": pages, "errors": 0, "left_safe": 0, "left_all": 0, "whole_safe": 0, "whole_all": 0}
    for number in range(pages):
        text = texts[number % len(texts)]
        damaged, truth = damage(text, first_seed + number, readings), fold(text)
        safe, everything = fixed_by(program, damaged), fixed_by(program, damaged, "--unsafe-fixes")
        total["errors"] += distance(damaged, truth)
        for name, result in (("safe", safe), ("all", everything)):
            left = distance(fold(result), truth)
            total[f"left_{name}"] += left
            total[f"whole_{name}"] += left == 0
    for name in ("safe", "all"):
        total[f"undone_{name}"] = round(1 - total[f"left_{name}"] / total["errors"], 4)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=24)
    # Apart from the seeds of fixtures/synthetic, which tests look at one by one.
    parser.add_argument("--first-seed", type=int, default=1000)
    parser.add_argument("--held-back", action="store_true", help="the texts that nobody tunes on")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--least-safe", type=float, default=0.0, help="exit 1 below this share undone by safe fixes")
    options = parser.parse_args()
    total = score(options.program, options.pages, options.first_seed, options.held_back)
    if options.json:
        print(json.dumps(total))
    else:
        print(f"{total['pages']} pages, {total['errors']} character errors; undone by safe fixes "
              f"{total['undone_safe']:.1%} ({total['whole_safe']} pages whole), with suggested ones "
              f"{total['undone_all']:.1%} ({total['whole_all']} pages whole)")
    return 1 if total["undone_safe"] < options.least_safe else 0


if __name__ == "__main__":
    sys.exit(main())
