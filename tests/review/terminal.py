"""A terminal that a test types on and looks at: tmux, on a server of its own."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import uuid

# Long enough for a machine that does other things; a test that passes never waits so long.
PATIENCE = 15  # seconds
PAUSE = 0.03  # seconds between two looks


class Terminal:
    """Runs a shell command in a terminal of `columns` × `rows`, in `folder`."""

    def __init__(self, command, folder, columns=100, rows=30, **environment):
        self.sockets = tempfile.mkdtemp(prefix="mojimend-tmux-")
        self.name = uuid.uuid4().hex[:8]
        self.environment = {**os.environ, "TMUX_TMPDIR": self.sockets, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        self.environment.pop("NO_COLOR", None)
        self.environment.update(environment)
        self.tmux("-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(folder),
                  f"{command}; echo \"exit $?\"; read wait")

    def tmux(self, *arguments, check=True):
        done = subprocess.run(["tmux", "-L", self.name, *arguments], env=self.environment, capture_output=True,
                              text=True, check=False)
        if check and done.returncode != 0:
            raise RuntimeError(f"tmux {arguments}: {done.stderr}")
        return done.stdout

    def screen(self, codes=False):
        return self.tmux("capture-pane", "-p", *(["-e"] if codes else []))

    def wait_for(self, *texts, gone=(), fits=lambda screen: True):
        """The screen, once it shows all of `texts` and none of `gone`, and `fits`."""
        end = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if all(text in screen for text in texts) and not any(text in screen for text in gone) and fits(screen):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"{texts} without {gone} did not come:\n{screen}")
            time.sleep(PAUSE)

    def press(self, *keys):
        """Names as tmux knows them, such as Enter or C-c; text as it is."""
        for key in keys:
            if len(key) > 1 and (key[0].isupper() or key.startswith("C-")):
                self.tmux("send-keys", key)
            else:
                self.tmux("send-keys", "-l", key)

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def process(self):
        """The id of what runs in the terminal's shell."""
        shell = self.tmux("list-panes", "-F", "#{pane_pid}").strip()
        return int(pathlib.Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def close(self):
        """As a window that somebody shuts."""
        self.tmux("kill-server", check=False)
        shutil.rmtree(self.sockets, ignore_errors=True)
