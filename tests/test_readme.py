"""The README is true: its code runs, its commands exist, its picture is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.S)
PROSE = re.sub(r"```python\n.*?```", "", TEXT, flags=re.S)
COMMANDS = sorted(set(re.findall(r"(?:`|\n|/)autogradkit ([a-z]+)", PROSE)))


def test_the_students_tour_runs_as_it_stands(capsys):
    (code,) = [text for language, text in BLOCKS if language == "python"]
    names = {}
    exec(code, names)
    assert (names["x"].grad, names["y"].grad) == (4, 6)
    assert "do not depend on g" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_it_names_exists(command):
    run = subprocess.run(
        [sys.executable, "-m", "autogradkit", command, "--help"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_ci_runs_the_readmes_own_test_command():
    (tests,) = [text for language, text in BLOCKS if language == "bash" and "pytest" in text]
    last = shlex.split(tests.split("&&")[-1])
    assert last[:3] == [".venv/bin/python", "-m", "pytest"]
    assert f'"$venv/bin/python" {shlex.join(last[1:])}\n' in (ROOT / ".ci/run").read_text()
    assert "'.[test]'" in (ROOT / ".ci/run").read_text()


@pytest.mark.parametrize("link", re.findall(r"\]\(([\w./]+)\)", TEXT))
def test_what_it_links_to_is_there(link):
    assert (ROOT / link).exists()
