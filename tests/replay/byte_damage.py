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


def unescaped(text, encoding):
    """stripslashes(): a backslash is taken away and the byte behind it kept, where it is half of a character too."""
    data, out, at = encoded(text, encoding), bytearray(), 0
    while at < len(data):
        at += data[at] == 0x5C and at + 1 < len(data)
        out.append(data[at])
        at += 1
    return read(bytes(out), encoding)


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


def inside_characters(data):
    """The offsets at which a character of UTF-8 can be parted."""
    return [at for at in range(1, len(data)) if data[at] & 0xC0 == 0x80]


def utf8_inserted(text, rng, foreign=b" ", share=0.01):
    """Something put inside of one character in so many."""
    data = text.encode()
    places = {at for at in inside_characters(data) if rng.random() < share}
    return b"".join((foreign if at in places else b"") + data[at:at + 1] for at in range(len(data)))


def utf8_lost(text, rng, share=0.01):
    """A byte taken out of one character in so many."""
    data = text.encode()
    gone = {at for at in range(len(data)) if data[at] >= 0x80 and rng.random() < share}
    return bytes(each for at, each in enumerate(data) if at not in gone)


def utf8_spaces(text, _rng):
    """No-break spaces of Latin-1 made spaces, where they are halves of characters too."""
    return text.encode().replace(b"\xa0", b" ")


def utf8_quotes(text, _rng):
    """The last byte of quotation marks dropped, as by a filter that knows windows-1252."""
    for mark in "’‘“”": text = text.replace(mark, "\x00")
    return text.encode().replace(b"\x00", b"\xe2\x80")


def utf8_wrapped(text, _rng, width=76, wrap=b"\n"):
    """Lines broken at so many bytes, only where that parts a character, so that the truth is known."""
    out = []
    for line in text.encode().split(b"\n"):
        parts = [line[at:at + width] for at in range(0, len(line), width)] or [b""]
        out.append(parts[0] + b"".join((wrap if part[0] & 0xC0 == 0x80 else b"") + part for part in parts[1:]))
    return b"\n".join(out)
