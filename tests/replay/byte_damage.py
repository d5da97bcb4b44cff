"""Damages clean text as programs do that take bytes for characters: escapes them, changes their case, cuts and wraps
them. Written apart from the program that is judged; the encodings are Python's own."""
import random

CODECS = {"big5": "cp950", "gbk": "gbk", "shift_jis": "cp932"}
# What a program puts a backslash before.
ESCAPERS = {"backslash": b"\\", "addslashes": b"\\'\"", "mysql": b"\\'\"\n", "markdown": b"\\`*_{}[]|", "table": b"|"}


class CannotDamage(Exception):
    """The encoding lacks a character, or nothing would change."""


def encoded(text, encoding):
    try:
        return text.encode(CODECS.get(encoding, encoding))
    except UnicodeEncodeError as error:
        raise CannotDamage(str(error)) from error


def read(data, encoding, reader="replace"):
    return data.decode(CODECS.get(encoding, encoding), reader)


def escaped(text, encoding, escaper="backslash", times=1):
    """A backslash before each byte that the escaper minds, halves of characters too, again and again."""
    data = encoded(text, encoding)
    minds = ESCAPERS[escaper]
    for _ in range(times):
        data = b"".join(b"\\" + bytes([each]) if each in minds else bytes([each]) for each in data)
    return read(data, encoding)


def cased(text, encoding, case="lower"):
    """tolower() or toupper() of the C locale over every byte."""
    data = encoded(text, encoding)
    return read(data.lower() if case == "lower" else data.upper(), encoding)


def ascii_cased(text, case="lower"):
    """What is left of a text that was cased when its characters are whole again: nobody knows its capitals."""
    return "".join(getattr(each, case)() if each.isascii() else each for each in text)


def pages(lines, size, rng):
    """The lines in groups of about so many, each a page."""
    lines, at = list(lines), 0
    while at < len(lines):
        count = max(1, size + rng.randint(-size // 3, size // 3)) if size > 1 else 1
        yield "\n".join(lines[at:at + count])
        at += count


def seeded(*what):
    return random.Random(" ".join(map(str, what)))
