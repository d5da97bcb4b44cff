#!/usr/bin/env python3
"""Pages of mojibake come out as they were by safe edits alone: fixtures/synthetic/mojibake-NAME.txt becomes .expected,
as a whole and, since no line of a page is like another, line by line. And each page is mended for good: a second run
changes nothing. Usage: mojibake_pages.py MOJIMEND FOLDER"""
import subprocess
import sys
from pathlib import Path


def fixed(program, data, *options):
    return subprocess.run([program, "fix", "--from", "utf-8", *options], input=data, capture_output=True, check=True).stdout


def problems(program, page):
    data, truth = page.read_bytes(), page.with_suffix(".expected").read_bytes()
    for options in ((), ("--records", "line")):
        made = fixed(program, data, *options)
        for number, (is_now, should_be) in enumerate(zip(made.split(b"\n"), truth.split(b"\n")), 1):
            if is_now != should_be:
                yield f"{page.name}:{number} {' '.join(options)}: {is_now.decode()} for {should_be.decode()}"
        if made.count(b"\n") != truth.count(b"\n"): yield f"{page.name}: another number of lines"
    if fixed(program, truth) != truth: yield f"{page.name}: what is mended is changed again"


def main():
    program, pages = sys.argv[1], sorted(Path(sys.argv[2]).glob("mojibake-*.txt"))
    found = [each for page in pages for each in problems(program, page)]
    for each in found: print(each, file=sys.stderr)
    print(f"{len(pages)} pages, {len(found)} problems")
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
