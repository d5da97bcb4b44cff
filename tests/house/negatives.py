#!/usr/bin/env python3
"""Clean text stays clean: every file of fixtures/negative comes through byte for byte, in place and as a stream, and
nothing is reported in it.  Usage: negatives.py MOJIMEND FOLDER [--report-only]

--report-only: only that nothing is reported, for a program that is slow because it watches itself."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# Transcoding to UTF-8 is not damage, and for files that are not UTF-8 it is the one change that is right.
KEEP = ["--ignore", "encoding"]


def run(program, *arguments, data=None):
    done = subprocess.run([program, *arguments], input=data, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace").strip()


def problems_of(program, path, report_only=False):
    """Everything that is done to this file and should not be."""
    data = path.read_bytes()
    code, out, errors = run(program, "check", "--exit-zero", "--format", "json", *KEEP, str(path))
    if code != 0:
        yield f"check ended with {code}: {errors}"
        return
    document = json.loads(out)
    for change in document["changes"]:
        yield f"line {change['line']}: {change['rule']} ({change['safety']}): {change['before']!r} → {change['after']!r}"
    for loss in document["losses"]:
        yield f"line {loss['line']}: lost: {loss['what']}"
    if report_only: return
    for options in (KEEP, [*KEEP, "--unsafe-fixes"]) + (() if is_other_encoding(path) else ([],)):
        code, out, errors = run(program, "fix", *options, data=data)
        if code != 0 or out != data:
            yield f"fix {' '.join(options)} ended with {code} and gave {'the same' if out == data else 'other'} bytes {errors}"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        code, _, errors = run(program, "fix", *KEEP, str(copy))
        if code != 0 or copy.read_bytes() != data:
            yield f"fix in place ended with {code} {errors}"


def is_other_encoding(path):
    return len(path.suffixes) > 1


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    paths = sorted(each for each in folder.iterdir() if each.is_file())
    bad = 0
    for path in paths:
        found = list(problems_of(program, path, "--report-only" in sys.argv))
        bad += bool(found)
        for each in found:
            print(f"{path.name}: {each}", file=sys.stderr)
    print(f"{len(paths)} clean files, {bad} not left alone")
    return 1 if bad or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
