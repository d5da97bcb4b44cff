"""Runs the real program from outside: its output, exit codes, messages, and what it leaves on the disk.

Usage: program_test.py PROGRAM FIXTURES
"""

import json
import os
import pathlib
import pty
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import termios
import unittest

from replay import replay

PROGRAM = os.path.abspath(sys.argv[1])
FIXTURES = pathlib.Path(sys.argv[2]).resolve()
SPECIMEN = FIXTURES / "wild" / "gbk-glossed.txt"

CLEAN = "Nothing is wrong here.\n這裏沒有錯。\n".encode()
MARKED = b"\xef\xbb\xbfone\r\ntwo\r\nthree\r\n"  # mended by the policies bom and newline
POLICIES = ("--extend-select", "bom,newline")
UNMARKED = b"one\ntwo\nthree\n"
BINARY = b"\x7fELF\x02\x01\x01" + bytes(64)
KEYS = ["path", "encoding", "confidence", "bom", "segments", "changes", "losses"]
CHANGE_KEYS = ["start", "end", "line", "column", "before", "after", "rule", "safety", "channel", "evidence", "id"]
AS_ROOT = os.geteuid() == 0


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mojimend-program-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def run_program(self, *arguments, stdin=b"", exits=None, **more):
        environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.folder,
                              env=environment, timeout=120, **more)
        if exits is not None:
            self.assertEqual(done.returncode, exits, (done.stdout[:500], done.stderr[:2000]))
        done.message = done.stderr.decode()
        return done

    def leftovers(self):
        return [path for path in self.folder.rglob(".mojimend-*")]


