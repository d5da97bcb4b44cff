"""CSV and TSV from outside; Python's csv module, which shares no code with the program, says what a field holds.

Usage: csv_test.py PROGRAM FIXTURES
"""

import csv
import io
import random

from support import DAMAGED, Records, main

PIECES = ["a", "Z", "7", " ", "é", "國", "😀", "'", "x" * 30]
SPECIAL = ['"', ",", ";", "\t", "|", "\n", "\r\n", '""']


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


class Rows:
    """Random rows, each field quoted or not as one may."""

    def __init__(self, seed, separator, end):
        self.rng = random.Random(seed)
        self.separator = separator
        self.end = end

    def text(self):
        return "".join(self.rng.choice(PIECES + SPECIAL * (self.rng.random() < 0.3)) for _ in range(self.rng.randrange(6)))

    def field(self, text):
        must = any(each in text for each in ('"', self.separator, "\n", "\r"))
        return quoted(text) if must or self.rng.random() < 0.3 else text

    def row(self, fields):
        return self.separator.join(self.field(each) for each in fields) + self.end


def read(data, separator):
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=separator, strict=True))


class CsvRecords(Records):
    def mend(self, data, *, column="text", exits=0):
        return self.run_program("fix", "--records", "csv:" + column, stdin=data, exits=exits)


class Csv(CsvRecords):
    def test_clean_rows_keep_every_byte(self):
        for seed, separator in enumerate(",;\t|"):
            rows = Rows(seed, separator, "\r\n" if seed % 2 else "\n")
            data = separator.join(["id", "text", "note"]) + rows.end
            data += "".join(rows.row([rows.text(), rows.text(), rows.text()]) for _ in range(500))
            for whole in (data, data.rstrip("\r\n"), "\ufeff" + data):
                for column in ("text", "2", "id,note", "none?"):
                    self.assertEqual(self.mend(whole.encode(), column=column).stdout, whole.encode())

    def test_damaged_fields_are_mended_and_all_else_stays(self):
        for seed, separator in enumerate(",;\t|"):
            rows = Rows(seed + 10, separator, "\r\n" if seed % 2 else "\n")
            fields = [[rows.text(), *DAMAGED[i % 3], rows.text()] for i in range(30)]
            for bad, good in (("says " + quoted("x") + " ", 'says "x" '), ("", "")):
                header = separator.join(["id", '"text"', "note"]) + rows.end
                data = expected = header
                for first, damaged, mended, last in fields:
                    write = quoted if bad or rows.rng.random() < 0.5 or separator in damaged else str
                    start, end = rows.field(first) + separator, separator + rows.field(last) + rows.end
                    data += start + write(good + damaged) + end
                    expected += start + write(good + mended) + end
                done = self.mend(data.encode())
                self.assertEqual(done.stdout.decode(), expected)
                self.assertEqual([row[1] for row in read(done.stdout, separator)][1:], [good + each[2] for each in fields])
                # The other columns hold the same damage and are not asked for.
                self.assertEqual(self.mend(data.encode(), column="note").stdout, data.encode())

    def test_a_change_that_holds_quotes(self):
        """One edit takes the whole stretch, with the quotation marks and the comma in it."""
        good = '此信息"尚未签名",请勿外传。'
        bad = good.encode("gbk").decode("cp1252")
        for separator in ",;":
            header = f"id{separator}text\n1{separator}"
            fields = [quoted(bad)] if separator in bad else [quoted(bad), bad]
            for field in fields:
                done = self.mend((header + field + "\n").encode())
                self.assertEqual(done.stdout.decode(), header + quoted(good) + "\n")

    def test_reports_name_the_line(self):
        bad, _ = DAMAGED[0]
        data = f'id,text\n1,"two\nlines"\n2,{bad}\n'.encode()
        path = self.write("a.csv", data)
        findings = self.run_program("check", "--records", "csv:text", path.name, exits=1).stdout.decode().splitlines()
        self.assertTrue(findings and all(each.startswith("a.csv:4:") for each in findings), findings)
        self.run_program("fix", "--records", "csv:text", path.name)
        self.assertEqual(path.read_bytes().decode(), data.decode().replace(*DAMAGED[0]))
        before = path.stat()
        self.run_program("fix", "--records", "csv:text", path.name)
        self.assertEqual(before.st_ino, path.stat().st_ino)


