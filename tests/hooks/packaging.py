"""A copy of the project to install from, and the tools of Python that install it."""

import os
import shutil
import subprocess
import sys
import unittest

from support import ROOT


def copy_project(folder, environment):
    """The files of the project as they are now, as a repository of one commit, which is returned."""
    listed = subprocess.run(["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True)
    if listed.returncode != 0:
        raise unittest.SkipTest("this is no repository, and only git knows which files belong to the project")
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, target = ROOT / name, folder / name
        if not source.exists() and not source.is_symlink():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "the project"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, env=environment, check=True, capture_output=True,
                          text=True).stdout.strip()


def fresh_venv(folder, *packages, environment):
    """A virtual environment with these packages; the test is skipped where they cannot be had."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    if packages:
        done = subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *packages],
                              env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise unittest.SkipTest(f"{packages} cannot be installed: {done.stderr[-500:]}")
    return folder / "bin"


def with_program(environment, program):
    """Building the project then takes this program; without one it is built from source."""
    names = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_TRUSTED_HOST", "PIP_CERT", "PIP_CONFIG_FILE")
    out = {**environment, **{name: os.environ[name] for name in names if name in os.environ}}
    if program:
        out["CMAKE_ARGS"] = f"-DMOJIMEND_PREBUILT={program}"
    return out
