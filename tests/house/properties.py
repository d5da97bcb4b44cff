#!/usr/bin/env python3
"""What holds for every input, tried on random ones with the real program: a fixed text is not changed again, every
change can be undone from the report alone, clean text stays clean, and a pipe that is fed in pieces gives what a file
gives.  Usage: properties.py MOJIMEND FIXTURES [SEED]"""
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROUNDS = 2000 if os.environ.get("MOJIMEND_SOAK") else int(os.environ.get("MOJIMEND_ROUNDS", 60))
CJK = [chr(code) for code in range(0x4E00, 0x9FA6, 7)]
PIECES = [",", "?", ",,", ",。", "?!", "(guó)", "(", ")", "hǎo)", "\n", "\r\n", "。", "，", "”", "《", " ", "a", "1", "\ufffd",
          "？", "é", "の", "к", "😀", "\u0080", "\x00"]


class Failure(Exception):
    """A property that does not hold; the text of it says for which input."""


class Inputs:
    """Random documents made of what the fixtures hold."""

    def __init__(self, fixtures, rng):
        self.rng = rng
        folders = ("wild", "synthetic", "negative")
        paths = sorted(path for folder in folders for path in (fixtures / folder).iterdir() if path.is_file())
        self.documents = [path.read_bytes() for path in paths]
        self.damaged = [path.read_bytes() for path in paths if path.name.startswith(("gbk-glossed", "glossed"))
                        and path.suffix == ".txt"]
        self.clean_lines = [line for path in paths if path.name.startswith("clean-")
                            for line in path.read_text(encoding="utf-8").splitlines(keepends=True)]

    def cut(self, data):
        """Some whole lines of a document, so that most of what it says stays together."""
        lines = data.splitlines(keepends=True)
        start = self.rng.randrange(len(lines) + 1)
        return b"".join(lines[start:start + self.rng.randint(1, 12)])

    def mutated(self, data):
        """The text with a few characters put in, taken out or moved."""
        text = list(data.decode("utf-8", "replace"))
        for _ in range(self.rng.randint(1, 8)):
            at = self.rng.randrange(len(text) + 1)
            kind = self.rng.randrange(3)
            if kind == 0:
                text[at:at] = self.rng.choice(PIECES + CJK[:20])
            elif kind == 1:
                del text[at:at + self.rng.randint(1, 3)]
            else:
                text[at:at] = text[self.rng.randrange(len(text) + 1):][:self.rng.randint(1, 9)]
        return "".join(text).encode("utf-8", "replace")

    def document(self):
        kind = self.rng.randrange(6)
        if kind == 0:
            return self.mutated(self.rng.choice(self.damaged))
        if kind == 1:
            return self.mutated(self.cut(self.rng.choice(self.damaged)))
        if kind == 2:
            return b"".join(self.cut(self.rng.choice(self.documents)) for _ in range(3))
        if kind == 3:
            return self.cut(self.rng.choice(self.documents)) + self.rng.randbytes(self.rng.randint(1, 5))
        if kind == 4:
            return "".join(self.rng.choices(PIECES + CJK, k=self.rng.randint(1, 200))).encode()
        return self.rng.randbytes(self.rng.randint(1, 300))

    def clean(self):
        lines = self.rng.sample(self.clean_lines, self.rng.randint(1, 12))
        return "".join(lines).encode()