class Broken(CsvRecords):
    def test_broken_quoting_is_named_and_the_other_rows_are_mended(self):
        bad, good = DAMAGED[0]
        row = f'1,"{bad}"\n'
        for wrong, reason, shift in (
            ('2,"abc"def\n', "text stands behind a closing quote", 7),
            (f'2,"{bad}\n', "a quote opens here that does not end", None),
        ):
            data = ("id,text\n" + row + wrong + row.replace('"', "") + row.replace('"', "")).encode()
            if shift is None:  # nothing closes it behind
                data = data.replace(b'"' + bad.encode() + b'"', bad.encode(), 1)
            done = self.mend(data, exits=2)
            out = done.stdout.decode().splitlines()
            lines = data.decode().splitlines()
            self.assertEqual(out[2], lines[2])
            self.assertEqual([each.count(good) for each in out], [0, 1, 0, 1, 1])
            at = data.index(wrong.encode()) + (shift or 2)
            self.assertIn(f"standard input:3: {reason} (byte offset {at}); ", done.message)

    def test_rows_behind_a_broken_one_count_from_the_first_with_all_fields(self):
        bad, good = DAMAGED[0]
        data = f'a,b,text\n1,2,"x"y\n{bad}\n1,2,{bad},4\n1,2,{bad}\n1,2,{bad},4\n'.encode()
        done = self.mend(data, exits=2)
        self.assertEqual(done.stdout.decode(), f'a,b,text\n1,2,"x"y\n{bad}\n1,2,{bad},4\n1,2,{good}\n1,2,{good},4\n')

    def test_a_quote_that_never_ends_costs_no_memory(self):
        bad, good = DAMAGED[0]
        row = f"1,{bad}\n".encode()
        filler = b"1," + b"clean " * 20 + b"\n"
        count = (100 << 20) // len(filler)
        path = self.folder / "a.csv"
        with open(path, "wb") as file:
            file.write(b"id,text\n" + row + b'2,"never\n' + row)
            for _ in range(100):
                file.write(filler * (count // 100))
            file.write(row)
        code, usage = self.run_measured("fix", "--records", "csv:text", "-q", path)
        self.assertEqual(code, 2)
        with open(path, "rb") as file:
            self.assertEqual(file.read().count(good.encode()), 3)
        self.check_memory(usage)

    def test_a_column_that_is_not_there(self):
        data = f"id,Text,note\n1,{DAMAGED[0][0]},x\n".encode()
        for column, words in (("text", "did you mean csv:Text?"), ("4", "there is no column 4"), ("0", "no column 0"),
                              ("absent", "the columns are id, Text, note")):
            done = self.mend(data, column=column, exits=2)
            self.assertEqual(done.stdout, data)
            self.assertIn(words, done.message)
        self.assertEqual(self.mend(data, column="absent?").stdout, data)
        self.assertIn(DAMAGED[0][1], self.mend(data, column="absent?,Text").stdout.decode())
        self.assertIn(DAMAGED[0][1], self.mend(data, column="2").stdout.decode())

    def test_a_row_without_the_column_is_named(self):
        data = f"id,text\n1\n\n2,{DAMAGED[0][0]}\n3\n".encode()
        done = self.mend(data, exits=2)
        self.assertEqual(done.stdout.decode(), data.decode().replace(*DAMAGED[0]))
        self.assertIn("standard input:2: the row has no column text, it ends before (byte offset 8)", done.message)
        self.assertIn("standard input:5: ", done.message)
        self.mend(data, column="text?")

    def test_odd_files(self):
        for data, code in ((b"", 0), (b"\xff\xfei\0d\0", 2), (b'text,"x\n', 2), (b"text", 0), (b"text\n", 0), (b"text\r\n\r\n\r\n", 0)):
            self.assertEqual(self.mend(data, exits=code).stdout, b"" if data.startswith(b"\xff") else data)
        self.assertIn("rows are read as UTF-8", self.run_program("fix", "--records", "csv:a", "--from", "gbk", exits=2).message)


if __name__ == "__main__":
    main()
