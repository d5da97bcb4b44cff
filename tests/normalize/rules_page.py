#!/usr/bin/env python3
"""Runs the examples of docs/rules.md, and holds the page to the program's own lists: a section for each rule, and an
example for each way of each policy.

    rules_page.py MOJIMEND PAGE
"""
import json
import re
import subprocess
import sys
from pathlib import Path


def run(program, *arguments, text=""):
    return subprocess.run([program, *arguments], input=text.encode(), capture_output=True).stdout.decode()


def meant(text):
    """What the page's escapes stand for."""
    text = re.sub(r"\\u\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), text)
    return text.replace("\\r", "\r").replace("\\n", "\n")


def outcome(program, kind, options, text):
    if kind == "example":
        return run(program, "fix", "--no-config", *options, text=text)
    found = json.loads(run(program, "check", "--no-config", "--format", "json", *options, text=text))["changes"]
    for each in found:
        if each["safety"] != "reported": sys.exit(f"a report is {each['safety']}")
    if run(program, "fix", "--no-config", "--unsafe-fixes", *options, text=text) != text: sys.exit(f"{text} is changed")
    return "".join(text.encode()[:each["start"]].decode() + each["after"] + text.encode()[each["end"]:].decode()
                   for each in found)


def check_examples(program, blocks):
    wrong = 0
    for kind, options, lines in blocks:
        for line in lines.splitlines():
            before, _, after = line.partition(" → ")
            got = outcome(program, kind, options.split(), meant(before))
            expected = meant(after) if kind == "example" else meant(after) or meant(before).replace("\u202e", "")
            if got != expected:
                wrong += 1
                print(f"{options}: {before!r} comes out as {got!r} instead of {expected!r}", file=sys.stderr)
    return wrong


def check_lists(program, page, blocks):
    missing = []
    shown = {tuple(pair) for _, options, _ in blocks for pair in zip(options.split()[::2], options.split()[1::2])}
    for line in run(program, "rules", "--format", "json").splitlines():
        rule = json.loads(line)
        if f"### `{rule['rule']}`" not in page: missing.append(f"a section for {rule['rule']}")
        for policy in rule.get("ways", []):
            for word in policy["words"]:
                # What the system uses differs, and off and keep show nothing.
                if word in ("native", "off") or (policy["option"], word) in shown: continue
                if word in ("habit",) or (policy["option"], word) == ("--line-separators", "keep"): continue
                missing.append(f"an example of {policy['option']} {word}")
    for each in missing: print(f"docs/rules.md lacks {each}", file=sys.stderr)
    return len(missing)


def main():
    program, page = sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")
    blocks = re.findall(r"^```(example|report)(.*)\n((?:.*\n)*?)```$", page, re.M)
    wrong = check_examples(program, blocks) + check_lists(program, page, blocks)
    print(f"{len(blocks)} blocks, {wrong} wrong")
    return 1 if wrong or len(blocks) < 30 else 0


if __name__ == "__main__":
    sys.exit(main())
