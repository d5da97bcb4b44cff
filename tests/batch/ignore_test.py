#!/usr/bin/env python3
"""Random repositories with random ignore lists: below a folder the program looks at just the files that git lists.

    ignore_test.py PROGRAM [--repositories N]
"""
import argparse
import json
import os
import random
import subprocess
import tempfile
from pathlib import Path

NAMES = ["a", "b", "ab", "build", "a.log", "b.log", "x.txt", ".hid", "out", "Ä"]
PATTERNS = ["*.log", "!a.log", "build/", "/build", "a/b", "**/out", "a/**", "!a/b/", "*", "!*/", "!x.txt", "/a/*", "!/a/b",
            "?", "[ab]", "[!ab].log", "\\!a", "#a", "b", "!b", "a/*/b", "**/b/x.txt", "Ä", "out/*", "!out/x.txt", "", "x.txt "]


def make(folder, chance):
    for _ in range(25):
        parts = [chance.choice(NAMES) for _ in range(chance.randint(1, 4))]
        path = folder.joinpath(*parts)
        if any(each.is_file() for each in [path, *path.parents]) or path.is_dir():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text for a file, and enough of it\n")
    inner = [folder, *(each for each in folder.rglob("*") if each.is_dir())]
    for each in chance.sample(inner, min(len(inner), 3)):
        (each / ".gitignore").write_text("\n".join(chance.choices(PATTERNS, k=chance.randint(1, 4))) + "\n")
    subprocess.run(["git", "init", "-q", folder], check=True)
    info = folder / ".git/info"
    info.mkdir(exist_ok=True)
    (info / "exclude").write_text("\n".join(chance.choices(PATTERNS, k=chance.randint(0, 2))) + "\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--repositories", type=int, default=60)
    chosen = arguments.parse_args()
    program = os.path.abspath(chosen.program)
    listed = 0
    for seed in range(chosen.repositories):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "repository"
            folder.mkdir()
            make(folder, random.Random(seed))
            environment = {**os.environ, "HOME": scratch, "XDG_CONFIG_HOME": scratch}
            by_git = subprocess.run(["git", "ls-files", "-z", "--others", "--exclude-standard"], cwd=folder, check=True,
                                    capture_output=True, env=environment).stdout
            expected = {each for each in by_git.decode().split("\0") if each}
            run = subprocess.run([program, "detect", "--format", "json", "--hidden", "."], cwd=folder,
                                 capture_output=True, env=environment, timeout=60)
            seen = {os.path.normpath(json.loads(line)["path"]) for line in run.stdout.splitlines()}
            assert seen == expected, (
                f"repository {seed}: only git: {sorted(expected - seen)}, only here: {sorted(seen - expected)}\n"
                + "\n".join(f"{each.relative_to(folder)}: {each.read_text().split(chr(10))}"
                            for each in [*folder.rglob(".gitignore"), folder / ".git/info/exclude"]))
            listed += len(seen)
    assert listed > chosen.repositories, "nothing was listed"
    print(f"{chosen.repositories} repositories, {listed} files: as git lists them")


if __name__ == "__main__":
    main()