class Documents(ProgramTest):
    def test_fix_check_and_diff_agree_on_the_specimen(self):
        damaged = SPECIMEN.read_bytes()
        path = self.write("page.txt", damaged)
        fixed = self.run_program("fix", stdin=damaged, exits=0).stdout
        self.assertNotEqual(fixed, damaged)
        check = self.run_program("check", "page.txt", exits=1)
        self.assertTrue(all(line.startswith("page.txt:") for line in check.stdout.decode().splitlines()))
        for tool in (["git", "apply", "-"], ["patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch"]):
            path.write_bytes(damaged)
            patch = self.run_program("diff", "page.txt", exits=1).stdout
            subprocess.run(tool, input=patch, cwd=self.folder, check=True, capture_output=True,
                           env={**os.environ, "GIT_CEILING_DIRECTORIES": "/"})
            self.assertEqual(path.read_bytes(), fixed)
        path.write_bytes(damaged)
        self.assertIn("page.txt: ", self.run_program("fix", "page.txt", exits=0).message)
        self.assertEqual(path.read_bytes(), fixed)
        before = path.stat()
        self.run_program("fix", "page.txt", exits=0)
        self.assertEqual((before.st_ino, before.st_mtime_ns), (path.stat().st_ino, path.stat().st_mtime_ns))

    def test_json_is_one_object_a_document_with_its_keys_in_order(self):
        self.write("a.txt", SPECIMEN.read_bytes())
        self.write("b.txt", CLEAN)
        for command, code in (("check", 1), ("explain", 0), ("diff", 1)):
            lines = self.run_program(command, "--format", "json", "a.txt", "b.txt", exits=code).stdout.splitlines()
            self.assertEqual(len(lines), 2)
            damaged, clean = map(json.loads, lines)
            explains = command == "explain"
            self.assertEqual(list(damaged), KEYS + ["story"] * explains)
            self.assertEqual(list(clean), KEYS + ["story"] * explains)
            self.assertEqual((clean["changes"], clean["losses"]), ([], []))
            self.assertTrue(all(list(change) == CHANGE_KEYS + ["stages"] * explains for change in damaged["changes"]))
            original = SPECIMEN.read_bytes()
            for change in damaged["changes"]:
                self.assertEqual(original[change["start"]:change["end"]].decode(), change["before"])
                line_start = original.rfind(b"\n", 0, change["start"]) + 1
                self.assertEqual(change["line"], original.count(b"\n", 0, change["start"]) + 1)
                self.assertEqual(change["column"], len(original[line_start:change["start"]].decode()) + 1)

    def test_every_channel_of_the_specimen_replays(self):
        report = json.loads(self.run_program("explain", "--format", "json", SPECIMEN, exits=0).stdout)
        self.assertGreater(len(report["changes"]), 1000)
        for change in report["changes"]:
            self.assertEqual(replay(change["after"], change["channel"]), change["before"], change)

    def test_detect(self):
        self.write("a.txt", CLEAN)
        found = json.loads(self.run_program("detect", "--format", "json", "a.txt", exits=0).stdout)
        self.assertEqual(list(found), KEYS[:5] + ["candidates"])
        self.assertEqual((found["path"], found["encoding"]), ("a.txt", "utf-8"))
        self.assertTrue(self.run_program("detect", "a.txt").stdout.startswith(b"a.txt: utf-8 (confidence "))
        self.write("b.bin", BINARY)
        self.assertTrue(self.run_program("detect", "b.bin", exits=0).stdout.startswith(b"b.bin: binary"))

    def test_explain_tells_the_steps(self):
        text = self.run_program("explain", SPECIMEN, exits=0).stdout.decode()
        self.assertIn("The text was written in gbk.", text)
        self.assertIn("Bytes were put in front of byte", text)
        self.assertIn("No damage was found.", self.run_program("explain", stdin=CLEAN, exits=0).stdout.decode())

    def test_rules(self):
        text = self.run_program("rules", "--select", "bom", exits=0).stdout.decode()
        self.assertRegex(text, r"(?m)^on +bom ")
        self.assertRegex(text, r"(?m)^off +gloss ")
        rules = [json.loads(line) for line in self.run_program("rules", "--format", "json").stdout.splitlines()]
        self.assertEqual(list(rules[0]), ["rule", "kind", "safety", "on", "summary"])

    def test_colour_only_when_asked_for_or_on_a_terminal(self):
        self.write("a.txt", MARKED)
        for command in ("check", "diff", "explain", "detect"):
            plain = self.run_program(command, *(() if command == "detect" else POLICIES), "a.txt").stdout
            self.assertNotIn(b"\x1b", plain)
            coloured = self.run_program(command, "--color", "always", *(() if command == "detect" else POLICIES), "a.txt")
            self.assertIn(b"\x1b[", coloured.stdout)

    def test_colour_on_a_terminal_unless_no_color(self):
        self.write("a.txt", MARKED)
        for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)):
            ours, terminal = pty.openpty()
            environment = {"PATH": os.environ["PATH"], "TERM": "xterm", **more}
            subprocess.run([PROGRAM, "check", *POLICIES, self.folder / "a.txt"], stdout=terminal,
                           stderr=subprocess.DEVNULL, env=environment)
            text = os.read(ours, 4096)
            os.close(ours)
            os.close(terminal)
            self.assertEqual(b"\x1b[" in text, coloured, (more, text))

    def test_help_is_as_wide_as_the_terminal_within_reason(self):
        for columns, widest in ((20, 66), (70, 70), (90, 90), (300, 100)):
            ours, terminal = pty.openpty()
            termios.tcsetwinsize(terminal, (24, columns))
            subprocess.run([PROGRAM, "fix", "--help"], stdout=terminal, check=True)
            width = max(map(len, os.read(ours, 8192).decode().splitlines()))
            os.close(ours)
            os.close(terminal)
            self.assertTrue(widest - 12 < width <= widest, (columns, width))
        width = max(map(len, self.run_program("fix", "--help", exits=0).stdout.decode().splitlines()))
        self.assertTrue(68 < width <= 80, width)

    def test_the_same_answer_however_the_program_is_fed(self):
        read_end, write_end = os.pipe()
        os.write(write_end, MARKED[:7])
        child = subprocess.Popen([PROGRAM, "fix", *POLICIES], stdin=read_end, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)
        os.close(read_end)
        os.write(write_end, MARKED[7:])
        os.close(write_end)
        self.assertEqual(child.communicate()[0], UNMARKED)


