"""Figures of the speed of repair for the scorecard: beside a peer's, in the same run."""
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "plsfix==0.1.8"
ROUNDS = 3
SLOPPY = {**{each: chr(each) for each in range(256)},
          **{each: bytes([each]).decode("cp1252") for each in range(256) if each not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}}
# The peer mends line by line, in its own process; only that is timed.
TIME_OF_PEER = """
import sys, time, plsfix
lines = open(sys.argv[1], encoding="utf-8", newline="").read().split("\\n")
start = time.perf_counter()
for line in lines: plsfix.fix_text(line)
print(time.perf_counter() - start)
"""


def misread(text, written="utf-8"):
    """Read as windows-1252, as browsers read it."""
    return "".join(SLOPPY[byte] for byte in text.encode(written, "ignore"))


def is_one_line(text):
    return len(text.splitlines()) == 1


def of_one_channel(clean, language, written, size=8_000_000):
    """Rows of a language, again and again up to so many bytes, each time with another tenth of them damaged."""
    rows = [each["clean"] for each in clean if each.get("lang") == language]
    lines, number = [], 0
    while rows and size > 0:
        row, number = rows[number % len(rows)], number + 1
        if (number + number // len(rows)) % 10 == 0: row = misread(row, written)
        lines += [row] if is_one_line(row) else []
        size -= len(row.encode()) + 1
    return "\n".join(lines)


def texts_of(damaged, clean):
    choose = random.Random(1)
    bad = [each["damaged"] for each in damaged if not each["lossy"] and is_one_line(each["damaged"])]
    rows = [each["clean"] for each in clean]
    one_in_ten = [misread(row) if number % 10 == 9 else row for number, row in enumerate(rows)]
    any_way = [choose.choice(bad) if number % 10 == 9 else row for number, row in enumerate(rows)]
    ideographs = lambda count: "".join(chr(choose.randrange(0x4E00, 0x9FA5)) for _ in range(count))
    return {
        "clean rows": "\n".join(rows) * 4,
        "clean rows, one line in ten UTF-8 read as windows-1252": "\n".join(filter(is_one_line, one_in_ten)) * 4,
        "clean rows, one line in ten damaged in any way": "\n".join(any_way) * 4,
        **{f"rows in {language}, one line in ten {written} read as windows-1252": of_one_channel(clean, language, written)
           for language, written in (("en", "utf-8"), ("de", "utf-8"), ("fr", "utf-8"), ("pl", "utf-8"), ("ru", "utf-8"),
                                     ("ja", "utf-8"), ("pl", "windows-1250"), ("ru", "windows-1251"), ("zh_CN", "gbk"),
                                     ("ja", "shift_jis"), ("ko", "cp949"))},
        "10 MB of one Ã": "Ã" * 5_000_000,
        "10 MB of U+FFFD": "\ufffd" * 3_333_333,
        "10 MB of random ideographs, one line": ideographs(3_333_333),
        "10 MB of random ideographs, lines of 60": "\n".join(ideographs(60) for _ in range(55_000)),
    }


def time_of(program, data):
    start = time.perf_counter()
    subprocess.run([program, "fix", "--quiet", "--from", "utf-8"], input=data, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


class Peer:
    """In an environment of its own, if it can be had."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.python = Path(self.folder.name) / "bin/python"
        subprocess.run([sys.executable, "-m", "venv", self.folder.name], check=True)
        self.is_there = subprocess.run([self.python, "-m", "pip", "install", "--quiet", PEER]).returncode == 0

    def time_of(self, path):
        done = subprocess.run([self.python, "-c", TIME_OF_PEER, path], capture_output=True, text=True, check=True)
        return float(done.stdout)


def repair_speed(program, damaged, clean):
    """Megabytes a second, one core, of text with one damaged line in ten, and of what nobody should have to read."""
    peer, rows = Peer(), []
    for name, text in texts_of(damaged, clean).items():
        data, ours, theirs = text.encode(), [], []
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            for _ in range(ROUNDS):
                ours.append(time_of(program, data))
                if peer.is_there and not name.startswith("10 MB"): theirs.append(peer.time_of(file.name))
        rows.append((name, f"{len(data) / min(ours) / 1e6:.1f}",
                     f"{len(data) / min(theirs) / 1e6:.1f}" if theirs else "", f"{min(theirs) / min(ours):.2f}" if theirs else ""))
    head = ("| text | MB/s | plsfix, MB/s | times as fast |", "|---|---|---|---|")
    return ("One core, the process and all; the peer through its binding to Python, line by line, in the same run.\n\n"
            + "\n".join([*head, *("| " + " | ".join(row) + " |" for row in rows)]))
