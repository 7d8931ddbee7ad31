"""A program that looks behind what a driver hands to it earns nothing by it; no other one is suspected."""

import pytest

from autogradkit.checking import check
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions
from tests.checking.sourced import Sourced

OF_OBJECTS = [e for e in entries() if e.exercise.kind == "driven"]


def report_on(one, text):
    exercise = one.exercise
    names = {name: name for name in exercise.functions}
    return check(exercise, Sourced(text, names, exercise.kind))


@pytest.mark.parametrize("one", OF_OBJECTS, ids=lambda one: one.name)
def test_no_right_formulation_is_said_to_look_behind_anything(one):
    for path in (one.folder / "solution.py", *sorted((one.folder / "right").glob("*.py"))):
        text = find_functions(path.read_text(), one.exercise.functions).source
        assert report_on(one, text).status == "passed", path