class Fixing(ProgramTest):
    def test_mode_owner_and_link_stay(self):
        path = self.write("a.txt", MARKED)
        if AS_ROOT:
            os.chown(path, 12, 34)
        path.chmod(0o640)
        (self.folder / "link").symlink_to("a.txt")
        done = self.run_program("fix", *POLICIES, "link", exits=0)
        self.assertRegex(done.message, r"^link: \d+ changes?\n$")
        self.assertEqual(path.read_bytes(), UNMARKED)
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        if AS_ROOT:
            self.assertEqual((path.stat().st_uid, path.stat().st_gid), (12, 34))
        self.assertEqual(self.leftovers(), [])

    def test_output_dir_mirrors_what_changes_and_what_does_not(self):
        self.write("in/a.txt", MARKED)
        self.write("in/deep/b.txt", CLEAN)
        for _ in range(2):  # the second run must not walk into what the first one wrote
            self.run_program("fix", *POLICIES, "--output-dir", "in/out", "in", exits=0)
        self.assertEqual((self.folder / "in/out/in/a.txt").read_bytes(), UNMARKED)
        self.assertEqual((self.folder / "in/out/in/deep/b.txt").read_bytes(), CLEAN)
        self.assertFalse((self.folder / "in/out/in/out").exists())
        self.assertEqual((self.folder / "in/a.txt").read_bytes(), MARKED)

    def test_output_dir_never_writes_one_file_twice(self):
        self.write("a/x", MARKED)
        self.write("x", CLEAN)
        done = self.run_program("fix", "--output-dir", "out", "a/../x", "x", exits=2)
        self.assertIn("would overwrite what another path of this run wrote to out/x", done.message)

    def test_output_is_whole_or_not_there(self):
        self.write("a.txt", MARKED)
        self.run_program("fix", *POLICIES, "a.txt", "--output", "b.txt", exits=0)
        self.assertEqual((self.folder / "b.txt").read_bytes(), UNMARKED)
        self.assertEqual((self.folder / "a.txt").read_bytes(), MARKED)
        self.write("b.txt", b"old")
        self.run_program("fix", "missing.txt", "--output", "b.txt", exits=2)
        self.assertEqual((self.folder / "b.txt").read_bytes(), b"old")
        self.run_program("check", *POLICIES, "a.txt", "--output", "report.txt", exits=1)
        self.assertIn(b"a.txt:1:1: bom", (self.folder / "report.txt").read_bytes())
        self.assertEqual(self.leftovers(), [])

    def test_json_of_a_fix(self):
        path = self.write("a.txt", MARKED)
        report = json.loads(self.run_program("fix", *POLICIES, "--format", "json", "a.txt", exits=0).stdout)
        self.assertEqual(report["changes"][0]["rule"], "bom")
        self.assertEqual(path.read_bytes(), UNMARKED)

    def test_a_write_that_fails_leaves_the_old_file(self):
        text = MARKED + b"x" * 2_000_000 + b"\n"
        path = self.write("a.txt", text)
        other = self.write("b.txt", MARKED)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

        done = self.run_program("fix", *POLICIES, "a.txt", "b.txt", exits=2, preexec_fn=limit)
        self.assertIn("mojimend: a.txt: cannot be written: File too large; nothing was changed\n", done.message)
        self.assertEqual(path.read_bytes(), text)
        self.assertEqual(other.read_bytes(), UNMARKED)
        self.assertEqual(self.leftovers(), [])

    def test_a_full_disk_leaves_the_old_file(self):
        mount = self.folder / "small"
        mount.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]
        if not AS_ROOT or subprocess.run(command, capture_output=True).returncode != 0:
            self.skipTest("no small file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", mount], check=True)
        text = MARKED + b"x" * 700_000 + b"\n"
        (mount / "a.txt").write_bytes(text)
        done = self.run_program("fix", *POLICIES, "small/a.txt", exits=2)
        self.assertIn("No space left on device; make room on the disk; nothing was changed", done.message)
        self.assertEqual((mount / "a.txt").read_bytes(), text)
        self.assertEqual(self.leftovers(), [])

    @unittest.skipIf(AS_ROOT, "permissions do not hold root back")
    def test_a_read_only_folder_leaves_the_old_file(self):
        path = self.write("sub/a.txt", MARKED)
        path.parent.chmod(0o555)
        self.addCleanup(path.parent.chmod, 0o755)
        done = self.run_program("fix", *POLICIES, "sub/a.txt", exits=2)
        self.assertIn("check the permissions of the folder; nothing was changed", done.message)
        self.assertEqual(path.read_bytes(), MARKED)


