#!/usr/bin/env python3
"""Every encoding that Python knows too, read by the real program and by Python's codec: each byte, each pair, and for
the stateful ones each character of the BMP.  Usage: python_codecs.py MOJIMEND [--list]  (--list prints what differs)"""
import re
import subprocess
import sys

# Encoding, Python's name for it.
SINGLE_BYTE = {name: name for name in (
    "cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp869 cp037 cp500 mac-latin2 "
    "mac-greek mac-turkish iso-8859-16 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 "
    "iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 koi8-r koi8-u windows-1250 windows-1251 windows-1252 windows-1253 "
    "windows-1254 windows-1255 windows-1256 windows-1257 windows-1258").split()}
SINGLE_BYTE |= {"ibm866": "cp866", "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874"}
DOUBLE_BYTE = {"johab": "johab", "gbk": "cp936", "big5": "big5hkscs", "shift_jis": "cp932", "euc-jp": "euc_jp",
               "euc-kr": "cp949"}
WHOLE = {"hz-gb-2312": "hz", "iso-2022-kr": "iso2022_kr", "iso-2022-jp": "iso2022_jp", "utf-7": "utf-7",
         "utf-32le": "utf-32-le", "utf-32be": "utf-32-be",
         "utf-8": "utf-8", "gb18030": "gb18030"}
# How many sequences or characters are read unlike Python reads them; docs/encodings.md says which and why.
KNOWN = {"koi8-u": 2, "windows-1255": 1, "big5": 11, "euc-jp": 6, "iso-2022-jp": 6, "hz-gb-2312": 2, "gb18030": 21}
MOST_REFUSALS = 400  # sequences of an encoding that Python reads and the program does not


def run(program, encoding, data):
    """The text, or the offset at which the program refuses the document."""
    done = subprocess.run([program, "fix", "--quiet", "--select", "encoding", "--from", encoding, "-"], input=data,
                          capture_output=True)
    if done.returncode == 0:
        return done.stdout.decode("utf-8"), None
    offset = re.search(rb"byte offset (\d+)", done.stderr)
    if not offset:
        sys.exit(f"{encoding}: {done.stderr.decode('utf-8', 'replace')}")
    return None, int(offset[1])


def read_lines(program, encoding, codec, sequences):
    """What the program reads for each, which stand in one document on lines of their own; None for refused ones."""
    read = {}
    left = list(sequences)
    start, end = "x".encode(codec), "\n".encode(codec)
    while left:
        document = b"".join(start + each + end for each in left)
        text, offset = run(program, encoding, document)
        if text is not None:
            lines = text.split("\n")[:-1]
            if len(lines) != len(left):
                sys.exit(f"{encoding}: {len(left)} lines became {len(lines)}")
            return read | {each: line[1:] for each, line in zip(left, lines)}
        at = 0
        for number, each in enumerate(left):
            at += len(start + each + end)
            if offset < at:
                read[each] = None
                del left[number]
                break
        if len(read) > MOST_REFUSALS:
            sys.exit(f"{encoding}: too many sequences are refused")
    return read


def decoded(codec, data):
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None


def differences_of_bytes(program, encoding, codec):
    ends = {"\n".encode(codec), "\r".encode(codec), b"\0"}
    each_byte = [bytes([byte]) for byte in range(256)]
    theirs = {one: decoded(codec, one) for one in each_byte if one not in ends}
    ours = read_lines(program, encoding, codec, theirs)
    # Bytes that Python leaves undefined in windows-125x are C1 controls on the web.
    return [(one, text, ours[one]) for one, text in theirs.items()
            if text != ours[one] and (text is not None or ours[one] != one.decode("latin-1"))]


def differences_of_pairs(program, encoding, codec):
    pairs = [bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x31, 0xFF)]
    theirs = {pair: text for pair in pairs if (text := decoded(codec, pair)) is not None}
    ours = read_lines(program, encoding, codec, theirs)
    return [(pair, text, ours[pair]) for pair, text in theirs.items() if text != ours[pair]]


def differences_of_text(program, encoding, codec):
    kept = []
    for code in [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x10000, 0x30000, 97)]:
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        kept.append(chr(code))
    text = "".join(each + "\n" for each in kept)
    ours, offset = run(program, encoding, text.encode(codec))
    if ours is None:
        sys.exit(f"{encoding}: what Python wrote is refused at byte {offset}")
    read = ours.split("\n")[:-1]
    if len(read) != len(kept):
        sys.exit(f"{encoding}: {len(kept)} lines became {len(read)}")
    return [(each, each, line) for each, line in zip(kept, read) if each != line]


def main(program, listed):
    wrong = 0
    for compare, encodings in [(differences_of_bytes, SINGLE_BYTE), (differences_of_pairs, DOUBLE_BYTE),
                               (differences_of_text, WHOLE)]:
        for encoding, codec in encodings.items():
            found = compare(program, encoding, codec)
            if listed:
                for sequence, theirs, ours in found:
                    print(encoding, sequence, ascii(theirs), ascii(ours))
            if len(found) != KNOWN.get(encoding, 0):
                wrong += 1
                print(f"{encoding}: {len(found)} differ from Python's {codec}, {KNOWN.get(encoding, 0)} are known")
    print(f"{len(SINGLE_BYTE | DOUBLE_BYTE | WHOLE)} encodings, {wrong} not as known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--list" in sys.argv))
