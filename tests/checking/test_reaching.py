"""A program that looks behind what it was handed is shown to a person; no other one is."""

import pytest

from autogradkit.checking import check
from autogradkit.course.catalogue import entries, entry
from autogradkit.course.source.answer import find_functions
from tests.checking.sourced import Sourced

LINES = {  # of an exercise that hands objects over, and what would let an answer count for itself
    "jac_mode_choice": "jvp.__closure__[0].cell_contents.clear()",
    "checkpoint": "chain._peak = 1",
    "inplace_guard": "import sys; story = sys._getframe(1).f_locals['story']",
    "clip_norm": "import gc",
    "no_grad_detach": "setattr(switch, '_recording', 1)",
}
OF_OBJECTS = [e for e in entries() if e.exercise.kind == "driven"]


def report_on(one, text):
    exercise = one.exercise
    names = {name: name for name in exercise.functions}
    return check(exercise, Sourced(text, names, exercise.kind))


@pytest.mark.parametrize("name", LINES)
def test_a_right_answer_beside_such_a_line_is_flagged_and_keeps_its_points(name):
    one = entry(name)
    text = find_functions((one.folder / "solution.py").read_text(), one.exercise.functions).source
    told = report_on(one, f"{text}\n\ndef peek(chain, jvp, switch):\n    {LINES[name]}\n")
    assert (told.status, told.points) == ("flagged", one.exercise.points), str(told)
    assert set(told.codes) == {"REACHES_OUT"}


@pytest.mark.parametrize("one", OF_OBJECTS, ids=lambda one: one.name)
def test_no_right_formulation_is_said_to_look_behind_anything(one):
    for path in (one.folder / "solution.py", *sorted((one.folder / "right").glob("*.py"))):
        text = find_functions(path.read_text(), one.exercise.functions).source
        assert report_on(one, text).status == "passed", path
