"""Damages a text step by step, as a `channel` in mojimend's JSON tells it.

Written apart from the program: it shares no code and no tables with it (the encodings are Python's own codecs,
by reader.py), so that a repair which replays here is proved by somebody else.
"""

import escapes
from reader import CodecError, decode, encode

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
FOLD = {wide: code for code, wide in FULL_WIDTH.items()}
SPACE = {0xA0: " "}
STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
STRIP = dict.fromkeys([*range(0x80, 0xA0), 0xAD])
VALUES = {
    "unreadable": {"c1", "replacement", "replacement-byte", "question-byte", "dropped-byte", "katakana-dot",
                   "question-pair"},
    "user_defined": {"dropped", "unreadable", "code-page-936"},
    "folded": {"full-width"},
    "no_break_space": {"space"},
    "quotes": {"straight"},
    "invisible": {"stripped"},
    "cased": {"lower", "upper"},
    "cased_bytes": {"lower", "upper"},
}
STEP_MEMBERS = {"full_width", "stood", "written", "inserted", "read", *VALUES}


class ReplayError(Exception):
    """The channel cannot be run: it says something that has no meaning for this text."""


def write(text, step):
    """The bytes of `text` as this step wrote them."""
    wide = set(step.get("full_width", []))
    stood = {each["at"]: bytes.fromhex(each["bytes"]) for each in step.get("stood", [])}
    for at in wide | stood.keys():
        if not 0 <= at < len(text):
            raise ReplayError(f"code point {at} of a text of {len(text)}")
    out, run = bytearray(), ""  # a run is written in one go, for encodings with states
    for at, character in enumerate(text):
        if at in stood:
            out += written(run, step) + stood[at]
            run = ""
            continue
        if at in wide:
            if ord(character) not in FULL_WIDTH:
                raise ReplayError(f"{character!r} has no full-width form")
            character = chr(FULL_WIDTH[ord(character)])
        run += character
    return bytes(out + written(run, step))


def written(run, step):
    try:
        return encode(run, step["written"], step.get("unreadable"))
    except CodecError as error:
        raise ReplayError(str(error)) from error


def insert(data, insertions):
    """`data` with the bytes of every insertion before the byte at its offset in `data`."""
    out, done = bytearray(), 0
    for each in insertions:
        if not done <= each["at"] <= len(data):
            raise ReplayError(f"an insertion at {each['at']}, behind one at {done} of {len(data)} bytes")
        out += data[done:each["at"]] + bytes.fromhex(each["bytes"])
        done = each["at"]
    return bytes(out + data[done:])


def read(data, step):
    """What this step's reader made of `data`."""
    try:
        return decode(data, step["read"], step.get("unreadable"), step.get("user_defined"))
    except CodecError as error:
        raise ReplayError(str(error)) from error


def lower(character):
    """One code point for one, as the programs do that go by a table."""
    return "i" if character == "\u0130" else character.lower()


def upper(character):
    for case in (character.upper(), character.title()):
        if len(case) == 1:
            return case
    return character


def cased(data, how):
    """bytes.lower() and upper() know ASCII alone, and no characters."""
    return data.lower() if how == "lower" else data.upper() if how == "upper" else data


def change_afterwards(text, step):
    """What was done to the text after it was read."""
    if step.get("folded"):
        text = text.translate(FOLD)
    if step.get("no_break_space"):
        text = text.translate(SPACE)
    if step.get("quotes"):
        text = text.translate(STRAIGHT)
    if step.get("invisible"):
        text = text.translate(STRIP)
    if step.get("cased"):
        text = "".join(map(lower if step["cased"] == "lower" else upper, text))
    return text


def check_members(step):
    """A member that this simulator does not know would be left out silently: refuse it instead."""
    unknown = set(step) - STEP_MEMBERS
    if unknown:
        raise ReplayError(f"unknown members {sorted(unknown)}")
    for member, values in VALUES.items():
        if member in step and step[member] not in values:
            raise ReplayError(f"unknown {member} {step[member]!r}")
    for member in ("written", "read"):
        if member not in step:
            raise ReplayError(f"no member {member!r}")


def replay(text, channel):
    """`text` after every step of the channel, in the order in which they happened."""
    for step in channel:
        check_members(step)
        if escapes.is_own(step):
            try:
                text = escapes.replay(text, step)
            except escapes.EscapeError as error:
                raise ReplayError(str(error)) from error
            continue
        data = cased(insert(write(text, step), step.get("inserted", [])), step.get("cased_bytes"))
        text = change_afterwards(read(data, step), step)
    return text
