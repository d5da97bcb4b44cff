"""Compressed records from outside, against the gzip, zstd, xz and bzip2 programs.

Usage: compressed_test.py PROGRAM FIXTURES
"""

import bz2
import gzip
import json
import lzma
import os
import random
import struct
import subprocess
import zlib

from support import DAMAGED, PROGRAM, Records, main
from warc_files import INFO, conversion, response

TOOLS = ("gzip", "zstd", "xz", "bzip2")
LINES = ("--records", "line")
BAD, GOOD = (text + "\n" for text in DAMAGED[0])
CLEAN = "A clean line, of which there are many, and nothing is wrong with it.\n"


def tool(name, *arguments, data):
    return subprocess.run([name, *arguments], input=data, capture_output=True, check=True).stdout


def pack(name, text, *arguments):
    return tool(name, "-c", *arguments, data=text.encode() if isinstance(text, str) else text)


def unpack(name, data):
    return tool(name, "-dc", data=data).decode()


class Compressed(Records):
    def test_every_kind_in_every_format(self):
        damaged, mended = DAMAGED[0]
        kinds = {
            "line": lambda text: (CLEAN + text + "\n").encode(),
            "jsonl:t": lambda text: (json.dumps({"t": "fine"}) + "\n" + json.dumps({"t": text}, ensure_ascii=False) + "\n").encode(),
            "csv:t": lambda text: f"id,t\n1,{text}\n".encode(),
            "warc": lambda text: INFO + conversion(text.encode()) + response(text.encode()),
        }
        for name in TOOLS:
            for kind, make in kinds.items():
                data = pack(name, make(damaged))
                out = self.run_program("fix", "--records", kind, stdin=data).stdout
                self.assertEqual(unpack(name, out), make(mended).decode(), (name, kind))
                path = self.write("a", data)
                self.assertIn("a:", self.run_program("check", "--records", kind, "a", exits=1).stdout.decode())
                self.run_program("fix", "--records", kind, "a")
                self.assertEqual(path.read_bytes(), out)

    def test_what_has_no_change_stays_as_it_is(self):
        for name in TOOLS:
            data = pack(name, CLEAN * 1000) + pack(name, "") + pack(name, CLEAN * 3)
            self.assertEqual(self.run_program("fix", *LINES, stdin=data).stdout, data)
            path = self.write("a", data)
            before = path.stat()
            self.run_program("fix", *LINES, "a")
            self.assertEqual((before.st_ino, before.st_mtime_ns), (path.stat().st_ino, path.stat().st_mtime_ns))
            for output in (("-o", "out"), ("--output-dir", "copies")):
                self.run_program("fix", *LINES, *output, "a")
            self.assertEqual(((self.folder / "out").read_bytes(), (self.folder / "copies/a").read_bytes()), (data, data))
            self.assertEqual(self.run_program("check", *LINES, "a").stdout, b"")

    def test_members_without_a_change_are_copied(self):
        rng = random.Random(1)
        for name in TOOLS:
            parts = [CLEAN * rng.randrange(50) + (BAD if rng.random() < 0.2 else "") + CLEAN * rng.randrange(50) for _ in range(8)]
            parts += [BAD, "", BAD + CLEAN]
            members = [pack(name, part, "-1") for part in parts]
            out = self.run_program("fix", *LINES, stdin=b"".join(members)).stdout
            self.assertEqual(unpack(name, out), "".join(parts).replace(BAD, GOOD))
            for part, member in zip(parts, members):
                if BAD in part:
                    out = self.without_first(name, out, part.replace(BAD, GOOD))
                else:
                    self.assertTrue(out.startswith(member))
                    out = out[len(member):]
            self.assertEqual(out, b"")
            path = self.write("a", b"".join(members))
            self.run_program("fix", *LINES, "a")
            self.assertEqual(unpack(name, path.read_bytes()), "".join(parts).replace(BAD, GOOD))

    def without_first(self, name, data, text):
        """What stands behind the first member, which must hold the text."""
        if name == "gzip":
            one = zlib.decompressobj(31)
        elif name == "xz":
            one = lzma.LZMADecompressor()
        elif name == "bzip2":
            one = bz2.BZ2Decompressor()
        else:  # Python has no zstd: the shortest front that zstd takes
            low = next(at for at in range(1, len(data) + 1)
                       if (at == len(data) or data[at:at + 4] == b"\x28\xb5\x2f\xfd")
                       and subprocess.run(["zstd", "-dc"], input=data[:at], capture_output=True).returncode == 0)
            self.assertEqual(unpack(name, data[:low]), text)
            return data[low:]
        self.assertEqual(one.decompress(data).decode(), text)
        return one.unused_data

    def test_lines_may_lie_across_members(self):
        text = (CLEAN + BAD) * 10
        for name in TOOLS:
            for size in (50, 1000):
                data = text.encode()
                packed = b"".join(pack(name, data[at:at + size]) for at in range(0, len(data), size))
                self.assertEqual(unpack(name, self.run_program("fix", *LINES, stdin=packed).stdout), text.replace(BAD, GOOD))
                path = self.write("a", packed)
                self.run_program("fix", *LINES, "a")
                self.assertEqual(unpack(name, path.read_bytes()), text.replace(BAD, GOOD))

    def test_warc_keeps_one_member_a_record(self):
        damaged, mended = DAMAGED[0]
        make = lambda text: [INFO, response(b"fine"), response(text.encode()), conversion(b"fine"), conversion(text.encode())]
        for name in TOOLS:
            data = b"".join(pack(name, record) for record in make(damaged))
            out = self.run_program("fix", "--records", "warc", stdin=data).stdout
            for record in make(mended):
                out = self.without_first(name, out, record.decode())
            self.assertEqual(out, b"")


