"""Figures of the policies for the scorecard: how fast each is where it has nothing to do, and how near the preset ftfy is
to ftfy."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def speeds(program, texts):
    """[(text, {rule: (MB/s, way)})], by the tool that is built beside the program."""
    tool = Path(program).with_name("policy_speed")
    if not tool.exists():
        raise RuntimeError(f"there is no {tool}; build it with: cmake --build {tool.parent} --target policy_speed")
    out = []
    for text in texts:
        name, _, path = text.partition("=")
        said = subprocess.run([tool, path], capture_output=True, text=True, check=True).stdout
        out.append((name, {rule: (speed, way) for rule, speed, way in (line.split() for line in said.splitlines())}))
    return out


def likeness(program, lines, rows, python):
    """[(what, lines, % equal, changed by ftfy, the kinds of difference)]"""
    out = []
    for what, options in (("real text", lines), *((Path(each).stem + " rows", ["--rows", each]) for each in rows)):
        if not options: continue
        said = subprocess.run([python, str(ROOT / "scripts" / "compare-ftfy"), "--program", program, "--examples", "0", *options],
                              capture_output=True, text=True, check=True).stdout
        count, share, changed = re.search(r"(\d+) lines, ([\d.]+)% equal, \d+ not; ftfy changes (\d+)", said).groups()
        kinds = re.findall(r"^ *(\d+) mojimend (.*?); ftfy (.*)$", said, re.M)
        out.append((what, count, share, changed, "; ".join(f"{n}: {ours} / {theirs}" for n, ours, theirs in kinds[:4])))
    return out


def section(program, table, title, texts, lines, rows, python=sys.executable):
    found = speeds(program, texts)
    rules = list(found[0][1]) if found else []
    # What is found out at the first byte has no speed.
    shown = lambda speed: speed if int(speed) < 10_000 else "> 10000"
    speed_rows = [(rule, *(shown(each[rule][0]) for _, each in found)) for rule in rules]
    text = (f"{title}\n\nMB/s of text in which a rule finds nothing, on one core, in the slowest of its ways (`tools/policy_speed`): "
            "what a document pays for a policy that has nothing to do.\n\n" +
            table(("rule", *(name for name, _ in found)), speed_rows))
    if lines or rows:
        text += ("\n\n`--preset ftfy` beside ftfy 6.3.1, line by line (`scripts/compare-ftfy`); docs/ftfy.md says why they differ. The "
                 "commonest kinds are what each of the two did.\n\n" +
                 table(("lines of", "lines", "equal, %", "changed by ftfy", "commonest differences: mojimend / ftfy"),
                       likeness(program, lines, rows, python)))
    return text
