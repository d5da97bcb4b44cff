"""JSON lines and lines from outside: random JSON lines, written and read by code that shares nothing with the program.

Usage: json_lines_test.py PROGRAM FIXTURES
"""

import json
import os
import random
import signal
import subprocess
import threading
import unittest

from support import PROGRAM, SANITIZED, Records, main, pages

JSONL = ("--records", "jsonl:text")
PIECES = ["a", "Z", "7", " ", "(", ")", "?", "!", ",", ".", "'", "é", "ß", "п", "國", "請", "。", "，", "“", "\u2028", "\ufeff",
          "😀", "𠀀", '"', "\\", "/", "<", "\b", "\f", "\n", "\r", "\t", "\0", "\x1f", "\x7f", "\u0085", "\ud83d", "\ude00x"]
SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
MEMORY = 64 << 10  # KiB, for input of any length


def number_escape(character, upper):
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join("\\u" + (f"{units[i]:02X}{units[i + 1]:02X}" if upper else f"{units[i]:02x}{units[i + 1]:02x}")
                   for i in range(0, len(units), 2))


def quoted(text, style, rng):
    """The text as a JSON string: style is plain, ascii, ASCII (upper-case digits), slashes or wild."""
    out = []
    for c in text:
        must = c in '"\\' or c < " "
        if style == "wild" and rng.random() < 0.3:
            out.append(rng.choice([number_escape(c, rng.random() < 0.5), SHORT.get(c, number_escape(c, False))]))
        elif c in SHORT and (must or style == "slashes"):
            out.append(SHORT[c])
        elif must or 0xD800 <= ord(c) <= 0xDFFF or (c > "\x7f" and style in ("ascii", "ASCII")):
            out.append(number_escape(c, style == "ASCII"))
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