class Headers(Records):
    def test_a_gzip_member_keeps_name_and_time(self):
        path = self.write("a.txt", (CLEAN + BAD).encode())
        os.utime(path, (1_000_000_000, 1_000_000_000))
        for strength, flag in (("-9", 2), ("-1", 4), ("-6", 0)):
            data = subprocess.run(["gzip", "-c", strength, "a.txt"], cwd=self.folder, capture_output=True, check=True).stdout
            out = self.run_program("fix", *LINES, stdin=data).stdout
            self.assertEqual(out[:16], data[:16])
            self.assertEqual((out[10:16], out[8]), (b"a.txt\0", flag))
            self.assertEqual(struct.unpack("<I", out[4:8])[0], 1_000_000_000)
        # An extra field says how long the member was: it goes.
        body = data[16:]
        extra = data[:3] + bytes([data[3] | 4 | 16]) + data[4:10] + b"\x04\0BC\0\0" + b"a.txt\0note\0" + body
        out = self.run_program("fix", *LINES, stdin=extra).stdout
        self.assertEqual(out[10:21], b"a.txt\0note\0")
        self.assertEqual(gzip.decompress(out).decode(), CLEAN + GOOD)

    def test_zstd_frames_that_can_be_skipped_stay(self):
        skipped = b"\x5a\x2a\x4d\x18\x03\0\0\0abc"
        data = skipped + pack("zstd", CLEAN) + skipped + pack("zstd", BAD) + skipped
        out = self.run_program("fix", *LINES, stdin=data).stdout
        self.assertTrue(out.startswith(skipped + pack("zstd", CLEAN) + skipped) and out.endswith(skipped))
        self.assertEqual(unpack("zstd", out), CLEAN + GOOD)

    def test_what_only_looks_compressed_is_text(self):
        for data in (b"BZh is a word\n", b"BZh", b"BZh91 years", b"\x1f\x8b", b"(\xb5/", b"\xfd7z", b"B", b""):
            self.assertEqual(self.run_program("fix", *LINES, stdin=data).stdout, data)


