"""The wall: what is on the hand-in's side of it, and that no old result outlives a change there."""

import os
import shutil

import pytest

from autogradkit.course.source.answer import find_functions
from autogradkit.grading.results import result_key
from autogradkit.grading.sandbox.answerer import SandboxAnswerer
from autogradkit.grading.sandbox.child_side import confinement
from autogradkit.grading.sandbox.fork_server import ForkServer

MODULES = """
import sys

def modules():
    return "\\n".join(f"{name} {getattr(module, '__file__', '')}" for name, module in sys.modules.items())
"""
DRIVER = "def drive(modules):\n    return modules()\n"
PACKAGE = result_key.Path(result_key.__file__).resolve().parents[2]
BEHIND = [
    PACKAGE / "course" / "source" / "execution.py",
    *(PACKAGE / "grading" / "sandbox").rglob("*.py"),
    *(PACKAGE / "grading" / "results").rglob("*.py"),
    *(PACKAGE / "grading" / f"{name}.py" for name in ("judging", "sentences")),
]


def test_of_the_kit_a_child_has_loaded_its_side_of_the_wall_and_nothing_else():
    with (
        ForkServer() as server,
        SandboxAnswerer(server, "driven", find_functions(MODULES, ["modules"]), "x") as child,
    ):
        (text,) = child.ask("modules", {"given": DRIVER}).value
    loaded = dict(line.split(" ", 1) for line in text.tobytes().decode().splitlines())
    assert not [name for name in loaded if name.split(".")[0] in ("autogradkit", "exercises", "checking")]
    of_ours = {os.path.normpath(file) for file in loaded.values() if file.startswith(f"{PACKAGE}/")}
    child_side = {str(path) for path in (PACKAGE / "grading/sandbox/child_side").glob("*.py")}
    assert of_ours - child_side == {
        str(PACKAGE / part)
        for part in ("checking/answer.py", "checking/drivers/watch.py", "course/source/execution.py")
    }
    assert str(PACKAGE / "grading/sandbox/child_side/wire.py") in of_ours


@pytest.mark.parametrize("changed", BEHIND, ids=lambda path: path.stem)
def test_a_change_of_what_runs_a_hand_in_makes_every_result_old(changed, tmp_path, monkeypatch):
    for part in ("checking", "course/source", "grading"):
        shutil.copytree(PACKAGE / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(result_key, "__file__", str(tmp_path / "grading/results/result_key.py"))
    before = result_key.checker_hash.__wrapped__()
    assert before == result_key.checker_hash.__wrapped__()
    copy = tmp_path / changed.relative_to(PACKAGE)
    copy.write_text(copy.read_text() + "\n# changed\n")
    result_key.file_hash.cache_clear()
    assert result_key.checker_hash.__wrapped__() != before


def test_the_level_of_the_sandbox_is_known_by_its_layers():
    assert confinement.level(["rlimits", "landlock", "seccomp"]) == "strict"
