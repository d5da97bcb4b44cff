#!/usr/bin/env python3
"""Proves a program's repairs: replays the channel of every change that `explain --format json` tells, and makes the
safe changes by hand to compare with what `fix` gives.

    replay.py MOJIMEND FILE…
"""
import json
import subprocess
import sys
from pathlib import Path

from channel import ReplayError, replay

# Rules whose edits undo a channel. Policies and plain transcoding have none.
REPAIRS = {"mojibake", "out-of-step", "gloss", "doubled-punctuation", "surrogate", "c1-control", "entity"}


def problems_of(document, original, fixed):
    """Everything in one JSON document that does not hold for these bytes."""
    end = 0
    made = bytearray()
    for number, change in enumerate(document["changes"]):
        where = f"change {number} ({change['rule']}, bytes {change['start']}-{change['end']})"
        if not end <= change["start"] <= change["end"] <= len(original):
            yield f"{where}: out of order or outside of the file"
            return
        stood = original[change["start"]:change["end"]]
        if change["rule"] in REPAIRS:
            if document["encoding"] == "utf-8" and stood.decode(errors="replace") != change["before"]:
                yield f"{where}: before is {change['before']!r}, the file has {stood!r}"
            if change.get("channel"):
                try:
                    again = replay(change["after"], change["channel"])
                    if again != change["before"]:
                        yield f"{where}: {change['after']!r} replays into {again!r}, not {change['before']!r}"
                except ReplayError as error:
                    yield f"{where}: {change['after']!r} does not replay: {error}"
            elif change["safety"] == "safe":
                yield f"{where}: is safe and has no channel"
        if change["safety"] == "safe" and change.get("applies", True):
            made += original[end:change["start"]] + change["after"].encode()
            end = change["end"]
    made += original[end:]
    if fixed is not None and bytes(made) != fixed:
        at = next((i for i, (a, b) in enumerate(zip(made, fixed)) if a != b), min(len(made), len(fixed)))
        yield (f"the safe changes made by hand give something else than fix, from byte {at}: "
               f"{bytes(made[at:at + 30])!r} and {fixed[at:at + 30]!r}")


def run(program, *arguments, data=None):
    """Standard output; raises where the program says that something went wrong."""
    done = subprocess.run([program, *arguments], input=data, capture_output=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def mended(program, texts, *options):
    """Each text as `fix` leaves it, a document of its own."""
    rows = "".join(json.dumps({"text": each}, ensure_ascii=False) + "\n" for each in texts).encode()
    made = run(program, "fix", "--quiet", *options, "--records", "jsonl:text", data=rows).decode()
    # Not splitlines: U+0085 and its kin, which damage makes, end no line here.
    return [json.loads(each)["text"] for each in made.split("\n") if each]


def main():
    program, files = sys.argv[1], sys.argv[2:]
    bad = replayed = 0
    for name in files:
        original = Path(name).read_bytes()
        document = json.loads(run(program, "explain", "--format", "json", name))
        fixed = run(program, "fix", data=original)
        found = list(problems_of(document, original, fixed))
        channels = sum(bool(change.get("channel")) for change in document["changes"])
        replayed += channels
        bad += len(found)
        for each in found:
            print(f"{name}: {each}", file=sys.stderr)
        print(f"{Path(name).name}: {len(document['changes'])} changes, {channels} with a channel, {len(found)} problems")
    if replayed == 0:
        print("nothing was replayed", file=sys.stderr)
    return 1 if bad or replayed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
