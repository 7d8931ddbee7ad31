"""A course as a learner has it in a terminal: the command in a real process, and her answers."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import autogradkit as ag
from autogradkit.__main__ import main

ROOT = Path(ag.__file__).resolve().parents[1]
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
FORGETS = "def backward(g, x, y):\n    return y, x\n"


def environment(**more):
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AUTOGRADKIT_")}
    return {**kept, "PYTHONPATH": path, "COLUMNS": "100", **more}


def autogradkit(*arguments, cwd, **more):
    """Run the command in a process of its own: a fork of one that has loaded the package already.

    With `more` in its environment, which may matter while it is loaded, Python is started anew.
    """
    command = [sys.executable, "-m", "autogradkit", *map(str, arguments)]
    if more or "forkserver" not in multiprocessing.get_all_start_methods():
        return subprocess.run(
            command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120
        )
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["autogradkit.__main__", "autogradkit.commands.main", __name__])
    with tempfile.TemporaryDirectory() as place:
        written = [Path(place) / "stdout", Path(place) / "stderr"]
        process = forks.Process(target=run_in_fork, args=(command[3:], cwd, environment(), written))
        process.start()
        process.join(120)
        if process.is_alive():
            process.kill()
            raise subprocess.TimeoutExpired(command, 120)
        texts = [path.read_text() for path in written]
    return subprocess.CompletedProcess(command, process.exitcode, *texts)


def run_in_fork(arguments, cwd, variables, written):
    """Run the command as a new process would: with this folder, these variables, these files to write to."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(variables)
    for number, path in enumerate(written, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
    sys.argv = ["autogradkit", *arguments]
    sys.exit(main(arguments))


def answer(mine, text, key="02_mul"):
    path = mine / "exercises" / key / "rule.py"
    path.write_text(text)
    return path


def until(lines, said):
    """Read on to the line in which something is said."""
    assert any(said in line for line in lines), f"{said!r} is never said"
