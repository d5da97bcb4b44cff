"""Reads a journal as docs/files.md describes it, and undoes edits by itself. Shares nothing with the program."""

import hashlib
import json
import urllib.parse

MAGIC = b"mojimend journal 1\n"


def records(data):
    """(kind, payload) of each record up to the first that is not whole."""
    if not data.startswith(MAGIC):
        raise ValueError("no journal of version 1")
    at = len(MAGIC)
    while at + 5 <= len(data):
        end = at + 5 + int.from_bytes(data[at:at + 4], "little")
        if hashlib.sha256(data[at:end]).digest()[:8] != data[end:end + 8]:
            return
        yield chr(data[at + 4]), data[at + 5:end]
        at = end + 8


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def edits_of(payload):
    """(skip, length, original) of each edit behind the entry's number."""
    at = 8
    while at < len(payload):
        skip, at = varint(payload, at)
        length, at = varint(payload, at)
        size, at = varint(payload, at)
        yield skip, length, payload[at:at + size]
        at += size


class Journal:
    def __init__(self, data):
        self.files, self.undone, self.run = {}, False, None
        edits = {}
        for kind, payload in records(data):
            if kind == "R":
                self.run = json.loads(payload)
            elif kind == "D":
                edits.setdefault(int.from_bytes(payload[:8], "little"), []).extend(edits_of(payload))
            elif kind == "F":
                entry = json.loads(payload)
                for key in ("path", "temporary"):
                    entry[key] = urllib.parse.unquote_to_bytes(entry[key])
                entry["inverse"] = edits.pop(entry["entry"], [])
                self.files[entry["entry"]] = entry
            elif kind == "C":
                self.files.pop(json.loads(payload)["entry"])
            elif kind == "U":
                self.undone = True
            else:
                raise ValueError(f"unknown record {kind}")


def matches(contents, data):
    return len(data) == contents["size"] and hashlib.sha256(data).hexdigest() == contents["sha256"].lower()


def original_of(entry, fixed):
    """The original bytes, made from the fixed ones; each claim of the entry is checked."""
    if not matches(entry["fixed"], fixed):
        raise ValueError("not the file that fix made")
    out, at = [], 0
    for skip, length, original in entry["inverse"]:
        out += [fixed[at:at + skip], original]
        at += skip + length
    if at > len(fixed) or len(entry["inverse"]) != entry["edits"]:
        raise ValueError("the edits do not fit the file")
    out = b"".join(out) + fixed[at:]
    if not matches(entry["original"], out):
        raise ValueError("the edits do not lead to the original")
    return out
