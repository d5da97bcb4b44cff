#!/usr/bin/env python3
"""What no compiler sees: no file of the project names a path of the machine that it was written on, no source
is longer than a reader can hold, and no two headers give different types the same name.  Usage: tidy.py [--self-test]"""
import collections
import re
import subprocess
import sys

from flags import ROOT

MAXIMUM_LINES = 400  # a longer file does more than one job; generated tables (src/*/tables/) are not read by people
# Written in pieces, so that this file passes itself. A path of a machine begins where no word or path goes on.
# The folder for temporary files itself is every system's; only what lies in it is one machine's.
MACHINE_PATH = re.compile(rb"(?<![\w./:$}~\-])/(?:(?:" + b"|".join([b"wo" b"rk", b"ro" b"ot", b"ho" b"me"])
                          + rb")(?:/[\w.\-]+|\b(?![\w/]))|" + b"t" b"mp" + rb"/[\w.\-]+)")


def problems_of(name, data):
    """What is wrong with a file of this name and these bytes."""
    for match in MACHINE_PATH.finditer(data):
        line = data.count(b"\n", 0, match.start()) + 1
        yield (f"{name}:{line}: names a path of one machine, {match[0].decode('utf-8', 'replace')}; "
               "use a path relative to the project, or mktemp")
    if name.startswith("src/") and "/tables/" not in name:
        lines = data.count(b"\n")
        if lines > MAXIMUM_LINES:
            yield f"{name}: has {lines} lines, more than {MAXIMUM_LINES}; split it by job"


# All headers share a namespace, and two types of one name in it are one to the linker, which takes the destructor of
# either for both. A type in a class, or in a namespace of its own, is indented.
TYPE = re.compile(r"^(?:struct|class|enum class|union)\s+(?:alignas\([^)]*\)\s*)?(\w+)[^;{}()]*\{", re.M)


def twins_in(headers):
    """Types of one name in several headers, by {name: text}."""
    places = collections.defaultdict(list)
    for name, text in headers.items():
        for match in TYPE.finditer(text):
            places[match[1]].append(f"{name}:{text.count(chr(10), 0, match.start()) + 1}")
    for each, where in sorted(places.items()):
        if len(where) > 1:
            yield f"{where[0]}: the type {each} has a namesake at {', '.join(where[1:])}; give one of them another name"


def self_test():
    slash = b"/"
    cases = [
        ("a.sh", b"cd " + slash + b"wo" b"rk/x\n", 1),
        ("a.sh", b"x='" + slash + b"ho" b"me/ann'\n", 1),
        ("a.sh", b"ls " + slash + b"ro" b"ot\n", 1),
        ("a.sh", b"cp a " + slash + b"tm" b"p/b\n", 1),
        ("a.sh", b"x=${TMPDIR:-" + slash + b"tm" b"p}\n", 0),
        ("a.sh", b"https://example.org/home/x frame" + slash + b"work \xe5/rooted\n", 0),
        ("src/text/a.cpp", b"\n" * 400, 0),
        ("src/text/a.cpp", b"\n" * 401, 1),
        ("src/text/tables/a.cpp", b"\n" * 401, 0),
        ("tests/a.cpp", b"\n" * 401, 0),
    ]
    wrong = [(name, data) for name, data, count in cases if len(list(problems_of(name, data))) != count]
    trees = [
        ({"a.h": "struct A {\n};\n", "b.h": "class A : B {\n};\n"}, 1),
        ({"a.h": "enum class A { b };\n", "b.h": "struct alignas(8) A {\n};\n"}, 1),
        ({"a.h": "struct A {\n};\n", "b.h": "struct A;\nclass B {\n  struct A {\n  };\n};\nstruct A f() {\n}\n"}, 0),
    ]
    wrong += [tree for tree, count in trees if len(list(twins_in(tree))) != count]
    cases += trees
    print(f"self-test: {len(cases)} cases, {len(wrong)} wrong {wrong if wrong else ''}")
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    listed = subprocess.run(["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True)
    if listed.returncode == 0:
        names = sorted(filter(None, listed.stdout.decode().split("\0")))
    else:  # an unpacked archive has no history to ask
        names = sorted(str(each.relative_to(ROOT)) for each in ROOT.rglob("*") if each.is_file()
                       and not each.relative_to(ROOT).parts[0].startswith(("build", ".git")))
    found = []
    for name in names:
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            found += problems_of(name, path.read_bytes())
    found += twins_in({name: (ROOT / name).read_text(encoding="utf-8") for name in names
                       if re.fullmatch(r"src/\w+/\w+\.h", name) and (ROOT / name).is_file()})
    for each in found:
        print(each, file=sys.stderr)
    print(f"{len(names)} files, {len(found)} problems")
    return 1 if found or not names else 0


if __name__ == "__main__":
    sys.exit(main())
