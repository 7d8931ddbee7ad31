"""A report lists the same cases without an answer, before it is written, if it raises, and if it is right."""

import pytest

from autogradkit.checking import check
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions
from tests.checking.sourced import Sourced


def cases_of(one, text, seed, missing=()):
    exercise = one.exercise
    names = {name: name for name in exercise.functions if name not in missing}
    report = check(exercise, Sourced(text, names, exercise.kind, limit_s=600.0), seed=seed)
    return [(case.function, case.name) for case in report.cases], report


@pytest.mark.parametrize("seed", [0, 5])
@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_the_same_cases_are_listed_however_far_an_answer_is(one, seed):
    functions = one.exercise.functions
    right, stub = (
        find_functions((one.folder / file).read_text(), functions).source
        for file in ("solution.py", "rule.py")
    )
    listed, report = cases_of(one, right, seed)
    assert report.passed
    cases, report = cases_of(one, stub, seed)
    assert sorted(cases) == sorted(listed)
    assert (report.status, report.points, report.tally[0]) == ("missing", 0, 0)


@pytest.mark.parametrize(
    "one", [one for one in entries() if len(one.exercise.functions) > 1], ids=lambda e: e.name
)
def test_a_function_that_is_missing_altogether_is_counted_as_one_that_is_not_written(one):
    functions = one.exercise.functions
    right = find_functions((one.folder / "solution.py").read_text(), functions).source
    listed, _ = cases_of(one, right, 0)
    for name in functions:
        cases, report = cases_of(one, right, 0, missing=[name])
        assert sorted(cases) == sorted(listed)
        assert report.tally[0] < len(listed)
        assert f"{name}, wrong: " not in str(report), "it was not tried"


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_as_many_are_listed_where_every_call_raises(one):
    text = "".join(f"def {name}(*a, **k):\n    raise KeyError\n" for name in one.exercise.functions)
    cases, report = cases_of(one, text, 0)
    right = find_functions((one.folder / "solution.py").read_text(), one.exercise.functions).source
    assert len(cases) == len(cases_of(one, right, 0)[0])
    assert report.points == 0
