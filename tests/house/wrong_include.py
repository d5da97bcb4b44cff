#!/usr/bin/env python3
"""The build itself refuses an include that src/layers.txt does not allow: for every pair of layers, a file of the
one that includes a header of the other compiles if that is allowed and does not if it is not.
Usage: wrong_include.py BUILD"""
import re
import subprocess
import sys

from flags import ROOT, layer_flags


def allowed_folders():
    lines = (ROOT / "src" / "layers.txt").read_text(encoding="utf-8").splitlines()
    pairs = (re.fullmatch(r"([a-z_]+):([a-z_ ]*)\|.*", line) for line in lines)
    return {match[1]: set(match[2].split()) | {match[1]} for match in pairs if match}


def main():
    flags, allowed = layer_flags(sys.argv[1]), allowed_folders()
    wrong = tried = 0
    for layer, command in sorted(flags.items()):
        for other in sorted(allowed):
            headers = sorted((ROOT / "src" / other).glob("*.h"))
            if not headers:
                continue
            name = f"{other}/{headers[0].name}"
            # Only the preprocessor: what is asked is whether the header is found.
            run = subprocess.run([each for each in command if each != "-fsyntax-only"] + ["-E"],
                                 input=f'#if !__has_include("{name}")\n#error unseen\n#endif\n',
                                 capture_output=True, text=True)
            seen = run.returncode == 0
            tried += 1
            if not seen and "unseen" not in run.stderr:
                print(f"{layer}: {run.stderr}", file=sys.stderr)
                return 2
            if seen != (other in allowed[layer]):
                wrong += 1
                print(f"{layer}/ {'sees' if seen else 'does not see'} {name}; src/layers.txt says otherwise",
                      file=sys.stderr)
    # And once in full, as a person would meet it.
    run = subprocess.run(flags["text"], input='#include "repair/repair.h"\n', capture_output=True, text=True)
    if run.returncode == 0:
        wrong += 1
        print("text/ compiles with repair/repair.h included", file=sys.stderr)
    print(f"{tried} pairs of layers, {wrong} wrong")
    return 1 if wrong or tried < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
