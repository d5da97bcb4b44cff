"""The steps of a channel in which characters became escapes, and those of seven-bit encodings and surrogates that
nobody read. Like channel.py it shares nothing with the program: what an escape says is what Python says.
"""
import html
import re


class EscapeError(Exception):
    """The step cannot be run, or an escape says another character than the one in whose place it stood."""


def html_character(text):
    """What a browser shows for one reference, or for two that are a pair of surrogates."""
    numbers = re.findall(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));", text)
    units = [int(hexadecimal, 16) if hexadecimal else int(decimal) for hexadecimal, decimal in numbers]
    if len(units) == 2 and re.fullmatch(r"&#\w+;&#\w+;", text) and all(0xD800 <= unit <= 0xDFFF for unit in units):
        return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")
    return html.unescape(text) if re.fullmatch(r"&#?\w+;", text) else None


def backslash_character(text):
    """\\u00e9, a pair of these, \\U0001F600, or u00e9 that lost its backslash."""
    if re.fullmatch(r"u[0-9a-fA-F]{4}", text):
        text = "\\" + text
    if not re.fullmatch(r"(\\u[0-9a-fA-F]{4}){1,2}|\\U[0-9a-fA-F]{8}", text):
        return None
    return text.encode("ascii").decode("unicode-escape").encode("utf-16-be", "surrogatepass").decode("utf-16-be")


def byte_behind(prefix):
    def character(text):
        match = re.fullmatch(re.escape(prefix) + "([0-9a-fA-F]{2})", text)
        return chr(int(match[1], 16)) if match else None
    return character


# `written` of the step → what an escape says.
WAYS = {
    "html-entities": html_character,
    "backslash-u": backslash_character,
    "backslash-x": byte_behind("\\x"),
    "percent": byte_behind("%"),
    "quoted-printable": byte_behind("="),
}
# These readers are none of Python's codecs.
PRINTABLE = set(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D}


def is_own(step):
    return step["written"] in (*WAYS, "utf-7", "hz-gb-2312") or step["read"] == "printable-ascii"


def escaped(text, step):
    stood = {each["at"]: bytes.fromhex(each["bytes"]).decode("ascii") for each in step.get("stood", [])}
    if any(not 0 <= at < len(text) for at in stood):
        raise EscapeError(f"an escape outside of {len(text)} characters")
    out = ""
    for at, character in enumerate(text):
        said = WAYS[step["written"]](stood[at]) if at in stood else character
        if said != character:
            raise EscapeError(f"{stood[at]!r} says {said!r} and stands for {character!r}")
        out += stood.get(at, character)
    data, made, done = out.encode(), b"", 0
    for each in step.get("inserted", []):
        if not done <= each["at"] <= len(data):
            raise EscapeError(f"an insertion at {each['at']} of {len(data)} bytes")
        made += data[done:each["at"]] + bytes.fromhex(each["bytes"])
        done = each["at"]
    return (made + data[done:]).decode(step["read"])


def utf7(text, step):
    stood = step.get("stood", [])
    if not stood:
        return text.encode("utf-7").decode("ascii")
    if len(text) != 1 or [each["at"] for each in stood] != [0]:
        raise EscapeError("UTF-7 of another writer is known for single characters")
    data = bytes.fromhex(stood[0]["bytes"])
    if data.decode("utf-7") != text:
        raise EscapeError(f"{data!r} does not say {text!r}")
    return data.decode("ascii")


def hz(text):
    """RFC 1843. Python's own codec goes back to ASCII behind each character."""
    runs = re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]+", text)
    return "".join(run.replace("~", "~~") if run.isascii() else
                   "~{" + bytes(byte & 0x7F for byte in run.encode("gb2312")).decode("ascii") + "~}" for run in runs)


def replay(text, step):
    """`text` after the step."""
    try:
        if step["written"] in WAYS:
            return escaped(text, step)
        if step["written"] == "utf-7":
            return utf7(text, step)
        if step["written"] == "hz-gb-2312":
            return hz(text)
        data = text.encode(step["written"])
        if step["read"] == "printable-ascii":
            if step.get("unreadable") != "dropped-byte":
                raise EscapeError("printable-ascii has no way to keep a control character")
            return bytes(byte for byte in data if byte in PRINTABLE).decode("ascii")
        raise EscapeError(f"nothing is known here of {step['written']} read as {step['read']}")
    except (UnicodeError, LookupError) as error:
        raise EscapeError(str(error)) from error
