"""Odd but plausible programs: what a learner writes in Python's and NumPy's own ways has the right gradient.

Each is run on tensors and on plain arrays. The values must be the same, and the gradient that of differences.
"""

import collections
import functools
import heapq
import itertools
import operator

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor

INPUTS = {
    "x": np.array([[0.7, -1.3, 2.1], [1.9, 0.4, -0.6]]),
    "v": np.array([0.9, -1.2, 0.3, 2.2, -0.7]),
    "q": np.array([0.9, 1.2, 0.3, 2.2, 0.7]),
    "y": np.array([0.5, 1.7, -0.9]),
    "m": np.array([[2.0, 0.3, -0.5], [0.1, 1.7, 0.4], [-0.2, 0.6, 2.5]]),
    "s": np.array(1.3),
}
PROGRAMS = []


def program(f):
    PROGRAMS.append(f)
    return f


@program
def reduced(v):
    return functools.reduce(lambda a, b: a * b + b, v)


@program
def summed_rows(x):
    return sum(row.sum() ** 2 for row in x)


@program
def least_by_key(v):
    return min(v, key=abs) * 3 + max(v) ** 2


@program
def sorted_pair(v):
    return sorted(v)[0] * sorted(v, key=lambda e: -e)[0]


@program
def heap(v):
    numbers = list(v)
    heapq.heapify(numbers)
    return heapq.heappop(numbers) * heapq.heappop(numbers)


@program
def running(v):
    return sum(itertools.accumulate(v, operator.mul)) + sum((b - a) ** 2 for a, b in itertools.pairwise(v))


@program
def grouped(v):
    return sum(key * sum(group) for key, group in itertools.groupby(v, key=lambda e: e > 0))


@program
def window(v):
    last = collections.deque(maxlen=3)
    for e in v:
        last.append(e * 2)
    last.rotate(1)
    return sum(i * e for i, e in enumerate(last))


@program
def counted(v):
    totals = collections.defaultdict(float)
    for i, e in enumerate(v):
        totals[i % 2] += e * i
    return totals[0] * totals[1]


@program
def swapped(v):
    z = v * 1
    z[0], z[1] = z[1], z[0]
    z[[2, 3]] = z[[3, 2]]
    return (z * np.arange(5)).sum()


@program
def shifted(v):
    z = v * 1
    z[1:] += z[:-1]
    z[::-2] = v[:3]
    return (z * np.arange(5)).sum()


@program
def masked(v):
    z = v * 1
    z[z > 0] *= z[z > 0]
    return z.sum()


@program
def eliminated(m):
    a = m * 1
    for i in range(3):
        for j in range(i + 1, 3):
            a[j] -= a[j, i] / a[i, i] * a[i]
    return a[0, 0] * a[1, 1] * a[2, 2]


@program
def orthogonal(m):
    rows = []
    for c in m.T:
        for b in rows:
            c = c - (c @ b) * b
        rows.append(c / np.linalg.norm(c))
    return sum(i * row.sum() for i, row in enumerate(rows))


@program
def best_path(x):
    a = x[0]
    for row in x[1:]:
        a = np.max(a[:, None] + np.eye(3) * 2, axis=0) + row
    return a.max()


@program
def newton(s):
    z = s * 1 + 1
    for _ in range(6):
        z = z - (z**2 - s) / (2 * z)
    return z


@program
def filtered(v, s):
    m, p = 0.0, 1.0
    for z in v:
        p = p + 0.1
        k = p / (p + s)
        m, p = m + k * (z - m), (1 - k) * p
    return m * p


@program
def indexed(x):
    return (x[..., None, [0, 2]] ** 2).sum() * x.flat[3] * x[np.unravel_index(4, (2, 3))]


@program
def ufunc_methods(v, q):
    return (
        np.maximum.accumulate(v) @ np.arange(5)
        + np.subtract.outer(v, q).prod()
        + np.hypot.reduce(q) * np.add.reduceat(v, [0, 2, 1]).sum()
    )


@program
def smoothed(y, s):
    z = [y[0]]
    for e in y[1:]:
        z.append(s * z[-1] + (1 - s) * e)
    return (np.stack(z) ** 2).sum()


def differences(f, arrays):
    for i, array in enumerate(arrays):
        slope = np.zeros_like(array)
        for place in np.ndindex(array.shape):
            ends = []
            for h in (1e-5, -1e-5):
                moved = [a.copy() for a in arrays]
                moved[i][place] += h
                ends.append(f(*moved))
            slope[place] = (ends[0] - ends[1]) / 2e-5
        yield slope


def test_an_op_is_given_its_inputs_by_name_as_any_function_is():
    x, y = Tensor(2.0), Tensor(3.0)
    z = ag.div(y=y, x=x)
    z.backward()
    np.testing.assert_allclose([z.item(), x.grad, y.grad], [2 / 3, 1 / 3, -2 / 9])
    np.testing.assert_allclose(ag.compile(ag.grad(lambda x: ag.exp(x=x)))(np.array(0.0)), 1)
    assert ag.sum(x=np.ones((2, 3)), axis=0).shape == (3,)
    with pytest.raises(TypeError, match=r"^div takes x, y: 0 were given\.$"):
        ag.div(y=y)


@pytest.mark.parametrize("f", PROGRAMS, ids=lambda f: f.__name__)
def test_a_program_written_as_for_numpy_has_its_gradient(f):
    arrays = [INPUTS[name] for name in f.__code__.co_varnames[: f.__code__.co_argcount]]
    tensors = [Tensor(a) for a in arrays]
    z = f(*tensors)
    np.testing.assert_allclose(z.data, f(*[a.copy() for a in arrays]), rtol=1e-12)
    z.backward()
    for t, want in zip(tensors, differences(f, arrays), strict=True):
        np.testing.assert_allclose(t.grad, want, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("f", PROGRAMS, ids=lambda f: f.__name__)
def test_its_second_derivatives_agree_with_differences_of_the_first(f):
    arrays = [INPUTS[name] for name in f.__code__.co_varnames[: f.__code__.co_argcount]]
    direction = np.linspace(-1, 1, arrays[0].size).reshape(arrays[0].shape) + 0.3
    slope = ag.grad(f)
    want = (
        slope(arrays[0] + 1e-5 * direction, *arrays[1:]) - slope(arrays[0] - 1e-5 * direction, *arrays[1:])
    ) / 2e-5
    got = ag.jvp(lambda x: slope(x, *arrays[1:]), arrays[0], direction)[1]
    np.testing.assert_allclose(got, want, rtol=1e-5, atol=1e-6)
