"""Ctrl-C: it ends a command quietly, however early it comes."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.commands.course_in_terminal import answer, environment


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_ctrl_c_is_exit_code_two_without_a_traceback(mine):
    answer(mine, "def backward(g, x, y):\n    open('begun', 'w').close()\n    while True:\n        pass\n")
    command = [sys.executable, "-u", "-m", "autogradkit", "check", "02"]
    running = subprocess.Popen(command, cwd=mine, env=environment(), stderr=subprocess.PIPE, text=True)
    limit = time.monotonic() + 120  # on a busy machine a program may take long to begin
    try:
        while not (mine / "begun").exists():
            assert time.monotonic() < limit
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    finally:
        running.kill()
    assert said == "\nautogradkit: interrupted.\n"
    assert running.returncode == 2


INTERRUPTED_WHILE_LOADING = """
import sys
from autogradkit.__main__ import main

class Interrupt:
    def find_spec(name, *_):
        if name == "autogradkit.commands.check":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt)
sys.exit(main(["list"]))
"""


def test_ctrl_c_while_the_commands_are_loaded_is_exit_code_two_too(tmp_path):
    command = [sys.executable, "-c", INTERRUPTED_WHILE_LOADING]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert done.stderr == "\nautogradkit: interrupted.\n"
    assert done.returncode == 2


INTERRUPTED_AT_ONCE = """
import os, signal, sys

class Interrupt:
    def find_spec(name, *_):
        if name == "autogradkit.core":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
@pytest.mark.parametrize("how", ["as a command", "as a module", "in a program of somebody's own"])
def test_ctrl_c_while_the_package_is_loaded_is_quiet_for_the_command_alone(tmp_path, how):
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED_AT_ONCE)
    (tmp_path / "autogradkit").write_text(
        "import sys\nfrom autogradkit.__main__ import main\nsys.exit(main())"
    )
    (tmp_path / "mine.py").write_text("import autogradkit")
    typed = {"as a command": ["autogradkit", "list"], "as a module": ["-m", "autogradkit", "list"]}
    command = [sys.executable, *typed.get(how, ["mine.py"])]
    path = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(PYTHONPATH=path), capture_output=True, text=True
    )
    if how in typed:
        assert (done.stderr, done.returncode) == ("\nautogradkit: interrupted.\n", 2)
    else:
        assert done.stderr.startswith("Traceback")
        assert done.stderr.endswith("KeyboardInterrupt\n")
