"""A course as a learner has it in a terminal: the command in a real process, and her answers."""

import os
import subprocess
import sys
from pathlib import Path

import autogradkit as ag

ROOT = Path(ag.__file__).resolve().parents[1]
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
FORGETS = "def backward(g, x, y):\n    return y, x\n"


def environment(**more):
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AUTOGRADKIT_")}
    return {**kept, "PYTHONPATH": path, "COLUMNS": "100", **more}


def autogradkit(*arguments, cwd, **more):
    command = [sys.executable, "-m", "autogradkit", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120
    )


def answer(mine, text, key="02_mul"):
    path = mine / "exercises" / key / "rule.py"
    path.write_text(text)
    return path


def until(lines, said):
    """Read on to the line in which something is said."""
    assert any(said in line for line in lines), f"{said!r} is never said"
