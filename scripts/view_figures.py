"""Figures of what people see and decide for the scorecard, from the tests that use a real browser and a real terminal."""
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = [
    ("SARIF by its official schema, JSON by ours, SARIF's fixes by their bytes: every fixture", "page", "formats_test.mjs"),
    ("the page in Chromium: clicks, keys, downloads, replays, an attack, accessibility", "page", "page_test.mjs"),
    ("the page with 50,000 changes, and with a million rows", "page", "many_test.mjs"),
    ("review in tmux: every key, resize, wide characters, a closed terminal", "review", "review_test.py"),
    ("answers: what is accepted is made, byte for byte, and nothing else", "review", "answers_test.py"),
    ("diff on a terminal and in less", "review", "shown_test.py"),
]


def run(program, folder, script):
    """(what it printed, tests, those that failed, seconds)"""
    build, test = Path(program).resolve().parent, ROOT / "tests" / folder / script
    command = ([str(ROOT / "tests/page/with_node.py"), str(build), script, program] if folder == "page"
               else [str(test), program] + ([] if script == "shown_test.py" else [str(ROOT / "fixtures")]))
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-B", *command], capture_output=True, text=True)
    took, said = time.monotonic() - start, done.stdout + done.stderr
    if done.returncode not in (0, 1): raise RuntimeError(f"{script} ended with {done.returncode}: {said[-2000:]}")
    count = re.search(r"^# tests (\d+)|^ℹ tests (\d+)|^Ran (\d+) tests?", said, re.M)
    failed = re.search(r"^# fail (\d+)|^ℹ fail (\d+)|failures=(\d+)|errors=(\d+)", said, re.M)
    number = lambda found: next((int(each) for each in found.groups() if each), 0) if found else 0
    return said, number(count), number(failed), took


def section(program, table, title):
    rows, fluid = [], ""
    for what, folder, script in TESTS:
        said, count, failed, took = run(program, folder, script)
        rows.append((what, count, failed, f"{took:.0f}"))
        if found := re.search(r"(\d+) changes, (\d+) MB: first paint (\d+) ms, read (\d+) ms, longest stall scrolling (\d+) ms, "
                              r"filtering (\d+) ms", said):
            fluid = table(("changes", "MB", "first paint, ms", "all read, ms", "longest stall scrolling, ms", "filtering, ms"),
                          [found.groups()])
    return (f"{title}\n\nWith real programs (`tests/page/`, `tests/review/`).\n\n" + table(("tests of", "tests", "failed", "seconds"), rows) +
            "\n\nA page with so many changes in Chromium; what stands still for less than 50 ms is no stall.\n\n" + fluid)
