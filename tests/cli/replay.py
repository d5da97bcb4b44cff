"""Damages a repaired text again, by docs/json.md alone: a second opinion that shares nothing with the program."""


def is_user_defined(lead, trail):
    return (0xAA <= lead <= 0xAF and 0xA1 <= trail <= 0xFE) or (0xF8 <= lead <= 0xFE and 0xA1 <= trail <= 0xFE) or \
        (0xA1 <= lead <= 0xA7 and 0x40 <= trail <= 0xA0 and trail != 0x7F)


def written(text, step):
    """The bytes of the text, lost characters as the bytes that stood there."""
    stood = {each["at"]: bytes.fromhex(each["bytes"]) for each in step.get("stood", [])}
    wide = set(step.get("full_width", []))
    out = b""
    for place, character in enumerate(text):
        if place in wide:
            character = chr(ord(character) + 0xFEE0)
        out += stood.get(place) or character.encode(step["written"])
    return out


def inserted(data, step):
    out, done = b"", 0
    for each in step.get("inserted", []):
        out += data[done:each["at"]] + bytes.fromhex(each["bytes"])
        done = each["at"]
    return out + data[done:]


def read(data, step):
    out, at = "", 0
    while at < len(data):
        if data[at] < 0x80:
            out += chr(data[at])
            at += 1
            continue
        pair = data[at:at + 2]
        at += 2
        if len(pair) == 2 and step.get("user_defined") == "dropped" and is_user_defined(*pair):
            continue
        try:
            out += pair.decode(step["read"])
        except UnicodeDecodeError:
            if step.get("unreadable") != "question-pair":
                raise
            out += "?"
    return out


def replay(after, channel):
    text = after
    for step in channel:
        text = read(inserted(written(text, step), step), step)
        if step.get("folded") == "full-width":
            text = "".join(chr(ord(each) - 0xFEE0) if 0xFF01 <= ord(each) <= 0xFF5E else each for each in text)
    return text
