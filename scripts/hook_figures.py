"""Figures of git, pip and pre-commit for the scorecard, from the tests that use the real ones."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(script, *arguments):
    done = subprocess.run([sys.executable, "-B", str(ROOT / script), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{script} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout + done.stderr


def section(program, table, title, histories):
    rows = re.findall(r"(git add of [^:]*): ([\d.]+) s", run("tests/hooks/git_test.py", program))
    for how in ((), ("--compile",)):
        said = run("tests/hooks/pre_commit_test.py", program, *how)
        rows += re.findall(r"(pip install[^:]*|pre-commit install[^:]*): (\d+) s", said)
    text = (f"{title}\n\nWith the real git, pip and pre-commit in fresh repositories (`tests/hooks/`); compiling takes the "
            f"longer, the more else there is to do.\n\n" + table(("step", "seconds"), rows))
    if not histories: return text
    judged = []
    for each in histories:
        name, _, commits = each.partition(":")
        said = run("scripts/guard-history", name, "--program", program, "--commits", commits or 500)
        found = re.search(r"(\d+) commits, (\d+) refused, (\d+) s\s*$", said)
        judged.append((Path(name).name, *found.groups()))
    return (text + "\n\nCommits of real histories, each against its parent, without a configuration (`scripts/guard-history`); docs/git.md "
            "tells what was found in those that were refused.\n\n" + table(("repository", "commits", "refused", "seconds"), judged))
