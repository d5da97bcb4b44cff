"""Damages a text step by step, as a `channel` in mojimend's JSON tells it.

Written apart from the program: it shares no code and no tables with it (the encodings are Python's own codecs),
so that a repair which replays here is proved by somebody else.
"""

import escapes

QUESTION = "?"
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
FOLD = {wide: code for code, wide in FULL_WIDTH.items()}
STEP_MEMBERS = {"full_width", "stood", "written", "inserted", "read", "unreadable", "user_defined", "folded"}


class ReplayError(Exception):
    """The channel cannot be run: it says something that has no meaning for this text."""


def is_user_defined(lead, trail):
    """GBK's three user-defined areas: AAA1–AFFE, F8A1–FEFE and A140–A7A0."""
    if trail == 0x7F or trail == 0xFF:
        return False
    return (0xAA <= lead <= 0xAF or 0xF8 <= lead <= 0xFE) and trail >= 0xA1 or (
        0xA1 <= lead <= 0xA7 and 0x40 <= trail <= 0xA0)


def write(text, step):
    """The bytes of `text` as this step wrote them."""
    wide = set(step.get("full_width", []))
    stood = {each["at"]: bytes.fromhex(each["bytes"]) for each in step.get("stood", [])}
    for at in wide | stood.keys():
        if not 0 <= at < len(text):
            raise ReplayError(f"code point {at} of a text of {len(text)}")
    out = bytearray()
    for at, character in enumerate(text):
        if at in stood:
            out += stood[at]
            continue
        if at in wide:
            if ord(character) not in FULL_WIDTH:
                raise ReplayError(f"{character!r} has no full-width form")
            character = chr(FULL_WIDTH[ord(character)])
        try:
            out += character.encode(step["written"])
        except (UnicodeEncodeError, LookupError) as error:
            raise ReplayError(str(error)) from error
    return bytes(out)


def insert(data, insertions):
    """`data` with the bytes of every insertion before the byte at its offset in `data`."""
    out, done = bytearray(), 0
    for each in insertions:
        if not done <= each["at"] <= len(data):
            raise ReplayError(f"an insertion at {each['at']}, behind one at {done} of {len(data)} bytes")
        out += data[done:each["at"]] + bytes.fromhex(each["bytes"])
        done = each["at"]
    return bytes(out + data[done:])


def read_double_byte(data, step):
    """Reads as the specimen's reader did: one byte, or a lead byte and whatever follows it."""
    pairs, drop = step.get("unreadable") == "question-pair", step.get("user_defined") == "dropped"
    out, at = [], 0
    while at < len(data):
        lead = data[at]
        if lead <= 0x7F or not (pairs or 0x81 <= lead <= 0xFE):
            if lead > 0x7F:
                raise ReplayError(f"byte {lead:02X} is no lead byte")
            out.append(chr(lead))
            at += 1
            continue
        pair = data[at:at + 2]
        at += 2
        if len(pair) == 2 and is_user_defined(*pair):
            if drop:
                continue
        try:
            out.append(pair.decode(step["read"]))
        except UnicodeDecodeError as error:
            if not pairs:
                raise ReplayError(f"{pair.hex()} is no character and the step says nothing of such") from error
            out.append(QUESTION)
    return "".join(out)


def read(data, step):
    """What this step's reader made of `data`."""
    if step.get("unreadable") is None and step.get("user_defined") is None:
        try:
            return data.decode(step["read"])
        except (UnicodeDecodeError, LookupError) as error:
            raise ReplayError(str(error)) from error
    if step["read"] not in ("gbk", "gb18030"):
        raise ReplayError(f"a reader of {step['read']} that does so is not known here")
    return read_double_byte(data, step)


def check_members(step):
    """A member that this simulator does not know would be left out silently: refuse it instead."""
    unknown = set(step) - STEP_MEMBERS
    if unknown:
        raise ReplayError(f"unknown members {sorted(unknown)}")
    for member, values in {"unreadable": {"question-pair", "c1", "replacement", "dropped-byte"}, "user_defined": {"dropped"}, "folded": {"full-width"}}.items():
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
        text = read(insert(write(text, step), step.get("inserted", [])), step)
        if step.get("folded"):
            text = text.translate(FOLD)
    return text
