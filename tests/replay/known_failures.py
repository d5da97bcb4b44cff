#!/usr/bin/env python3
"""Damaged pages that `mojimend fix` cannot mend yet: fails as soon as one comes out right, so that it moves on to
fixtures/synthetic. Usage: known_failures.py MOJIMEND FOLDER"""
import subprocess
import sys
from pathlib import Path


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    pages = sorted(folder.glob("*.txt"))
    passing = []
    for page in pages:
        fixed = subprocess.run([program, "fix"], input=page.read_bytes(), capture_output=True, check=True).stdout
        if fixed == page.with_suffix(".expected").read_bytes(): passing.append(page.name)
    for name in passing: print(f"{name} now comes out right: move it to fixtures/synthetic", file=sys.stderr)
    print(f"{len(pages)} known failures, {len(passing)} of them mended")
    return 1 if passing or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
