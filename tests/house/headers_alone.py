#!/usr/bin/env python3
"""Every header of src/ compiles alone, with the include paths of its layer.  Usage: headers_alone.py BUILD"""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from flags import ROOT, layer_flags


def main():
    flags = layer_flags(sys.argv[1])
    headers = sorted((ROOT / "src").glob("*/*.h"))
    homeless = [str(each) for each in headers if each.parent.name not in flags]

    def compile_alone(header):
        name = f"{header.parent.name}/{header.name}"
        # Twice, so that a missing "#pragma once" shows as well.
        run = subprocess.run(flags[header.parent.name], input=f'#include "{name}"\n' * 2, capture_output=True, text=True)
        return name, run.returncode, run.stderr

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(compile_alone, (each for each in headers if each.parent.name in flags)))
    failed = [(name, errors) for name, code, errors in results if code != 0]
    for name, errors in failed:
        print(f"src/{name} does not compile alone:\n{errors}", file=sys.stderr)
    for name in homeless:
        print(f"{name}: no source of its folder is built, so nobody knows its include paths", file=sys.stderr)
    print(f"{len(results)} headers, {len(failed)} do not compile alone")
    return 1 if failed or homeless or not results else 0


if __name__ == "__main__":
    sys.exit(main())