class Troubles(ProgramTest):
    def test_each_trouble_is_named_and_the_other_files_are_done(self):
        self.write("empty", b"")
        self.write("binary", BINARY)
        self.write("invalid", b"ok\ncaf\xff\n")
        os.mkfifo(self.folder / "pipe")
        listener = socket.socket(socket.AF_UNIX)
        self.addCleanup(listener.close)
        listener.bind(str(self.folder / "socket"))
        (self.folder / "nothing" / "here").mkdir(parents=True)
        for name, options, message in (
            ("missing", [], "mojimend: missing: no such file; check the name\n"),
            ("empty", [], "mojimend: empty: the file is empty; "),
            ("binary", [], "mojimend: binary: "),
            ("invalid", ["--from", "shift_jis"], "mojimend: invalid:2: "),
            ("pipe", [], "mojimend: pipe: is a pipe, not a file; pipe its text into standard input instead\n"),
            ("socket", [], "mojimend: socket: is a socket, not a file; "),
            ("/dev/null", [], "mojimend: /dev/null: is a device, not a file; "),
            ("nothing", [], "mojimend: nothing: is a folder without files; name a file, or a folder that holds some\n"),
        ):
            for command in ("fix", "check", "diff", "explain"):
                with self.subTest(name=name, command=command):
                    good = self.write("good", MARKED)
                    done = self.run_program(command, *options, *POLICIES, name, "good", exits=2)
                    self.assertIn(message, done.message)
                    if command == "fix" and not options:
                        self.assertEqual(good.read_bytes(), UNMARKED)
                    if command == "check" and not options:
                        self.assertIn(b"good:1:1: bom", done.stdout)

    def test_binary_and_undecodable_tell_the_byte(self):
        self.write("binary", b"text\n" + BINARY)
        self.assertRegex(self.run_program("check", "binary", exits=2).message, r"\(byte offset \d+\); ")

    @unittest.skipIf(AS_ROOT, "permissions do not hold root back")
    def test_unreadable(self):
        self.write("closed", CLEAN).chmod(0)
        done = self.run_program("check", "closed", exits=2)
        self.assertIn("closed: cannot be read: Permission denied; check its permissions", done.message)

    def test_empty_and_binary_files_below_a_folder_are_counted(self):
        self.write("in/empty", b"")
        self.write("in/binary", BINARY)
        self.write("in/good", CLEAN)
        done = self.run_program("check", "in", exits=0)
        self.assertEqual(done.message, "mojimend: nothing found in 1 file; skipped 1 empty, 1 binary\n")
        self.assertEqual(self.run_program("check", "--quiet", "in", exits=0).message, "")

    def test_empty_standard_input_passes(self):
        for command in ("fix", "check", "diff", "detect", "explain"):
            done = self.run_program(command, exits=0)
            self.assertEqual((done.stdout, done.message), (b"", ""))

    def test_trouble_with_standard_input_is_named(self):
        self.assertIn("mojimend: standard input: ", self.run_program("fix", stdin=BINARY, exits=2).message)

    def test_full_and_closed_standard_output(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "fix"], input=CLEAN, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"mojimend: standard output: cannot be written: No space left on device; ", done.stderr)
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run([PROGRAM, "check", SPECIMEN], stdout=write_end, stderr=subprocess.PIPE)
        os.close(write_end)
        self.assertEqual((done.returncode, done.stderr), (2, b""))

    def test_usage(self):
        for arguments, message in (
            (["mend"], "there is no command mend"),
            (["fix", "--unsafe"], "fix has no option --unsafe"),
            (["check", "--select", "glos"], "--select: there is no rule glos; did you mean gloss?"),
            (["check", "--from", "latin-x"], "--from: there is no encoding latin-x"),
            (["check", "--format", "xml"], "--format: there is no xml; give it text, json, sarif, github, checkstyle or html"),
        ):
            done = self.run_program(*arguments, exits=2)
            self.assertTrue(done.message.startswith("mojimend: "), done.message)
            self.assertIn(message, done.message)
            self.assertEqual(done.stdout, b"")

    def test_help_and_version(self):
        for arguments in ([], ["help"], ["--help"], ["fix", "--help"], ["--version"]):
            done = self.run_program(*arguments, exits=0)
            self.assertIn(b"mojimend", done.stdout)
            self.assertEqual(done.message, "")


class ExitCodes(ProgramTest):
    def test_exit_codes(self):
        self.write("clean", CLEAN)
        for command in ("fix", "check", "diff", "detect", "explain"):
            self.run_program(command, "clean", exits=0)
        self.write("marked", MARKED)
        self.run_program("check", *POLICIES, "marked", exits=1)
        self.run_program("diff", *POLICIES, "marked", exits=1)
        self.run_program("check", *POLICIES, "--exit-zero", "marked", exits=0)
        self.run_program("diff", *POLICIES, "--exit-zero", "marked", exits=0)
        self.run_program("explain", *POLICIES, "marked", exits=0)
        self.run_program("check", "--exit-zero", "missing", exits=2)
        self.run_program("fix", *POLICIES, "--exit-non-zero-on-fix", "marked", exits=1)
        self.run_program("fix", *POLICIES, "--exit-non-zero-on-fix", "marked", exits=0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
