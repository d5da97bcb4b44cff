"""WARC files from outside: a mended record equals the record that would have been made of the mended text.

Usage: warc_test.py PROGRAM FIXTURES
"""

import filecmp
import gzip
import importlib.util
import random
import re
import subprocess
import sys
import unittest

from support import DAMAGED, Records, main
from warc_files import INFO, REQUEST, base32, conversion, hexadecimal, http, response, warc

BAD, GOOD = (f"<p>{text}</p>\n" for text in DAMAGED[0])
BINARY = random.Random(1).randbytes(5000) + BAD.encode()


class WarcRecords(Records):
    def mend(self, data, exits=0):
        return self.run_program("fix", "--records", "warc", stdin=data, exits=exits)


class Mended(WarcRecords):
    def test_lengths_and_digests_follow(self):
        for make in (
            lambda text: response(text),
            lambda text: response(text, version="1.1", digest=hexadecimal),
            lambda text: response(text, digest=lambda data: base32(data, "sha256")),
            lambda text: response(text, digest=lambda data: base32(data).rstrip("=").lower()),
            lambda text: response(text, digest=lambda data: hexadecimal(data, "sha1").upper().replace("SHA1", "sha1")),
            lambda text: response(text, digest=None),
            lambda text: response(text, length=False),
            lambda text: response(text, content_type=None),
            lambda text: response(text, content_type="application/xhtml+xml"),
            lambda text: conversion(text),
            lambda text: warc("resource", text, "Content-Type: text/html", payload=text),
        ):
            data = INFO + REQUEST + make(BAD.encode()) + make(b"fine") + make(BAD.encode())
            self.assertEqual(self.mend(data).stdout, INFO + REQUEST + make(GOOD.encode()) + make(b"fine") + make(GOOD.encode()))

    def test_a_body_keeps_its_encoding(self):
        page = "<html><head><meta charset='windows-1251'></head><body><p>Город стоит у моря, и ветер шумит над крышами.</p></body></html>\n"
        body = page.encode("windows-1251")
        for declared in ("text/html; charset=windows-1251", "text/html"):
            data = response(body, content_type=declared)
            self.assertEqual(self.mend(data).stdout, data)

    def test_what_is_not_looked_at(self):
        for data, words in (
            (response(BAD.encode(), "Content-Encoding: gzip"), "1 record with a Content-Encoding, not looked at"),
            (response(BAD.encode(), "Transfer-Encoding: chunked"), "1 record with a Transfer-Encoding, not looked at"),
            (warc("resource", BAD.encode(), "Content-Type: text/plain", "WARC-Segment-Number: 1"), "1 record in segments, not looked at"),
            (response(BAD.encode(), content_type="image/png"), None),
            (response(BINARY, content_type=None), None),
            (response(b""), None),
            (warc("metadata", BAD.encode(), "Content-Type: text/plain"), None),
            (warc("response", b"no HTTP " + BAD.encode(), "Content-Type: text/dns"), None),
            (response(b"HTTP"[:2] + BINARY, content_type="video/mp4"), None),
        ):
            done = self.mend(data)
            self.assertEqual(done.stdout, data)
            if words:
                self.assertIn(words, done.message)

    def test_lengths_and_digests_that_were_wrong_before_are_left(self):
        block = http(BAD.encode(), "Content-Type: text/html", "Content-Length: 7", length=False)
        data = warc("response", block, "Content-Type: application/http", "WARC-Payload-Digest: sha1:AAAA")
        block = http(GOOD.encode(), "Content-Type: text/html", "Content-Length: 7", length=False)
        done = self.mend(data)
        self.assertEqual(done.stdout, warc("response", block, "Content-Type: application/http", "WARC-Payload-Digest: sha1:AAAA"))
        self.assertIn("WARC-Payload-Digest", done.message)

    def test_reports_name_the_record(self):
        path = self.write("a.warc", INFO + response(BAD.encode()))
        findings = self.run_program("check", "--records", "warc", path.name, exits=1).stdout.decode().splitlines()
        self.assertTrue(all("mojibake" in each and "Ã¼" in each or "Ã¤" in each for each in findings), findings)
        explained = self.run_program("explain", "--records", "warc", path.name).stdout.decode()
        self.assertTrue(explained.startswith("a.warc:2\n"), explained)
        patch = self.run_program("diff", "--records", "warc", path.name, exits=1).stdout
        subprocess.run(["patch", "-p1", "--binary", "--no-backup-if-mismatch"], input=patch, cwd=self.folder, check=True, capture_output=True)
        self.assertEqual(path.read_bytes(), INFO + response(GOOD.encode()))


