"""Figures of work on many files and records for the scorecard, from the tests that can also run long."""
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
FILES = 20000
KILLS = 200
sys.path.insert(0, str(TESTS / "batch"))

import make_tree  # noqa: E402


def run_test(script, *arguments):
    run = subprocess.run([sys.executable, "-B", str(TESTS / script), *map(str, arguments)], capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError(f"{script} failed: {run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.stdout


def tree_rows(program):
    said = run_test("batch/tree_test.py", program, "--files", FILES, "--report").splitlines()
    return said[0], [line.removesuffix(" s").split(": ") for line in said[1:]]


def small_files_rows(program):
    """Files a second, clean files of a few hundred bytes in all languages of the paragraphs."""
    texts = [text for _, _, text in make_tree.paragraphs()]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            path = Path(folder) / f"{number % 97:02}" / f"{number}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[number % len(texts)] + "\n", encoding="utf-8")
        for command in ("check", "fix"):
            for jobs in (1, 2):
                began = time.perf_counter()
                subprocess.run([program, command, "--quiet", "--jobs", str(jobs), folder], check=True)
                rows.append((f"`{command} --jobs {jobs}`", round(FILES / (time.perf_counter() - began))))
    return rows


def stream_rows(program, megabytes):
    rows = []
    for kinds, languages, packings, size in (("jsonl", "english", "plain", megabytes),
                                             ("jsonl", "german,russian,chinese", "plain", 200),
                                             ("jsonl,warc", "english", "gzip,zstd", 200), ("warc,csv", "english", "plain", 200)):
        said = run_test("records/soak.py", program, "--kinds", kinds, "--languages", languages, "--packings", packings,
                        "--size", size)
        rows += [line.split() for line in said.splitlines()[1:] if not re.search("left out", line)]
    return rows


def section(program, table, title, megabytes=5000):
    summary, tree = tree_rows(program)
    kills = run_test("files/kill_test.py", program, "--times", KILLS).strip().splitlines()[-1]
    return "\n\n".join([
        title, f"A tree with all that trees have (`tests/batch/make_tree.py`): {summary}.",
        table(("step", "seconds"), tree),
        f"Small clean files, {FILES} of them, in the page cache.",
        table(("", "files a second"), small_files_rows(program)),
        "Killed at random moments (`tests/files/kill_test.py`): " + re.sub(r", seed \d+", "", kills),
        "Clean records through a pipe (`tests/records/soak.py`), MB of text for each second of one core, and of the clock.",
        table(("records", "text", "packed", "MB", "MB/s", "MB/s of the clock", "peak MiB"), stream_rows(program, megabytes))])
