"""The corpus that lesson 06b tries its tests on: what it calls right is right, what wrong is wrong."""

import runpy

import numpy as np

from autogradkit.course import entry
from autogradkit.course.corpus import corpus

gradcheck = runpy.run_path(str(entry("write_a_checker").folder / "solution.py"))["gradcheck"]


def test_a_good_checker_tells_all_the_right_ones_from_all_the_wrong_ones():
    verdicts = [(one.right, bool(gradcheck(one.forward, one.rule, one.cases))) for one in corpus(seed=3)]
    assert all(right == passes for right, passes in verdicts)
    assert len(verdicts) == 119


def test_the_first_case_is_square_and_the_rules_remember_nothing_from_another_time():
    moody = [next(one for one in corpus() if one.kind == "moody") for _ in range(2)]
    (case, *_), z = moody[0].cases, moody[0].forward(*moody[0].cases[0])
    answers = [one.rule(np.ones(z.shape), z, *case) for one in moody]
    assert all(np.array_equal(a, b) for a, b in zip(*answers, strict=True))
    assert case[0].shape == (3, 3)
