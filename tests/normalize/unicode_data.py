#!/usr/bin/env python3
"""The normalizer beside Unicode's own data (Debian's unicode-data) and real text of many scripts, through the program.

    unicode_data.py MOJIMEND SCRIPTS.txt [--data /usr/share/unicode]

- NormalizationTest.txt: every form gives what its five columns say (UAX #15, conformance), and gentle-nfc neither changes
  a character that stands alone nor leaves anything composed otherwise than NFC.
- BidiCharacterTest.txt: in each of its texts `bidi` reports the controls that rules X1 to X8 of UAX #9 leave without an
  end, those that end nothing, and overrides.
- Every file of the data, which holds nearly every character, passes without a finding, by default and under `corpus`.
- Every sequence of emoji and every standard variant keeps its joiners, selectors and tags under every policy of characters.
- SCRIPTS.txt, "Language: text" a line, passes the default and `corpus` byte for byte, and loses nothing under `invisible`.
"""
import argparse
import bz2
import subprocess
import sys
import unicodedata
from pathlib import Path

CHARACTERS = ["--invisible", "all", "--space", "all", "--ligature", "typographic", "--unicode-form", "gentle-nfc",
              "--extend-select", "control"]
wrong = []


def check(is_right, what):
    if not is_right: wrong.append(what)


def fixed(program, lines, *options):
    text = "".join(line + "\n" for line in lines)
    done = subprocess.run([program, "fix", "--no-config", "--from", "utf-8", *options], input=text.encode(),
                          capture_output=True)
    if done.returncode != 0: sys.exit(f"fix {options} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode().split("\n")[:-1]


def characters(field): return "".join(chr(int(each, 16)) for each in field.split())


def check_forms(program, data):
    path = data / "NormalizationTest.txt.bz2"
    if not path.exists(): sys.exit(77)
    rows = [[characters(field) for field in line.split(";")[:5]]
            for line in bz2.open(path, "rt", encoding="utf-8") if line[0] not in "#@\n"]
    sources = [column for row in rows for column in row]
    # Each form's result for the five columns, by the number of the column that it is.
    for form, results in (("nfc", (2, 2, 2, 4, 4)), ("nfd", (3, 3, 3, 5, 5)), ("nfkc", (4,) * 5), ("nfkd", (5,) * 5)):
        made = fixed(program, sources, "--select", "unicode-form", "--unicode-form", form)
        for i, row in enumerate(rows):
            for column, result in enumerate(results):
                check(made[5 * i + column] == row[result - 1], f"{form} of {sources[5 * i + column]!r}")
    gentle = fixed(program, sources, "--select", "unicode-form", "--unicode-form", "gentle-nfc")
    for source, made in zip(sources, gentle):
        check(len(source) > 1 or made == source, f"gentle-nfc changes {source!r}")
        is_known = all(unicodedata.category(each) != "Cn" for each in source)  # Python's Unicode may be older
        check(not is_known or unicodedata.normalize("NFC", made) == unicodedata.normalize("NFC", source),
              f"gentle-nfc of {source!r}")
    return len(sources)


INITIATORS, POP_EMBEDDING, POP_ISOLATE = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c", "\u2069"


def is_reported(text):
    """Whether a line with these controls has something to report, by the rules."""
    stack = []
    for each in text:
        if each in "\u202d\u202e": return True
        if each in INITIATORS: stack.append(each)
        if each == POP_EMBEDDING:
            if not stack or stack[-1] in "\u2066\u2067\u2068": return True
            stack.pop()
        if each == POP_ISOLATE:
            if not any(one in "\u2066\u2067\u2068" for one in stack): return True
            if stack[-1] not in "\u2066\u2067\u2068": return True
            stack.pop()
    return bool(stack)


def check_directions(program, data):
    texts = {characters(line.split(";")[0]) for line in open(data / "BidiCharacterTest.txt", encoding="utf-8")
             if line[0] not in "#\n"}
    # What ends a paragraph would end our line.
    texts = sorted(each for each in texts if not any(unicodedata.bidirectional(one) == "B" for one in each))
    data = "".join(each + "\n" for each in texts)
    done = subprocess.run([program, "check", "--no-config", "--from", "utf-8", "--select", "bidi", "--context", "plain"],
                          input=data.encode(), capture_output=True)
    told = {int(line.split(b":")[1]) for line in done.stdout.split(b"\n") if line}
    for number, text in enumerate(texts, 1):
        check((number in told) == is_reported(text), f"bidi of {text!r}: {'told' if number in told else 'not told'}")
    return len(texts), len(told)


def check_files(program, data):
    files = sorted(str(path) for path in data.rglob("*.txt"))
    for options in ([], ["--preset", "corpus"]):
        done = subprocess.run([program, "check", "--no-config", *options, *files], capture_output=True)
        check(done.returncode == 0, f"check {options}: {done.stdout.decode()[:2000]}")
    return len(files)


def check_sequences(program, data):
    sequences = []
    for name in ("emoji-zwj-sequences", "emoji-sequences", "emoji-variation-sequences", "emoji-test"):
        for line in (data / "emoji" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            field = line.split("#")[0].split(";")[0].strip()
            if field and ".." not in field: sequences.append(characters(field))
    for line in (data / "StandardizedVariants.txt").read_text(encoding="utf-8").splitlines():
        if field := line.split("#")[0].split(";")[0].strip(): sequences.append(characters(field))
    made = fixed(program, sequences, "--select", "control", *CHARACTERS)
    for source, result in zip(sequences, made): check(source == result, f"the sequence {source!r}")
    return len(sequences)


def check_scripts(program, path):
    lines = path.read_text(encoding="utf-8").splitlines()
    for options in ([], ["--preset", "corpus"], ["--preset", "source-code"], ["--select", "invisible"]):
        for source, made in zip(lines, fixed(program, lines, *options)): check(source == made, f"{options}: {source}")
    for source, made in zip(lines, fixed(program, lines, "--select", "space", *CHARACTERS)):
        check(unicodedata.normalize("NFC", source) == unicodedata.normalize("NFC", made), f"characters: {source}")
    return len(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scripts", type=Path)
    parser.add_argument("--data", type=Path, default=Path("/usr/share/unicode"))
    arguments = parser.parse_args()
    program, data = arguments.program, arguments.data
    directed, told = check_directions(program, data)
    print(f"{check_forms(program, data)} texts in five forms, {directed} with directions ({told} told), {check_files(program, data)} files, "
          f"{check_sequences(program, data)} sequences, {check_scripts(program, arguments.scripts)} lines of scripts; "
          f"{len(wrong)} wrong")
    for each in wrong[:20]: print(each, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
