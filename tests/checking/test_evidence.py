"""Evidence: when is what came back taken for the truth, and what does that cost?"""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogradkit.checking import Case, Rule
from autogradkit.checking.differences import RTOL
from autogradkit.checking.rules.evidence import for_case

SHAPES = {"x": (3, 4), "y": (4, 2)}
FORWARDS = {
    "a product": np.matmul,
    "a curve": lambda x, y: np.tanh(x) @ np.exp(y),
    "a loss": lambda x, y: np.sum((x @ y) ** 2),
}


def asked(forward, change=lambda got: got, seed=1, **case):
    """Return the evidence of a right answer that was changed, and how often the forward is asked."""
    times = []

    def counted(x, y):
        times.append(1)
        return forward(x, y)

    rule = Rule("backward", counted, (), inputs=("x", "y"))
    evidence = for_case(rule, Case("a case", case.pop("shapes", SHAPES), seed=seed, **case), None)
    truth = evidence.wants
    answer = SimpleNamespace(status="ok", value=tuple(change(np.array(want)) for want in truth))
    again = for_case(rule, evidence.case, None)
    again.answer = answer
    times.clear()
    return again, truth, times


@pytest.mark.parametrize("forward", FORWARDS.values(), ids=FORWARDS)
def test_that_a_gradient_is_right_is_seen_in_one_forward(forward):
    evidence, truth, times = asked(forward)
    assert evidence.wants is evidence.gots
    assert len(times) == 1
    for got, want in zip(evidence.wants, truth, strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-12)


@given(
    name=st.sampled_from(sorted(FORWARDS)),
    seed=st.integers(1, 10**9),
    place=st.integers(0, 7),
    off=st.sampled_from([2.0, 1e3, 1e9]),
)
def test_one_entry_that_is_off_by_more_than_is_allowed_is_never_taken_for_the_truth(name, seed, place, off):
    def change(got):
        got.flat[place] += off * RTOL[True] * np.max(np.abs(got))
        return got

    evidence, truth, _ = asked(FORWARDS[name], change, seed)
    assert all(map(evidence.is_wrong, range(2)))
    for got, want in zip(evidence.wants, truth, strict=True):
        np.testing.assert_array_equal(got, want)


def reversed_rows(got):
    return np.ascontiguousarray(got[::-1])


def one_infinite(got):
    got.flat[0] = np.inf
    return got


@pytest.mark.parametrize(
    "change",
    [
        *(np.negative, np.zeros_like, np.transpose, reversed_rows, one_infinite, lambda got: got + np.nan),
        *(lambda got: got.astype(np.float32), lambda got: got[None], lambda got: got.astype(complex)),
    ],
)
def test_what_is_no_right_gradient_is_measured_entry_by_entry(change):
    evidence, truth, _ = asked(np.matmul, change)
    for got, want in zip(evidence.wants, truth, strict=True):
        np.testing.assert_array_equal(got, want)


def test_an_input_whose_gradient_is_far_smaller_than_the_other_ones_hides_behind_nothing():
    def change(got):
        return got * (1 + 1e-6) if got.shape == SHAPES["y"] else got

    evidence, truth, _ = asked(lambda x, y: 1e-4 * x @ y + 1e6 * np.sum(x), change)
    assert [evidence.is_wrong(i) for i in range(2)] == [False, True]
    np.testing.assert_array_equal(evidence.wants[1], truth[1])


def test_where_a_forward_has_a_corner_no_direction_is_asked():
    evidence, *_ = asked(lambda x, y: np.maximum(x, 0) @ y, kind="kink")
    assert not evidence.has_all_digits()
