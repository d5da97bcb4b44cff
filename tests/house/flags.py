"""What a layer is compiled with, from the build's compile_commands.json."""
import json
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def layer_flags(build):
    """{layer: compiler and flags that compile a file of that layer without output}."""
    flags = {}
    for entry in json.loads((Path(build) / "compile_commands.json").read_text(encoding="utf-8")):
        path = Path(entry["file"])
        if path.parent.parent != ROOT / "src" or path.suffix != ".cpp":
            continue
        command = shlex.split(entry["command"])
        cut = command.index("-o")
        flags.setdefault(path.parent.name, command[:cut] + ["-O0", "-fsyntax-only", "-x", "c++", "-"])
    return flags