class Lines:
    """Random JSON, spaces everywhere."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def text(self):
        return "".join(self.rng.choice(PIECES) for _ in range(self.rng.randrange(12)))

    def space(self):
        return self.rng.choice(["", "", " ", "\t", "  "])

    def joined(self, opening, items, closing):
        inside = ",".join(self.space() + item + self.space() for item in items)
        return opening + (inside or self.space()) + closing

    def key(self):
        return quoted(self.rng.choice(["text", "a", "b", "國", "te\nxt", self.text()]), "wild", self.rng)

    def value(self, depth=0):
        kind = self.rng.randrange(9 if depth < 4 else 7)
        if kind < 4:
            return quoted(self.text(), self.rng.choice(["plain", "ascii", "slashes", "wild"]), self.rng)
        if kind < 7:
            return self.rng.choice(["0", "-1.5e+10", "123456789012345678901234567890", "true", "false", "null"])
        if kind == 7:
            return self.joined("[", [self.value(depth + 1) for _ in range(self.rng.randrange(4))], "]")
        return self.joined("{", self.members(depth + 1), "}")

    def members(self, depth):
        return [self.member(self.key(), self.value(depth)) for _ in range(self.rng.randrange(4))]

    def member(self, key, value):
        return key + self.space() + ":" + self.space() + value

    def object(self):
        return self.space() + self.joined("{", self.members(0), "}") + self.space()

    def end(self):
        return self.rng.choice(["\n", "\n", "\r\n"])


class Clean(Records):
    def test_undamaged_lines_keep_every_byte(self):
        lines = Lines(1)
        for _ in range(8):
            data = "".join(lines.object() + lines.end() for _ in range(500)) + lines.object()
            data = data.encode()
            for field in ("text?", "a?", "b.text?", "國?", "text?,a?", "a[].text?"):
                self.assertEqual(self.run_program("fix", "--records", "jsonl:" + field, stdin=data).stdout, data)
            self.assertEqual(self.run_program("fix", "--records", "line", stdin=data).stdout, data)

    def test_no_value_is_taken_for_binary_or_another_encoding(self):
        values = ["", "\0", "\0\0\0\0", "%PDF-1.4", "\x7fELF", "GIF89a", "\ufeff", "é", "ÿþ", "PK\x03\x04", "\x1b$B", "a\0b\0c\0"]
        data = "".join('{"text":%s}\n' % quoted(v, style, random) for v in values for style in ("plain", "ascii")).encode()
        done = self.run_program("fix", *JSONL, stdin=data)
        self.assertEqual(done.stdout, data)
        data = b"\0\0\0\n\n\r\n\x7fELF\n\xc3\xa9\n\xff\xfe is no mark here\n\xff\n"
        self.assertEqual(self.run_program("fix", "--records", "line", stdin=data).stdout, data)

    @unittest.skipIf(SANITIZED, "the address sanitizer keeps what is freed")
    def test_memory_is_bounded(self):
        line = json.dumps({"text": "Nothing is wrong \\ here."}).encode() + b"\n"
        path = self.folder / "long.jsonl"
        with open(path, "wb") as file:  # in pieces: what this process holds would count for the child that it forks
            for _ in range(100):
                file.write(line * (1_000_000 // len(line)))
        with open(path, "rb") as stdin:
            child = subprocess.Popen([PROGRAM, "fix", *JSONL], stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = status
        self.assertEqual(status, 0)
        self.assertLess(usage.ru_maxrss, MEMORY)


class Damaged(Records):
    def check_line(self, before, value, after, expected, out):
        """`out` is the line with only the value changed; gives the new value as it is written."""
        head, tail = before.encode(), after.encode()
        self.assertTrue(out.startswith(head) and out.endswith(tail), (out[:200], out[-200:]))
        new = out[len(head):len(out) - len(tail)].decode()
        self.assertEqual(json.loads(new), expected)
        self.assertNotEqual(new, value)
        return new

    def test_the_field_is_what_fix_gives_and_nothing_else_changes(self):
        lines = Lines(2)
        for page, styles in zip(pages(), (["plain", "slashes"], ["ascii"], ["ASCII"], ["wild"])):
            expected = self.fixed(page)
            self.assertNotEqual(expected, page)
            for style in styles:
                others = [lines.member(quoted("k", "plain", lines.rng), lines.value()) for _ in range(4)]
                before = lines.space() + "{" + others[0] + "," + others[1] + "," + quoted("text", "wild", lines.rng) + lines.space() + ":"
                after = lines.space() + "," + others[2] + "," + others[3] + lines.space() + "}" + lines.end()
                value = quoted(page, style, lines.rng)
                other = lines.object() + "\r\n"
                out = self.run_program("fix", "--records", "jsonl:text?", stdin=(other + before + value + after + other).encode()).stdout
                self.assertTrue(out.startswith(other.encode()) and out.endswith(other.encode()))
                out = out[len(other.encode()):len(out) - len(other.encode())]
                new = self.check_line(before, value, after, expected, out)
                if style in ("plain", "ascii", "ASCII", "slashes"):
                    self.assertEqual(new, quoted(expected, style, lines.rng))

    def test_nested_and_doubled_fields(self):
        page = pages()[0]
        expected = self.fixed(page)
        value = json.dumps(page)
        line = '{"a":{"b":[1,{"c":%s}],"c":%s,"text":%s},"c":%s,"a":{"c":%s}}\n' % ((value,) * 5)
        self.assertEqual(self.run_program("fix", "--records", "jsonl:c,a.text", stdin=line.encode()).stdout.decode(),
                         '{"a":{"b":[1,{"c":%s}],"c":%s,"text":%s},"c":%s,"a":{"c":%s}}\n'
                         % (value, value, json.dumps(expected), json.dumps(expected), value))
        self.assertEqual(self.run_program("fix", "--records", "jsonl:x[]", stdin=('{"x":[%s,1,%s]}' % (value, value)).encode())
                         .stdout.decode(), '{"x":[%s,1,%s]}' % ((json.dumps(expected),) * 2))
        new = json.dumps(expected)
        self.assertEqual(self.run_program("fix", "--records", "jsonl:a.c", stdin=line.encode()).stdout.decode(),
                         '{"a":{"b":[1,{"c":%s}],"c":%s,"text":%s},"c":%s,"a":{"c":%s}}\n' % (value, new, value, value, new))
        for record in ('{"text":[%s]}', '{"text":{"text":%s}}', '{"Text":%s}', '[{"text":%s}]'):
            data = (record % value).encode()
            self.assertEqual(self.run_program("fix", *JSONL, stdin=data, exits=2).stdout, data)
            exits = 2 if record.startswith("[") else 0
            self.assertEqual(self.run_program("fix", *JSONL[:-1], "jsonl:text?", stdin=data, exits=exits).stdout, data)

    def test_lone_surrogates_stay_and_the_rest_is_mended(self):
        page = pages()[0]
        first, rest = page.split("\n", 1)
        value = quoted("\ud83d" + first + "\ude00\n" + rest, "ascii", random)
        out = self.run_program("fix", *JSONL, stdin=('{"text":%s}' % value).encode()).stdout
        text = json.loads(out)["text"]
        self.assertEqual((text.count("\ud83d"), text.count("\ude00"), text.count("\ufffd")), (1, 1, self.fixed(page).count("\ufffd")))
        self.assertLess(len(text), len(page))
        # Python's reader and ours agree that a line of nothing else is clean.
        self.run_program("check", *JSONL, stdin=b'{"text":"\\ud83d \\ude00 \\ud83d\\n"}')

    def test_lines_are_documents(self):
        page = pages()[0]
        damaged = page.rstrip("\n").replace("\n", " ")
        expected = self.fixed(damaged).encode()
        data = b"clean\r\n" + damaged.encode() + b"\r\n\n" + damaged.encode()
        self.assertEqual(self.run_program("fix", "--records", "line", stdin=data).stdout,
                         b"clean\r\n" + expected + b"\r\n\n" + expected)

    def test_what_is_fixed_stays(self):
        data = "".join(json.dumps({"text": page}) + "\n" for page in pages()[:2]).encode()
        once = self.run_program("fix", *JSONL, stdin=data).stdout
        self.assertEqual(self.run_program("fix", *JSONL, stdin=once).stdout, once)


class Program(Records):
    def setUp(self):
        super().setUp()
        self.page = "\n".join(pages()[0].split("\n")[:5])  # the search takes its time
        self.assertNotEqual(self.fixed(self.page), self.page)
        self.data = b'{"text":"fine\\n"}\n' + json.dumps({"text": self.page}).encode() + b'\r\n{"text":null}'
        self.mended = b'{"text":"fine\\n"}\n' + json.dumps({"text": self.fixed(self.page)}).encode() + b'\r\n{"text":null}'

    def test_files(self):
        path = self.write("a.jsonl", self.data)
        self.run_program("fix", *JSONL, "--output-dir", "out", "a.jsonl")
        self.run_program("fix", *JSONL, "-o", "one", "a.jsonl")
        self.assertEqual(path.read_bytes(), self.data)
        for name in ("out/a.jsonl", "one"):
            self.assertEqual((self.folder / name).read_bytes(), self.mended)
        self.assertIn("a.jsonl: ", self.run_program("fix", *JSONL, "a.jsonl").message)
        self.assertEqual(path.read_bytes(), self.mended)
        before = path.stat()
        self.run_program("fix", *JSONL, "a.jsonl")
        self.assertEqual((before.st_ino, before.st_mtime_ns), (path.stat().st_ino, path.stat().st_mtime_ns))
        empty = self.write("empty.jsonl", b"")
        self.run_program("fix", *JSONL, empty)

    def test_what_is_no_object_is_named_and_left(self):
        wrong = [b"words", b'["text"]', b'"text"', b'{"text":"cut', b'{"text":"a"', b'{"text":"a"} b', b'{"text":"a" "b":"\\n"}',
                 b'{"text":"\\q"}', b'{"text":"\xff"}', b'{"text":[1}\\n}', b'{"text":}\\n}', b'{"text":"a\tb\\n"}']
        wrong_lines = b"".join(line + b"\n" for line in wrong)
        path = self.write("a.jsonl", wrong_lines + self.data)
        self.run_program("fix", *JSONL, "-o", "out", "a.jsonl", exits=2)
        messages = self.run_program("fix", *JSONL, "a.jsonl", exits=2).message.splitlines()
        self.assertEqual(path.read_bytes(), wrong_lines + self.mended)
        self.assertEqual((self.folder / "out").read_bytes(), wrong_lines + self.mended)
        start = 0
        for number, (line, message) in enumerate(zip(wrong, messages), 1):
            self.assertTrue(message.startswith(f"mojimend: a.jsonl:{number}: no JSON object: "), message)
            column = int(message.split("at column ")[1].split(" ")[0])
            offset = int(message.split("(byte offset ")[1].split(")")[0])
            self.assertEqual(column, len(line[:offset - start].decode()) + 1)
            self.assertTrue(start <= offset <= start + len(line), (line, message))
            start += len(line) + 1
        self.assertEqual(messages[-1], f"mojimend: {len(wrong)} records that could not be done were left as they are")
        # A damaged value in a line that is no object is left too.
        line = self.data.split(b"\r\n")[0].split(b"\n")[1][:-1] + b', "a"}'
        self.assertEqual(self.run_program("fix", *JSONL, stdin=line, exits=2).stdout, line)
        blank = b'\n \t\r\n{"text":"a"}\n\xef\xbb\xbf'
        self.assertEqual(self.run_program("fix", *JSONL, stdin=blank, exits=2).stdout, blank)
        marked = b"\xef\xbb\xbf" + self.data
        self.assertEqual(self.run_program("fix", *JSONL, stdin=marked).stdout, b"\xef\xbb\xbf" + self.mended)
        self.assertIn("UTF-16", self.run_program("fix", *JSONL, stdin=b"\xff\xfe{\0}\0", exits=2).message)

    def test_what_lacks_the_field_is_named_and_the_others_are_mended(self):
        lines = [b'{"a":"x"}', self.data.split(b"\r\n")[0].split(b"\n")[1], b'{"text":7,"b":"\\n"}', b'{"text":null}', b"{}"]
        data = b"\n".join(lines)
        done = self.run_program("fix", *JSONL, stdin=data, exits=2)
        self.assertEqual(done.stdout, data.replace(lines[1], json.dumps({"text": self.fixed(self.page)}).encode()))
        at = [data.index(lines[0]), data.index(lines[2]) + 8, len(data) - 2]
        hint = "; a ? behind its name lets that pass without a word"
        self.assertEqual(done.message.splitlines()[:3], [
            f"mojimend: standard input:1: the field text is missing (byte offset {at[0]}){hint}",
            f"mojimend: standard input:3: the field text holds a number, not a string (byte offset {at[1]}){hint}",
            f"mojimend: standard input:5: the field text is missing (byte offset {at[2]}){hint}"])
        allowed = self.run_program("fix", "--records", "jsonl:text?", stdin=data)
        self.assertEqual(allowed.stdout, done.stdout)

    def test_a_flood_of_troubles_is_counted(self):
        for count, told in ((20, 20), (21, 21), (5000, 21)):
            data = b"{}\n" * count
            done = self.run_program("fix", *JSONL, stdin=data, exits=2)
            self.assertEqual(done.stdout, data)
            told_lines = [each for each in done.message.splitlines() if each.startswith("mojimend: standard input")]
            self.assertEqual(len(told_lines), told)
            if told > 20:
                self.assertIn(f"and {count - 20} more ", told_lines[-1])

    def test_reports(self):
        path = self.write("a.jsonl", self.data)
        findings = self.run_program("check", *JSONL, "a.jsonl", exits=1).stdout.decode().splitlines()
        self.assertTrue(findings and all(each.startswith("a.jsonl:2:") for each in findings))
        for command, code in (("check", 1), ("explain", 0), ("diff", 1)):
            whole = json.loads(self.run_program(command, "--format", "json", stdin=self.page.encode(), exits=code).stdout)
            for change in whole["changes"]:
                del change["id"]  # nobody can answer to records
            lines = self.run_program(command, *JSONL, "--format", "json", "a.jsonl", exits=code).stdout.splitlines()
            self.assertEqual([json.loads(each) for each in lines], [{**whole, "path": "a.jsonl:2"}])
        self.assertTrue(self.run_program("explain", *JSONL, "a.jsonl").stdout.startswith(b"a.jsonl:2\n"))
        fixed = self.run_program("fix", *JSONL, "--format", "json", "-o", "out", "a.jsonl").stdout
        self.assertEqual(json.loads(fixed)["path"], "a.jsonl:2")
        self.assertEqual((self.folder / "out").read_bytes(), self.mended)
        for tool in (["git", "apply", "-"], ["patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch", "--binary"]):
            path.write_bytes(self.data)
            patch = self.run_program("diff", *JSONL, "a.jsonl", exits=1).stdout
            subprocess.run(tool, input=patch, cwd=self.folder, check=True, capture_output=True,
                           env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
            self.assertEqual(path.read_bytes(), self.mended)
        self.assertEqual(self.run_program("diff", *JSONL, stdin=self.data, exits=1).stdout.count(b"@@ -1"), 1)

    def test_each_line_comes_out_before_the_next_goes_in(self):
        with subprocess.Popen([PROGRAM, "fix", "-q", *JSONL], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            for line in self.data.replace(b"\r\n", b"\n").splitlines(keepends=True)[:2]:
                child.stdin.write(line)
                child.stdin.flush()
                self.assertTrue(child.stdout.readline().startswith(b'{"text":'))
            child.stdin.close()
            self.assertEqual(child.wait(), 0)

    def test_a_signal_ends_the_run_behind_a_whole_line(self):
        line = b'{"text":"' + b"a clean line of text " * 50 + b'"}\n'
        for number in (signal.SIGINT, signal.SIGTERM):
            for wait in range(4):
                read_end, write_end = os.pipe()
                with subprocess.Popen([PROGRAM, "fix", *JSONL], stdin=read_end, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
                    os.close(read_end)
                    feeder = threading.Thread(target=self.feed, args=(write_end, line))
                    feeder.start()
                    out = b"".join(os.read(child.stdout.fileno(), 1 << 16) for _ in range(1 + wait * 20))
                    child.send_signal(number)
                    rest, said = child.communicate()
                    feeder.join()
                self.assertEqual((child.returncode, said), (-number, b""))
                self.assertEqual(len(out + rest) % len(line), 0)

    def feed(self, file, line):
        try:
            while True:
                os.write(file, line * 100)
        except BrokenPipeError:
            os.close(file)

    def test_a_reader_that_leaves_ends_the_run_without_a_word(self):
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run([PROGRAM, "fix", *JSONL], input=self.data, stdout=write_end, stderr=subprocess.PIPE)
        os.close(write_end)
        self.assertEqual((done.returncode, done.stderr), (2, b""))

    def test_usage(self):
        for arguments, message in (
            (["--records", "xml"], "--records: there is no xml; give it file, line, jsonl:FIELD, csv:COLUMN or warc"),
            (["--records", "jsonl"], "--records: there is no jsonl; "),
            (["--records", "jsonl:"], "--records: the field of jsonl: has an empty name; "),
            (["--records", "jsonl:a..b"], "has an empty name"),
            ([*JSONL, "--from", "gbk"], "--from: JSON lines are read as UTF-8, and gbk is not; "),
            (["--records", "line", "--from", "utf-16le"], "--from: records in utf-16le cannot be cut into lines; "),
        ):
            self.assertIn(message, self.run_program("fix", *arguments, exits=2).message)
        gbk = "國\n".encode("gbk")
        self.assertEqual(self.run_program("fix", "--records", "line", "--from", "gbk", stdin=gbk).stdout.decode(), "國\n")
        self.assertEqual(self.run_program("fix", "--records", "file", stdin=b"x").stdout, b"x")


if __name__ == "__main__":
    main()
