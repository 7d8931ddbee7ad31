"""One environment for all, as on a JupyterHub: root's and read-only, and two users who share nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autogradkit.site.wheels import files_of_kit
from tests.other_users import walkable

USERS = {"ana": 12_001, "ben": 12_002}
# A Python of this version that other users can reach: the one at work may lie in root's home.
REACHABLE = (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}", "/usr/local/bin/python3")
PYTHON = next(
    (p for p in REACHABLE if Path(p).exists() and not str(Path(p).resolve()).startswith("/root/")), ""
)
NOTEBOOK = """
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={{"enabled": False}}))
shell.run_line_magic("load_ext", "autogradkit")
shell.run_cell_magic("exercise", "mul", "def backward(g, x, y):\\n    return {answer}\\n")
"""


def as_user(name, home, shared, *command):
    """Run Python as one of the users, at home, with the shared kit."""
    paths = os.pathsep.join([str(shared), str(Path(np.__file__).parents[1])])
    environment = {"HOME": str(home), "PYTHONPATH": paths, "LANG": "C.UTF-8"}
    return subprocess.run(
        [PYTHON, *command],
        cwd=home,
        env=environment,
        user=USERS[name],
        group=USERS[name],
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def hub(tmp_path):
    """The shared kit, and a home for each user; whatever leads there can be walked through."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can become other users")
    shared, homes = tmp_path / "shared", {}
    for name, source in files_of_kit().items():
        path = shared / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.read_bytes())
    for name, number in USERS.items():
        homes[name] = tmp_path / name
        homes[name].mkdir(mode=0o700)
        os.chown(homes[name], number, number)
    with walkable(tmp_path, sys.prefix):
        for path in (shared, *shared.rglob("*")):
            path.chmod(0o755)
        if not (PYTHON and starts(homes["ana"], shared)):
            pytest.skip("no Python of this version lies where other users can reach it, packages and all")
        yield shared, homes


def starts(home, shared):
    """Whether another user can start Python and load the kit's packages."""
    try:
        return as_user("ana", home, shared, "-c", "import numpy, IPython").returncode == 0
    except OSError:
        return False


def test_two_users_share_the_kit_and_nothing_else(hub):
    shared, homes = hub
    before = {path: path.stat().st_mtime_ns for path in shared.rglob("*")}
    for name, home in homes.items():
        done = as_user(name, home, shared, "-m", "autogradkit", "start", "my-course", "--pick", "mul")
        assert done.returncode == 0, done.stdout + done.stderr
    for name, answer in (("ana", "g * y, g * x"), ("ben", "y, x")):
        done = as_user(name, homes[name], shared, "-c", NOTEBOOK.format(answer=answer))
        assert "Kept as my-course/exercises/02_mul/rule.py." in done.stdout, done.stdout + done.stderr
    said = {n: as_user(n, h, shared, "-m", "autogradkit", "progress").stdout for n, h in homes.items()}
    assert "1 of 1 exercises passed" in said["ana"]
    assert "0 of 1 exercises passed" in said["ben"]
    assert {path: path.stat().st_mtime_ns for path in shared.rglob("*")} == before
    theirs = homes["ben"] / "my-course/exercises/02_mul/rule.py"
    assert as_user("ana", homes["ana"], shared, "-c", f"open({str(theirs)!r})").returncode != 0


def test_a_read_only_course_folder_says_that_nothing_is_kept(hub):
    shared, homes = hub
    course = shared / "course"
    done = subprocess.run(
        [sys.executable, "-m", "autogradkit", "start", str(course), "--pick", "mul"],
        env={**os.environ, "PYTHONPATH": str(shared)},
        cwd=shared,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (course, *course.rglob("*")):
        path.chmod(0o755)
    code = f"import os; os.chdir({str(course)!r})\n" + NOTEBOOK.format(answer="g * y, g * x")
    done = as_user("ana", homes["ana"], shared, "-c", code)
    assert "mul: passed, 4 of 4 points" in done.stdout
    assert "Not kept: course/exercises/02_mul/rule.py can't be written" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    terminal = "import sys; from autogradkit.commands.main import main\nsys.exit(main(['check', '02']))"
    rule = course / "exercises/02_mul/rule.py"
    rule.write_text("def backward(g, x, y):\n    return g * y, g * x\n", encoding="utf-8")
    rule.chmod(0o755)
    done = as_user("ana", homes["ana"], shared, "-c", f"import os; os.chdir({str(course)!r})\n{terminal}")
    assert "mul: passed, 4 of 4 points" in done.stdout
    assert "This is not noted in your progress" in done.stderr
