"""fix in place, its journal, and undo, from outside.  Usage: undo_test.py PROGRAM"""

import gzip
import os
import stat
import subprocess
import threading
import time
import unittest

from journal_reader import Journal, original_of
from support import AS_ROOT, CODECS, LINES, FilesTest, damaged_utf8, main, make_tree, read_tree, text_in


class Undo(FilesTest):
    def write(self, name, data):
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def test_a_tree_comes_back_to_the_byte_and_the_journal_proves_it(self):
        before = make_tree(self.tree, 60)
        times = {path: path.stat().st_mtime_ns for path in before}
        self.run_program("fix", "tree")
        fixed = read_tree(self.tree)
        self.assertGreater(sum(fixed[path] != before[path] for path in before), 40)
        [journal] = self.journals("*.journal")
        self.assertEqual(stat.S_IMODE(journal.stat().st_mode), 0o600)
        said = Journal(journal.read_bytes())
        changed = {path for path in before if fixed[path] != before[path]}
        self.assertEqual({os.fsencode(path.resolve()) for path in changed},
                         {entry["path"] for entry in said.files.values()})
        for entry in said.files.values():
            with open(entry["path"], "rb") as file:
                original = original_of(entry, file.read())
            self.assertEqual(original, before[self.tree / os.fsdecode(entry["path"]).split("/tree/")[1]])
        self.run_program("undo")
        self.assertEqual(read_tree(self.tree), before)
        self.assertEqual({path: path.stat().st_mtime_ns for path in before}, times)
        self.assertTrue(Journal(journal.read_bytes()).undone)
        self.assertIn("there is no run that could be undone", self.run_program("undo", exits=2))

    def test_keep_writes_the_encoding_back_and_undo_the_bytes(self):
        for encoding in LINES:
            # An entity that was escaped twice is damage that does not need the encoding to be seen.
            before = text_in(encoding, 20) + b"Tom &amp;amp; Ann &amp;eacute;\n" + text_in(encoding, 20)
            path = self.write(encoding + ".txt", before)
            self.run_program("fix", "--to", "keep", "--unsafe-fixes", "--from", encoding, path)
            fixed = path.read_bytes()
            self.assertNotEqual(fixed, before, encoding)
            self.assertTrue(fixed.startswith(text_in(encoding, 20)) and fixed.endswith(text_in(encoding, 20)), encoding)
            fixed.decode(CODECS[encoding])
            self.run_program("undo")
            self.assertEqual(path.read_bytes(), before, encoding)

    def test_a_compressed_file_comes_back_as_it_was_packed(self):
        clean = b"".join(b'{"text": "a line of a page, number %d"}\n' % number for number in range(40000))
        damaged = '{"text": "Dr\u00c3\u00bcben schl\u00c3\u00a4ft das Dorf"}\n'.encode()
        # Of a few hundred kilobytes, so that the journal takes it in several pieces.
        before = gzip.compress(clean, 1) + gzip.compress(damaged) + gzip.compress(os.urandom(300_000).hex().encode() + b"\n", 0)
        path = self.write("a.gz", before)
        self.run_program("fix", "--records", "line", path)
        self.assertNotEqual(path.read_bytes(), before)
        self.assertEqual(gzip.decompress(path.read_bytes()),
                         gzip.decompress(before).replace(damaged, '{"text": "Dr\u00fcben schl\u00e4ft das Dorf"}\n'.encode()))
        [journal] = self.journals("*.journal")
        [entry] = Journal(journal.read_bytes()).files.values()
        self.assertEqual(original_of(entry, path.read_bytes()), before)
        self.run_program("undo")
        self.assertEqual(path.read_bytes(), before)

    def test_a_path_that_is_named_twice_is_mended_once(self):
        before = make_tree(self.tree, 12)
        self.run_program("fix", "--jobs", "8", *sorted(before), self.tree, *sorted(before))
        self.run_program("undo")
        self.assertEqual(read_tree(self.tree), before)

    def test_what_changed_since_is_named_and_the_others_are_put_back(self):
        before = make_tree(self.tree, 12)
        self.run_program("fix", "tree")
        changed, gone, linked, *rest = [path for path in sorted(before) if path.read_bytes() != before[path]]
        changed.write_bytes(changed.read_bytes() + b"more\n")
        gone.unlink()
        linked.rename(linked.with_suffix(".moved"))
        linked.symlink_to(linked.with_suffix(".moved").name)
        message = self.run_program("undo", exits=2)
        self.assertIn(f"{changed}: changed since that run", message)
        self.assertIn(f"{gone}: no such file", message)
        self.assertIn(f"{linked}: is a symbolic link now", message)
        for path in rest:
            self.assertEqual(path.read_bytes(), before[path])
        self.assertTrue(changed.read_bytes().endswith(b"more\n"))
        # The same run is tried again: it is not yet undone.
        changed.write_bytes(changed.read_bytes()[:-5])
        message = self.run_program("undo", exits=2)
        self.assertEqual(changed.read_bytes(), before[changed])
        self.assertIn("already as it was", message)

    def test_runs_are_undone_from_the_last_to_the_first(self):
        one = self.write("one.txt", damaged_utf8())
        self.run_program("fix", one)
        two = self.write("two.txt", text_in("koi8-r"))
        self.run_program("fix", two)
        listed = subprocess.run([os.path.abspath(self.program()), "undo", "--list"], env=self.environment(),
                                capture_output=True, text=True).stdout.splitlines()
        self.assertEqual(len(listed), 2)
        self.run_program("undo")
        self.assertEqual(two.read_bytes(), text_in("koi8-r"))
        self.assertNotEqual(one.read_bytes(), damaged_utf8())
        self.run_program("undo", listed[0].split()[0][:19])
        self.assertEqual(one.read_bytes(), damaged_utf8())
        self.run_program("undo", "--forget", listed[0].split()[0])
        self.assertEqual(len(self.journals()), 1)
        self.run_program("undo", "--forget-older-than", 1)
        self.assertEqual(len(self.journals()), 1)
        self.run_program("undo", "--forget-older-than", 0)
        self.assertEqual(self.journals(), [])

    @staticmethod
    def program():
        from support import PROGRAM
        return PROGRAM

    def test_a_clean_tree_leaves_no_journal_and_a_journal_can_be_switched_off(self):
        self.write("clean.txt", b"nothing wrong\n")
        self.run_program("fix", "tree")
        self.assertEqual(self.journals(), [])
        self.write("page.txt", damaged_utf8())
        self.run_program("fix", "--no-journal", "tree")
        self.assertEqual(self.journals(), [])

    def test_a_journal_that_cannot_be_written_stops_before_anything_changes(self):
        path = self.write("page.txt", damaged_utf8())
        self.write("file", b"")
        message = self.run_program("fix", "--journal", "tree/file/x", path, exits=2)
        self.assertIn("the folder for the journal cannot be made", message)
        self.assertIn("--no-journal", message)
        self.assertEqual(path.read_bytes(), damaged_utf8())

    def test_hard_links_are_refused_or_parted(self):
        path = self.write("page.txt", damaged_utf8())
        os.link(path, self.tree / "other.txt")
        message = self.run_program("fix", path, exits=2)
        self.assertIn("has 2 names (hard links)", message)
        self.assertEqual(path.read_bytes(), damaged_utf8())
        self.run_program("fix", "--hard-links", "part", path)
        self.assertNotEqual(path.read_bytes(), damaged_utf8())
        self.assertEqual((self.tree / "other.txt").read_bytes(), damaged_utf8())
        self.run_program("undo")
        self.assertEqual(path.read_bytes(), damaged_utf8())

    def test_times_and_modes(self):
        path = self.write("page.txt", damaged_utf8())
        os.utime(path, ns=(10**18 + 1, 10**18 + 2))
        path.chmod(0o640)
        self.run_program("fix", "--keep-times", path)
        self.assertEqual((path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)), (10**18 + 2, 0o640))
        self.run_program("undo")
        self.assertEqual((path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)), (10**18 + 2, 0o640))
        self.run_program("fix", path)
        self.assertGreater(path.stat().st_mtime_ns, 10**18 + 2)
        path.chmod(0o644)
        self.run_program("undo")
        self.assertEqual((path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)), (10**18 + 2, 0o640))
        self.run_program("fix", "--keep-times", "--output-dir", "out", "tree/page.txt")
        self.assertEqual((self.folder / "out/tree/page.txt").stat().st_mtime_ns, 10**18 + 2)

    def test_what_may_not_be_written_is_named(self):
        path = self.write("page.txt", damaged_utf8())
        as_user = {"user": 65534, "group": 65534, "extra_groups": []} if AS_ROOT else {}
        self.folder.chmod(0o777)
        self.tree.chmod(0o777)
        path.chmod(0o444)
        message = self.run_program("fix", path, exits=2, **as_user)
        self.assertIn("page.txt: may not be changed: Permission denied", message)
        path.chmod(0o666)
        self.tree.chmod(0o555)
        message = self.run_program("fix", path, exits=2, **as_user)
        self.assertIn("no temporary file can be made beside it: Permission denied", message)
        self.tree.chmod(0o777)
        self.assertEqual(path.read_bytes(), damaged_utf8())
        self.assertEqual(self.journals(), [])

    def test_a_file_that_another_program_writes_to_is_left(self):
        path = self.write("log.txt", damaged_utf8())
        with open(path, "ab"):
            message = self.run_program("fix", path, exits=2)
        self.assertIn("another program has it open for writing", message)
        self.assertEqual(path.read_bytes(), damaged_utf8())
        self.assertEqual(self.leftovers(), [])

    def test_two_runs_on_the_same_tree_do_not_disturb_each_other(self):
        before = make_tree(self.tree, 80)
        running = [self.start("fix", "tree") for _ in range(2)]
        said = [each.communicate(timeout=300)[1].decode() for each in running]
        for each in running:
            self.assertIn(each.returncode, (0, 2), said)
        self.run_program("fix", "tree")  # what one refused because of the other
        self.assertEqual(self.leftovers(), [])
        for _ in self.journals("*.journal"):
            self.run_program("undo")
        self.assertEqual(read_tree(self.tree), before)

    def test_a_writer_beside_fix_never_loses_its_text(self):
        path = self.tree / "page.txt"
        stop, lost = threading.Event(), []

        def write():
            number = 0
            while not stop.is_set():
                number += 1
                text = f"version {number}\n".encode() + damaged_utf8(8)
                path.write_bytes(text)
                time.sleep(0.003)
                now = path.read_bytes()
                if not now.startswith(f"version {number}\n".encode()):
                    lost.append((number, now[:20]))

        path.write_bytes(damaged_utf8(8))
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(25):
                done = self.start("fix", "-q", path)
                done.communicate(timeout=60)
        finally:
            stop.set()
            writer.join()
        self.assertEqual(lost, [])
        self.assertEqual(self.leftovers(), [])


if __name__ == "__main__":
    main()
