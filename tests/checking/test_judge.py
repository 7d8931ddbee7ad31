"""The judge allows for what is rounded, also where the true gradient is 0, and for nothing more."""

from dataclasses import replace

import numpy as np

from autogradkit.checking import Case, Exercise, InProcess, Rule, check, cmax
from autogradkit.checking.rules.evidence import for_case
from autogradkit.course import entry


def softmax(x):
    powers = np.exp(x - cmax(x, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def report_on(backward):
    """Check a rule of softmax on rows of four, and on larger arrays whose rows have a single number."""
    rule = Rule(
        "backward",
        softmax,
        (Case("rows of four", {"x": (3, 4)}),),
        points=1,
        says="z = softmax(x)",
        larger=lambda random: Case("more", {"x": (int(random.integers(20, 30)), 1)}),
    )
    return check(
        Exercise(id="T1", title="Rows", parts=(rule,), stars=1, minutes=5), InProcess({"backward": backward})
    )


def with_a_row_of_its_own(g, x):
    z = softmax(x)
    return z * (g - (g / 49 * z).sum(axis=-1, keepdims=True) * 49)


def test_last_digits_are_allowed_where_a_larger_arrays_gradient_is_zero():
    g = np.random.default_rng(0).normal(size=(30, 1))
    assert np.any(with_a_row_of_its_own(g, g))
    assert report_on(with_a_row_of_its_own).passed


def test_a_millionth_of_g_is_wrong_where_a_larger_arrays_gradient_is_zero():
    def backward(g, x):
        return with_a_row_of_its_own(g, x) + (1e-6 * g if x.shape[-1] == 1 else 0.0)

    assert not report_on(backward).passed


def test_no_entry_of_g_is_next_to_zero_at_a_corner_that_is_graded():
    rule = entry("maxpool").exercise.parts[0]
    corner = next(case for case in rule.cases if case.kind == "kink" and case.g is None)
    for seed in range(1, 40):
        graded = for_case(rule, replace(corner, seed=seed), None)
        assert np.all(np.abs(graded.g) >= 0.5)
