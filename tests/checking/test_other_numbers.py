"""Other numbers are tried where a hand-in is graded, and all of them lie where their exercise says."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from autogradkit import course
from autogradkit.checking import Task
from autogradkit.checking.tasks.other_numbers import WAYS, moved, other_trials
from autogradkit.checking.tasks.outcome import arguments_of

ENDS = st.one_of(
    st.floats(-50, 50).map(lambda low: (low, np.inf)),
    st.floats(-50, 50).map(lambda high: (-np.inf, high)),
    st.floats(-50, 49).map(lambda low: (low, low + 1.0)),
    st.just((-np.inf, np.inf)),
)
VALUES = st.one_of(st.floats(-3, 3), arrays(float, st.integers(0, 7), elements=st.floats(-3, 3)))
OF_RANGES = [
    pytest.param(part, id=f"{entry.name}-{part.function}")
    for entry in course.entries()
    for part in entry.exercise.parts
    if isinstance(part, Task) and part.ranges
]


@example(0.0, (5e-324, 1.0), 0, 0)  # the quotient of the ends overflows
@given(VALUES, ENDS, st.integers(0, len(WAYS) - 1), st.integers(0, 99))
def test_other_numbers_lie_between_their_ends_and_have_the_same_form(value, ends, part, seed):
    other = moved(value, *ends, part, np.random.default_rng(seed))
    assert np.shape(other) == np.shape(value)
    assert np.all((np.asarray(other) >= ends[0]) & (np.asarray(other) <= ends[1]))


def flat(value):
    """Yield the numbers in a value, whatever holds them."""
    if isinstance(value, (tuple, list)):
        for each in value:
            yield from flat(each)
    else:
        yield from np.asarray(value, float).ravel().tolist()


@pytest.mark.parametrize("part", OF_RANGES)
def test_an_exercise_is_tried_within_its_own_ranges(part):
    task = part.with_seed(1)
    asked = [SimpleNamespace(trial=trial, arguments=arguments_of(task, trial)) for trial in task.trials]
    tried = [arguments_of(task, trial) for trial in other_trials(task, asked)]
    assert len(tried) == len(WAYS)
    for name, (low, high) in task.ranges.items():
        numbers = [number for arguments in tried for number in flat(arguments.get(name, ()))]
        assert all(low <= number <= high for number in numbers), name
