"""A grader that is not root: no other user to change to, and the same outcome."""

import json
import os
import pwd
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from autogradkit.grading.sandbox.child_side import confinement
from tests.other_users import walkable

ROOT = Path(__file__).parents[3]
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
RUN = "import sys; from autogradkit.commands.main import main; sys.exit(main(sys.argv[1:]))"
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
HOSTILE = """
def backward(g, x, y):
    try:
        open({written!r}, "w").write("x")
    except OSError:
        pass
    scope = {{}}
    exec(open({other!r}).read(), scope)
    return scope["backward"](g, x, y)
"""


@pytest.fixture
def place():
    """A folder that an ordinary user may enter and write to."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        yield Path(folder)


@pytest.fixture
def command(place):
    """Run a command of the kit as an ordinary user: as nobody if this is root."""
    user = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []} if AS_ROOT else {}
    libraries = os.pathsep.join(map(str, [ROOT, Path(np.__file__).parents[1]]))
    env = {"PATH": os.defpath, "HOME": str(place), "PYTHONPATH": libraries}

    def run(*arguments):
        told = [python, "-B", "-c", RUN, *map(str, arguments)]
        return subprocess.run(told, cwd=place, env=env, capture_output=True, text=True, check=False, **user)

    with walkable(ROOT, Path(np.__file__).parents[1]) if AS_ROOT else nullcontext():
        python = next((one for one in (sys.executable, "/usr/bin/python3") if starts(one, user, env)), None)
        if python is None:
            pytest.skip("root's Python, which nobody else may start")
        yield run


def starts(python, user, env):
    """Whether an ordinary user may start this Python, and it is the one that NumPy was installed for."""
    version = "import sys, numpy; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", version], env=env, cwd="/", capture_output=True, text=True, **user
        )
    except OSError:
        return False
    return done.stdout.split() == [str(n) for n in sys.version_info[:2]]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sandbox is Linux's")
def test_an_ordinary_user_grades_as_safely(place, command):
    written, other = place / "written", place / "class" / "ana" / "mul.py"
    texts = {
        "ana": RIGHT,
        "ben": RIGHT.replace("g * y, g * x", "g * x, g * y"),
        "eve": HOSTILE.format(written=str(written), other=str(other)),
    }
    for student, text in texts.items():
        (place / "class" / student).mkdir(parents=True)
        (place / "class" / student / "mul.py").write_text(text)
    told = command("grade", place / "class", "--out", place / "out", "--only", "mul", "--quiet")
    assert told.returncode == 0, told.stderr
    results = json.loads((place / "out" / "results.json").read_text())
    rows = {one["student"]: one["results"][0] for one in results["students"]}
    assert (rows["ana"]["status"], rows["ana"]["points"]) == ("passed", 4)
    assert rows["ben"]["status"] in ("failed", "partial")
    assert f"The sandbox is {results['sandbox']}." in command("doctor").stdout
    assert results["sandbox"] in confinement.LEVELS[1:]
    assert not written.exists() or not written.read_bytes()
    if results["sandbox"] == "strict":
        assert not written.exists()
        assert (rows["eve"]["status"], rows["eve"]["points"]) == ("error", 0)
        assert "PermissionError" in " ".join(rows["eve"]["sentences"])