def run(program, *arguments, data=None):
    done = subprocess.run([program, *arguments], input=data, capture_output=True, timeout=120)
    if done.returncode not in (0, 1, 2):
        raise Failure(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.returncode, done.stdout, done.stderr


def fed_in_pieces(program, data, rng):
    """What fix gives for a pipe whose writer stops and goes on."""
    child = subprocess.Popen([program, "fix"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def feed():
        at = 0
        try:
            while at < len(data):
                size = rng.choice([1, 2, 3, 7, 100, 4096])
                child.stdin.write(data[at:at + size])
                child.stdin.flush()
                at += size
                if rng.random() < 0.02:
                    time.sleep(0.002)
            child.stdin.close()
        except BrokenPipeError:  # a program that refuses the input need not read all of it
            pass

    feeder = threading.Thread(target=feed)
    feeder.start()
    out = child.stdout.read()
    feeder.join()
    child.stdout.close()
    return child.wait(timeout=120), out


def fix_is_stable(program, data):
    """fix of what fix gave changes nothing; trouble gives no output at all."""
    for options in ([], ["--unsafe-fixes"]):
        code, out, _ = run(program, "fix", *options, data=data)
        if code == 2:
            if out:
                raise Failure(f"fix {options} gave up and wrote {len(out)} bytes")
            return None
        code, again, errors = run(program, "fix", *options, data=out)
        if out and (code == 2 or again != out):
            at = next((i for i, (a, b) in enumerate(zip(out, again)) if a != b), min(len(out), len(again)))
            raise Failure(f"fix {options} of the fixed text ended with {code} {errors.decode(errors='replace')} and "
                          f"differs at {at}: {out[max(0, at - 30):at + 40].decode(errors='replace')!r} → "
                          f"{again[max(0, at - 30):at + 40].decode(errors='replace')!r}")
        if not options:
            first = out
    return first


def report_undoes(program, data, fixed, folder):
    """The JSON report alone is enough to make the fixed text and to go back."""
    path = Path(folder) / "input.txt"
    path.write_bytes(data)
    code, out, errors = run(program, "check", "--exit-zero", "--format", "json", str(path))
    if code != 0:
        raise Failure(f"fix reads what check does not: {errors.decode(errors='replace')}")
    document = json.loads(out)
    # What is transcoded does not say its bytes in the report.
    if document["encoding"] != "utf-8" or any(change["rule"] == "encoding" for change in document["changes"]):
        return
    made, back, at, out_at = bytearray(), bytearray(), 0, 0
    for change in document["changes"]:
        if change["safety"] != "safe" or not change.get("applies", True):
            continue
        kept = change["start"] - at
        if change["start"] < at or data[change["start"]:change["end"]].decode(errors="replace") != change["before"]:
            raise Failure(f"change {change} is not what stands there")
        made += data[at:change["start"]] + change["after"].encode()
        # What was no UTF-8 does not say its bytes either: a pair of surrogates, a character that was parted.
        stood = data[change["start"]:change["end"]] if "\ufffd" in change["before"] else change["before"].encode()
        back += fixed[out_at:out_at + kept] + stood
        out_at += kept + len(change["after"].encode())
        at = change["end"]
    if bytes(made + data[at:]) != fixed:
        raise Failure("the safe changes of the report do not make what fix gives")
    if bytes(back + fixed[out_at:]) != data:
        raise Failure("undoing the changes of the report does not give the original")


def stays_clean(program, data):
    code, out, errors = run(program, "fix", "--unsafe-fixes", data=data)
    if code != 0 or out != data:
        raise Failure(f"clean text was changed, or fix ended with {code} {errors.decode(errors='replace')}")


def main():
    program, fixtures = sys.argv[1], Path(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20240
    rng = random.Random(seed)
    inputs = Inputs(fixtures, rng)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            # A file of no bytes is trouble, a pipe of none is not; neither is what is asked here.
            data, clean = inputs.document() or b"\n", inputs.clean()
            try:
                fixed = fix_is_stable(program, data)
                if fixed is not None:
                    report_undoes(program, data, fixed, folder)
                if number % 3 == 0:
                    code, out = fed_in_pieces(program, data, rng)
                    if out != (fixed or b""):
                        raise Failure(f"fed in pieces it ends with {code} and gives {len(out)} bytes")
                data = clean
                stays_clean(program, clean)
            except (Failure, subprocess.TimeoutExpired, UnicodeDecodeError, KeyError) as failure:
                failures.append(number)
                shown = data if len(data) < 1500 else data[:1500] + b"..."
                print(f"round {number} of seed {seed}: {failure!r}\n  input: {shown!r}", file=sys.stderr)
                if len(failures) == 5:
                    break
    print(f"{number + 1} rounds, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