class Broken(WarcRecords):
    def test_broken_records_are_named_and_the_others_are_mended(self):
        bad, good = response(BAD.encode()), response(GOOD.encode())
        whole = response(b"fine")
        for wrong, reason in (
            (whole.replace(b"content-length:  ", b"content-size: "), "it has no Content-Length that is a number"),
            (whole.replace(b"content-length:  ", b"content-length:  9"), "it does not end where its length says"),
            (re.sub(rb"(content-length:  \d+)\d", rb"\1", whole), "it does not end where its length says"),
            (whole[:-2], "it does not end where its length says"),
            (b"rubbish\r\n" * 3, "it does not begin with WARC/1."),
            (b"\r\n", "it does not begin with WARC/1."),
        ):
            data = bad * 9 + wrong + bad * 40
            done = self.mend(data, exits=2)
            self.assertIn(f": WARC record 10: {reason} (byte offset {9 * len(bad)}); ", done.message)
            swallowed = done.stdout.count(BAD.encode())
            self.assertEqual(swallowed, 0)
            self.assertEqual(done.stdout, good * 9 + wrong + good * 40)
        for cut in (1, 3, 5, 200, len(bad) - 10):
            data = bad + bad[:-cut]
            done = self.mend(data, exits=2)
            self.assertEqual(done.stdout, good + bad[:-cut])
            self.assertIn(f"WARC record 2: ", done.message)
            self.assertIn(f"(byte offset {len(bad)})", done.message)

    def test_long_records_stream_through(self):
        bad, good = response(BAD.encode()), response(GOOD.encode())
        block = bytes(1 << 20)  # in pieces: what this process holds would count for the child that it forks
        header = warc("resource", b"", "Content-Type: text/plain", digest=None, length=100 << 20)[:-4]
        for end, code in ((b"\r\n\r\n", 0), (b"\r\n", 2)):
            for name, page in (("in", bad), ("expected", good)):
                with open(self.folder / name, "wb") as file:
                    file.write(page + header)
                    for _ in range(100):
                        file.write(block)
                    file.write(end + page)
            with open(self.folder / "out", "wb") as out, open(self.folder / "in", "rb") as data:
                exits, held = self.run_measured("fix", "--records", "warc", stdin=data, stdout=out)
            self.assertEqual(exits, code)
            self.assertTrue(filecmp.cmp(self.folder / "out", self.folder / "expected", shallow=False))
            self.check_memory(held)
        done = self.mend(header + block * 2, exits=2)
        self.assertIn("record 1: it is cut off", done.message)
        done = self.mend(header + block * 40, exits=2)
        self.assertIn(f"record 1: it is cut off, {60 << 20} bytes of its block are missing", done.message)


class Oracle(WarcRecords):
    @unittest.skipUnless(importlib.util.find_spec("warcio"), "the package warcio is not installed; its check of the digests was left out")
    def test_warcio_finds_every_digest_right(self):
        records = [INFO, *(response(text.encode(), digest=digest) for text in (BAD, "fine", BAD * 3)
                           for digest in (base32, hexadecimal)), conversion(BAD.encode())]
        # warcio takes a compressed file only if each record is a member.
        for name, data in (("a.warc", b"".join(records)), ("a.warc.gz", b"".join(map(gzip.compress, records)))):
            path = self.write(name, self.mend(data).stdout)
            self.assertNotEqual(path.read_bytes(), data)
            done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertNotIn("fail", done.stdout)
            self.assertEqual(done.stdout.count("digest pass"), len(records), done.stdout)


if __name__ == "__main__":
    main()
