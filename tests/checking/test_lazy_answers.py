"""Whoever writes nothing of a rule earns next to nothing: zeros, what was handed in, an error each time."""

import re

import numpy as np
import pytest

from autogradkit import checking
from autogradkit.checking import Answer
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions

MOST = 1 / 8  # of the points: in a few cases nothing is to be done, and who does nothing is right


class Instead:
    """Answers something in place of what the right functions answer."""

    source = ""

    def __init__(self, right, answer):
        self.right, self.answer, self.functions = right, answer, right.functions

    def ask(self, function, arguments, oracles=None):
        return self.answer(self.right.ask(function, arguments, oracles), arguments)


def all_times(number):
    def answer(right, arguments):
        return Answer(right.status, tuple(times(v, number) for v in right.value), right.single, right.error)

    return answer


def times(value, number):
    """Spoil the numbers, whole ones too; a text, which comes as bytes, becomes empty."""
    if value is None or value.dtype == np.uint8:
        return value if value is None else value[:0]
    return value * number if value.dtype.kind == "f" else np.zeros_like(value)


def what_was_handed_in(right, arguments):
    arrays = [value for value in arguments.values() if isinstance(value, np.ndarray)]
    if right.status != "ok" or not arrays:
        return right if right.status != "ok" else Answer("bad_return", error="a str")
    floats = [array for array in arrays if array.dtype.kind == "f"] or arrays
    return Answer("ok", tuple((floats * len(right.value))[: len(right.value)]), right.single)


def an_error_for_everything(right, arguments):
    return Answer("raised", error="ValueError: no")


LAZY = {
    "zeros": all_times(0.0),
    "nan": all_times(np.nan),
    "what was handed in": what_was_handed_in,
    "an error for everything": an_error_for_everything,
}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_lazy_answer_earns_next_to_nothing(entry):
    exercise, scope = entry.exercise, {"__name__": "answer"}
    exec(find_functions((entry.folder / "solution.py").read_text(), exercise.functions).source, scope)
    right = checking.InProcess({name: scope[name] for name in exercise.functions}, exercise.kind)
    for name, answer in LAZY.items():
        for seed in (0, 5):
            with np.errstate(all="ignore"):
                report = checking.check(exercise, Instead(right, answer), seed=seed)
            assert report.status != "passed", name
            assert report.points <= MOST * exercise.points, (name, seed, str(report))


STUB = re.compile(r"^def (\w+)\((.*)\):$", re.MULTILINE)
BODIES = (
    *("return None", "return 0.0", "return 1", "return True", "return ''", "return ()"),
    *("return {first}", "return {last}", "return {all}", "return ({first},)", "raise ValueError('no')"),
)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_function_that_does_nothing_earns_next_to_nothing(entry):
    stubs = dict(STUB.findall((entry.folder / "rule.py").read_text(encoding="utf-8")))
    assert set(stubs) >= set(entry.exercise.functions)
    for body in BODIES:
        scope = {"__name__": "answer"}
        for name, parameters in stubs.items():
            names = parameters.split(", ") if parameters else ["None"]
            says = body.format(first=names[0], last=names[-1], all=", ".join(names))
            exec(f"def {name}({parameters}):\n    {says}\n", scope)
        functions = {name: scope[name] for name in entry.exercise.functions}
        with np.errstate(all="ignore"):
            report = checking.check(
                entry.exercise, checking.InProcess(functions, entry.exercise.kind), seed=5
            )
        assert report.status != "passed", body
        assert report.points <= MOST * entry.exercise.points, (body, str(report))
