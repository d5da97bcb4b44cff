#!/usr/bin/env python3
"""Every header of src/ compiles alone, with the include paths of its layer, and may be included twice. A header that a
source of its folder includes before anything else is compiled alone with that, and is not compiled again here.
Usage: headers_alone.py BUILD"""
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from flags import ROOT, layer_flags


def opens_a_source(header):
    return any((found := re.search(r"^#include [<\"](.*?)[>\"]", source.read_text(), re.M))
               and found[1] == f"{header.parent.name}/{header.name}" for source in header.parent.glob("*.cpp"))


def main():
    flags = layer_flags(sys.argv[1])
    headers = sorted((ROOT / "src").glob("*/*.h"))
    unguarded = [str(each) for each in headers if "#pragma once" not in each.read_text()]
    homeless = [str(each) for each in headers if each.parent.name not in flags]

    def compile_alone(header):
        name = f"{header.parent.name}/{header.name}"
        run = subprocess.run(flags[header.parent.name], input=f'#include "{name}"\n', capture_output=True, text=True)
        return name, run.returncode, run.stderr

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(compile_alone, (each for each in headers
                                                if each.parent.name in flags and not opens_a_source(each))))
    failed = [(name, errors) for name, code, errors in results if code != 0]
    for name, errors in failed:
        print(f"src/{name} does not compile alone:\n{errors}", file=sys.stderr)
    for name in homeless:
        print(f"{name}: no source of its folder is built, so nobody knows its include paths", file=sys.stderr)
    for name in unguarded: print(f"{name}: there is no #pragma once", file=sys.stderr)
    print(f"{len(headers)} headers, {len(results)} of which no source includes first; {len(failed)} do not compile alone")
    return 1 if failed or homeless or unguarded or not results else 0


if __name__ == "__main__":
    sys.exit(main())