class Broken(Records):
    def test_cut_off(self):
        text = CLEAN * 20 + BAD + "".join(f"{i}: {i * 7919 % 10007}\n" for i in range(3000))
        for name in TOOLS:
            data = pack(name, text)
            for size in (len(data) - 1, len(data) * 2 // 3, 12):
                path = self.write("a", data[:size])
                for output in ((), ("-o", "out"), ("--output-dir", "copies")):
                    done = self.run_program("fix", *LINES, *output, "a", exits=2)
                    self.assertIn(f"a: its {name} data are cut off (byte offset {size}); the file was left as it is", done.message)
                self.assertEqual(path.read_bytes(), data[:size])
                self.assertEqual(sorted(each.name for each in self.folder.iterdir() if each.is_file()), ["a"])
                done = self.run_program("fix", *LINES, stdin=data[:size], exits=2)
                self.assertIn("what stood before that place was passed on", done.message)
                reference = subprocess.run([name, "-dc"], input=data[:size], capture_output=True).stdout.decode()
                got = unpack(name, done.stdout)
                # The tools differ in how much of a last block they give.
                whole = text.replace(BAD, GOOD)
                self.assertTrue(whole.startswith(got) and len(got) >= len(reference) - len(BAD), (name, size, len(got), len(reference)))

    def test_damaged(self):
        text = "".join(f"{i}: {i * 7919 % 10007}\n" for i in range(3000))
        for name in TOOLS:
            data = bytearray(pack(name, text) + pack(name, text))
            data[len(data) // 4] ^= 0x40
            path = self.write("a", bytes(data))
            done = self.run_program("fix", *LINES, "a", exits=2)
            self.assertIn(f"a: its {name} data are damaged (", done.message)
            self.assertIn("(byte offset ", done.message)
            self.assertEqual(path.read_bytes(), bytes(data))
            self.run_program("fix", *LINES, stdin=bytes(data), exits=2)

    def test_what_stands_behind_the_data_is_named_and_kept(self):
        for name in TOOLS:
            for rest in (b"rubbish", b"x" * 700_000, b"\0\0\0\0rubbish"):
                for text, new in ((BAD, GOOD), (CLEAN, CLEAN)):
                    data = pack(name, text)
                    path = self.write("a", data + rest)
                    done = self.run_program("fix", *LINES, "a", exits=2)
                    at = len(data) + rest.count(b"\0")
                    self.assertIn(f"a: bytes that are no {name} data stand behind the data (byte offset {at}); ", done.message)
                    out = self.run_program("fix", *LINES, stdin=data + rest, exits=2).stdout
                    for each in (out, path.read_bytes()):
                        self.assertTrue(each.endswith(rest))
                        self.assertEqual(unpack(name, each[:-len(rest)]), new)
            data = pack(name, BAD) + bytes(512)
            self.assertTrue(self.run_program("fix", *LINES, stdin=data).stdout.endswith(bytes(512)))

    def test_a_patch_of_compressed_data_is_refused(self):
        self.write("a.gz", pack("gzip", BAD))
        done = self.run_program("diff", *LINES, "a.gz", exits=2)
        self.assertIn("a.gz: is compressed (gzip), and no patch could be applied to it; see what would change with check", done.message)


class Streams(Records):
    def test_text_comes_out_as_far_as_it_went_in(self):
        packer = zlib.compressobj(wbits=31)
        with subprocess.Popen([PROGRAM, "check", *LINES], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            child.stdin.write(packer.compress(BAD.encode()) + packer.flush(zlib.Z_SYNC_FLUSH))
            child.stdin.write(packer.compress(CLEAN.encode()) + packer.flush())
            child.stdin.close()
            self.assertIn(b"mojibake", child.stdout.read())

    def test_long_members_in_bounded_memory(self):
        rng = random.Random(1)
        for name in ("gzip", "zstd"):
            # Incompressible enough that the packed member is longer than what is held.
            with open(self.folder / "a", "wb") as file:
                packer = subprocess.Popen([name, "-c", "-1"], stdin=subprocess.PIPE, stdout=file)
                for _ in range(25):
                    packer.stdin.write(rng.randbytes(400_000).hex().encode() + b"\n")
                packer.stdin.write(BAD.encode())
                packer.stdin.close()
                packer.wait()
            with open(self.folder / "a", "rb") as data, open(self.folder / "out", "wb") as out:
                code, held = self.run_measured("fix", *LINES, stdin=data, stdout=out)
            self.assertEqual(code, 0)
            self.check_memory(held)
            expected = unpack(name, (self.folder / "a").read_bytes()).replace(BAD, GOOD)
            self.assertEqual(unpack(name, (self.folder / "out").read_bytes()) == expected, True)
            code, held = self.run_measured("fix", *LINES, self.folder / "a")
            self.check_memory(held)
            self.assertEqual(unpack(name, (self.folder / "a").read_bytes()) == expected, True)


if __name__ == "__main__":
    main()
