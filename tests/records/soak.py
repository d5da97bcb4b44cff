"""How fast and in how much memory records stream: prints a table; nothing is judged, so that it is no test.

Usage: soak.py PROGRAM FIXTURES [--size MB] [--kinds KIND,…] [--languages LANGUAGE,… | --text FILE …]
       [--packings PACKING,…] [--command COMMAND]

The text is what the programs of this machine say to their users, taken from their catalogues of messages
(/usr/share/locale); a language of which there are few is left out. --text takes lines of a file instead.
"""

import argparse
import gettext
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

LOCALES = {"english": "en_GB", "german": "de", "russian": "ru", "chinese": "zh_CN"}
LEAST_MESSAGES = 1000
KINDS = {"line": "line", "jsonl": "jsonl:text", "escaped": "jsonl:text", "csv": "csv:text", "warc": "warc"}
PACKINGS = {"plain": None, "gzip": ["gzip", "-1", "-c"], "zstd": ["zstd", "-1", "-c"], "members": ["gzip", "-1", "-c"]}
PAGES = 400


def messages(language):
    """Sentences, each once, in a random order that is always the same."""
    if language not in LOCALES:
        return pathlib.Path(language).read_text(encoding="utf-8").splitlines()
    found = set()
    for path in sorted(pathlib.Path("/usr/share/locale").glob(f"{LOCALES[language]}/LC_MESSAGES/*.mo")):
        try:
            catalogue = gettext.GNUTranslations(open(path, "rb"))._catalog
        except (OSError, UnicodeDecodeError):
            continue
        found.update(each for each in catalogue.values() if isinstance(each, str) and len(each) > 20
                     and all(letter.isalpha() or letter in " .,-，。" for letter in each))
    out = sorted(found)
    random.Random(7).shuffle(out)
    return out


def records(kind, language):
    said = messages(language)
    for i in range(PAGES):
        page = (" " if "chinese" not in language else "").join(said[(i * 20 + j) % len(said)] for j in range(20))
        if kind == "line":
            yield page
        elif kind in ("jsonl", "escaped"):
            text = page.replace("e", "\\n", 2) if kind == "escaped" else page
            yield '{"id": %d, "url": "https://example.org/%d", "text": "%s", "n": [1, 2.5, null]}' % (i, i, text)
        elif kind == "csv":
            yield '%d,"%s",note' % (i, page)
        else:
            body = ("<html><body><p>" + page + "</p></body></html>").encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            yield ("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(block)
                   + block.decode() + "\r\n\r\n")


def write(path, kind, language, packing, size):
    """A file of about `size` bytes of text; gives how many it really are."""
    end = "" if kind == "warc" else "\n"
    pages = [(each + end).encode() for each in records(kind, language)]
    block = b"".join(pages)
    head = b"id,text,note\n" if kind == "csv" else b""
    if packing == "members":
        packed = [subprocess.run(PACKINGS[packing], input=each, capture_output=True).stdout for each in [head] * bool(head) + pages]
        block_packed = b"".join(packed[bool(head):])
        with open(path, "wb") as file:
            file.write(packed[0] if head else b"")
            for _ in range(max(1, size // len(block))):
                file.write(block_packed)
    elif packing == "plain":
        with open(path, "wb") as file:
            file.write(head)
            for _ in range(max(1, size // len(block))):
                file.write(block)
    else:
        with open(path, "wb") as file:
            packer = subprocess.Popen(PACKINGS[packing], stdin=subprocess.PIPE, stdout=file)
            packer.stdin.write(head)
            for _ in range(max(1, size // len(block))):
                packer.stdin.write(block)
            packer.stdin.close()
            packer.wait()
    return len(head) + max(1, size // len(block)) * len(block)


def run(program, path, kind, command):
    """Seconds of processor time and of the clock, and MiB held; through a pipe."""
    feeder = subprocess.Popen(["cat", path], stdout=subprocess.PIPE)
    start = time.monotonic()
    child = subprocess.Popen([program, command, "--records", KINDS[kind], "-q"], stdin=feeder.stdout, stdout=subprocess.DEVNULL)
    feeder.stdout.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    clock = time.monotonic() - start
    feeder.wait()
    if child.returncode != 0:
        sys.exit(f"{kind}: exit code {child.returncode}")
    return usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("fixtures", nargs="?")
    parser.add_argument("--size", type=int, default=200, help="MB of text for each measurement (200)")
    parser.add_argument("--command", default="fix")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--languages", default=",".join(LOCALES))
    parser.add_argument("--packings", default="plain")
    parser.add_argument("--text", action="append", help="a file of lines, in the place of the languages")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="mojimend-soak-")
    try:
        print(f"{'kind':9}{'text':16}{'packing':9}{'MB':>7}{'MB/s':>7}{'MB/s of clock':>15}{'MiB held':>10}")
        for kind in options.kinds.split(","):
            for language in options.text or options.languages.split(","):
                if len(messages(language)) < LEAST_MESSAGES:
                    print(f"{kind:9}{language:16}left out: this machine has few messages in it")
                    continue
                for packing in options.packings.split(","):
                    path = os.path.join(folder, "data")
                    size = write(path, kind, language, packing, options.size * 10**6) / 1e6
                    cpu, clock, held = run(os.path.abspath(options.program), path, kind, options.command)
                    print(f"{kind:9}{os.path.basename(language):16}{packing:9}{size:7.0f}{size / cpu:7.0f}{size / clock:15.0f}{held:10.0f}", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
