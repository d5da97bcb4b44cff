#!/usr/bin/env python3
"""The specimen under cjk-punctuation: no mark of ASCII is left in its prose, numbers and all else stay as the repair alone
gives them, and a second run changes nothing.

    specimen_marks.py MOJIMEND SPECIMEN
"""
import re
import subprocess
import sys
from pathlib import Path

MARKS = {",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；", "(": "（", ")": "）"}


def fixed(program, data, *options):
    return subprocess.run([program, "fix", "--no-config", *options], input=data, capture_output=True, check=True).stdout


def main():
    program, data = sys.argv[1], Path(sys.argv[2]).read_bytes()
    alone = fixed(program, data).decode()
    marked = fixed(program, data, "--extend-select", "cjk-punctuation").decode()
    left = re.findall(r"[\u3400-\u9fff」』”》][,;:?!]|[,;?!][\u3400-\u9fff「『“《]", marked)
    others = [(a, b) for a, b in zip(alone, marked) if a != b and MARKS.get(a) != b]
    changed = sum(a != b for a, b in zip(alone, marked))
    again = fixed(program, marked.encode(), "--extend-select", "cjk-punctuation").decode()
    print(f"{changed} marks made full-width, {len(left)} left, {len(others)} other changes")
    is_right = len(alone) == len(marked) and changed > 100 and not left and not others and again == marked
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
