"""Whatever a function returns, each exercise has a status, points and a sentence for it, and no check fails.

The answers are those that may cross the pipe from a hand-in's process: any type, shape, kind and number of
arrays, texts among them, and the right ones spoilt in some way. Every exercise gets an eighth of them in
one run, another eighth than its neighbours; `AUTOGRADKIT_ALL_ANSWERS=1` tries all on all.
"""

import os

import numpy as np
import pytest

from autogradkit import checking
from autogradkit.checking import Answer
from autogradkit.course.catalogue import entries
from autogradkit.course.source.answer import find_functions

SHARES = 1 if os.environ.get("AUTOGRADKIT_ALL_ANSWERS") else 8


def text(content):
    return np.frombuffer(content if isinstance(content, bytes) else content.encode(), np.uint8)


ARRAYS = (
    *map(text, ("a", "", b"\xff\xfe\x00", "ValueError", "\x1b[2J")),
    *map(np.array, (1.0, np.nan, 3, -7, 2**62, True, 1 + 2j)),
    np.array(2**63, np.uint64),
    np.ones(3, np.float16),
    np.ones((2, 3), np.float32),
    np.zeros(0),
    np.zeros((0, 2)),
    np.zeros((0, 3), int),
    np.ones(3),
    np.ones((2, 3)),
    np.ones((1, 2, 1, 2)),
    np.ones((1,) * 20),
    np.arange(5),
    -np.arange(5),
    np.arange(6).reshape(2, 3),
    np.array([True, False]),
    np.full(3, 1e308),
    np.array([np.inf, -np.inf, np.nan]),
    np.full((3, 3), np.nan),
    np.zeros(100_000),
    np.arange(100_000),
    np.full(4, 2**63 - 1),
)
SEVERAL = (
    (None,),
    (None,) * 5,
    (np.ones(2),) * 40,
    (np.ones(2), np.ones(3)),
    (np.ones(2), None, text("x")),
    tuple(map(text, "abcde")),
    (text("a\nb"), np.zeros((2, 3), int)),
    (text("a\nb"), np.full((5, 3), 99)),
    (),
    tuple(np.array(float(k)) for k in range(10)),
)
ENDINGS = (
    Answer("ok", (np.ones(3),), changed=("g", "x", "gs"), aliased=("g", "x")),
    Answer("raised", error="ValueError: \x1b[2J" + "x" * 300),
    Answer("raised"),
    Answer("bad_return", error="a str"),
    Answer("bad_return", error="None"),
    Answer("not_written"),
    Answer("timeout", error="t"),
    Answer("memory"),
    Answer("crashed", error="\n\n"),
)
ANSWERS = (
    *(Answer("ok", (array,), single) for array in ARRAYS for single in (True, False)),
    *(Answer("ok", several, len(several) == 1) for several in SEVERAL),
    *ENDINGS,
)
SPOILT = (  # what becomes of each array of a right answer
    lambda a: a * np.nan if a.dtype.kind == "f" else a,
    lambda a: a * 0,
    lambda a: a.astype(int) if np.all(np.isfinite(a)) else a,
    lambda a: a * 1e300 if a.dtype.kind == "f" else a,
    lambda a: np.full_like(a, np.iinfo(a.dtype).max) if a.dtype.kind in "iu" else -a * 1.0,
    lambda a: np.full_like(a, np.iinfo(a.dtype).min) if a.dtype.kind == "i" else a + np.inf,
    lambda a: a.astype(float) + 0.5,
    lambda a: a.T.copy(),
    lambda a: a.ravel(),
    lambda a: a[:1] if a.ndim else a,
    lambda a: a[:0] if a.ndim else a,
    lambda a: a.ravel()[0] if a.size else a,
    lambda a: a[None],
    lambda a: a.astype(complex),
    lambda a: a.astype(bool),
    lambda a: np.concatenate([a, a]) if a.ndim else a,
    lambda a: a.astype(np.float32) if a.dtype.kind == "f" else a,
)


class Always:
    """Answers the same whatever is asked; with several answers, one after the other."""

    source = ""

    def __init__(self, functions, answers):
        self.functions, self.answers, self.asked = functions, answers, 0

    def ask(self, function, arguments, oracles=None):
        self.asked += 1
        return self.answers[self.asked % len(self.answers)]


class Spoiler:
    """Spoils what a right function answers."""

    source = ""

    def __init__(self, right, spoil):
        self.right, self.spoil, self.functions = right, spoil, right.functions

    def ask(self, function, arguments, oracles=None):
        answer = self.right.ask(function, arguments, oracles)
        if answer.status != "ok":
            return answer
        return Answer("ok", tuple(v if v is None else self.spoil(v) for v in answer.value), answer.single)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_any_answer_gets_a_status_points_and_a_sentence(entry):
    exercise, scope = entry.exercise, {"__name__": "answer"}
    exec(find_functions((entry.folder / "solution.py").read_text(), exercise.functions).source, scope)
    right = checking.InProcess({name: scope[name] for name in exercise.functions}, exercise.kind)
    random = np.random.default_rng(entry.number)
    mixed = [[ANSWERS[i] for i in random.permutation(len(ANSWERS))] for _ in range(12)]
    answerers = [Always(right.functions, answers) for answers in (*([one] for one in ANSWERS), *mixed)]
    answerers += [Spoiler(right, spoil) for spoil in SPOILT]
    for place, answerer in enumerate(answerers[entry.number % SHARES :: SHARES]):
        with np.errstate(all="ignore"):
            report = checking.check(exercise, answerer, seed=place % 2)
        assert 0 <= report.points <= exercise.points
        assert report.status in ("passed", "flagged") or all(d.sentence for d in report.diagnoses)
        assert report.status in ("passed", "flagged") or report.diagnoses, report
        assert str(report)
        assert report.to_json()


@pytest.mark.parametrize(
    "returned", [np.longdouble(1), np.ones(2, np.longdouble), np.ones(2, np.clongdouble)]
)
def test_numbers_that_cant_be_handed_in_are_refused_in_a_notebook_too(returned):
    from autogradkit.checking.answer import call

    answer = call("rule", {"backward": lambda g, x: returned}, "backward", {"g": np.ones(2), "x": np.ones(2)})
    assert answer.status == ("bad_return" if np.dtype(np.longdouble).itemsize > 8 else "ok")
