"""The same object: a program knows which of its arguments are one and the same, and which are outside too."""

import collections.abc
import contextlib
import operator

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from autogradkit.compiling.operations import IN_WORDS
from tests.compiling.comparing import bits

X, Y = np.array([1.0, 2.0]), np.array([3.0, 4.0])
OUTSIDE, LIST_OUTSIDE = np.array([1.0, 2.0]), [X]
WEIGHT = Tensor([1.0, 2.0])


@pytest.mark.parametrize(
    "same",
    [
        lambda x, y: x is y,
        lambda x, y: x is not y,
        lambda x, y: operator.is_(x, y),
        lambda x, y: id(x) == id(y),
        lambda x, y: len({id(x), id(y)}) == 1,
        lambda x, y: any(y is part for part in [x, x + 1]),
    ],
)
@pytest.mark.parametrize("calls", [[(X, X), (X, Y), (Y, Y)], [(X, Y), (X, X), (X, X.copy())]])
def test_arguments_that_are_one_array_are_one_while_traced_and_at_each_call(same, calls):
    def f(x, y):
        return (x * y).sum() if same(x, y) else (x + y).sum()

    compiled = ag.compile(f)
    for x, y in calls:
        assert compiled(x, y) == f(x, y)


@pytest.mark.parametrize(
    "tree",
    [lambda x, y: [x, y], lambda x, y: (x, y), lambda x, y: {0: x, 1: y}],
    ids=["list", "tuple", "dict"],
)
def test_arrays_in_trees_are_told_apart_too(tree):
    def f(both):
        return both[0].sum() * (2 if both[0] is both[1] else 3)

    compiled = ag.compile(f)
    for x, y in [(X, X), (X, Y), (Y, Y)]:
        assert compiled(tree(x, y)) == f(tree(x, y))


@pytest.mark.parametrize(
    "tree", [lambda x: [x], lambda x: (x,), lambda x: {0: x}], ids=["list", "tuple", "dict"]
)
@pytest.mark.parametrize("once", [True, False])
def test_lists_tuples_and_dicts_are_told_apart_too(tree, once):
    def f(xs, ys):
        return xs[0].sum() * (2 if xs is ys else 3)

    compiled = ag.compile(f)
    one, other = tree(X), tree(X)
    for xs, ys in [(one, one), (one, other)][:: 1 if once else -1]:
        assert compiled(xs, ys) == f(xs, ys)


@pytest.mark.parametrize("calls", [[OUTSIDE, X], [X, OUTSIDE, X]])
def test_an_argument_that_is_also_outside_is_known(calls):
    def f(x):
        return x.sum() * (2 if x is OUTSIDE else 3)

    compiled = ag.compile(f)
    for x in calls:
        assert compiled(x) == f(x)


@pytest.mark.parametrize("calls", [[LIST_OUTSIDE, [X]], [[X], LIST_OUTSIDE, [X]]])
def test_a_list_that_is_also_outside_is_known(calls):
    def f(xs):
        return xs[0].sum() * (2 if xs is LIST_OUTSIDE else 3)

    compiled = ag.compile(f)
    for xs in calls:
        assert compiled(xs) == f(xs)


@pytest.mark.parametrize("calls", [[WEIGHT, Tensor(Y)], [Tensor(Y), WEIGHT, Tensor(X)]])
def test_a_tensor_that_is_also_outside_is_known(calls):
    def f(w):
        return w.detach().sum() * (2 if w is WEIGHT else 3)

    compiled = ag.compile(f)
    for w in calls:
        assert compiled(w).item() == f(w).item()


@pytest.mark.parametrize(
    "as_it_is",
    [
        lambda x: x.squeeze(),
        lambda x: x.astype(float, copy=False),
        lambda x: np.atleast_1d(x),
        lambda x: x.copy(),
    ],
)
def test_what_numpy_returns_as_it_is_is_the_same_object(as_it_is):
    def f(x):
        y = as_it_is(x)
        z = x * 2
        again = as_it_is(z)
        again += 1  # all who have it see that
        return np.stack([x.sum() * (2 if y is x else 3), z.sum(), again.sum()])

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    assert bits(compiled(Y)) == bits(f(Y))


KINDS = ["Iterable", "Hashable", "Sized", "Container", "Collection", "Reversible", "Callable", "Sequence"]


@pytest.mark.parametrize("kind", KINDS)
def test_isinstance_knows_arrays_and_single_numbers_as_ever(kind):
    cls = getattr(collections.abc, kind)

    def f(x):
        return x.sum() * ((2 if isinstance(x, cls) else 3) + (20 if isinstance(x.sum(), cls) else 30))

    assert ag.compile(f)(X) == f(X)


OF_CLASSES = {"__doc__", "__module__", "__slots__", "__array_priority__", "__weakref__", "__dict__"}
ARRAYS_ALONE = {"__array_function__", "__array_ufunc__", "__index__", "__matmul__", "__rmatmul__"}
ARRAYS_ALONE |= {"__setitem__", *[f"__i{word}__" for word in IN_WORDS.values()]}


@pytest.mark.parametrize("what", ["x", "x.sum()"])
def test_hasattr_answers_as_an_array_does_or_is_refused(what):
    """But for what each class has of its own, and, of a single number, for what arrays alone have."""
    names = {*dir(np.ndarray), *dir(np.float64), "value", "__wrapped__"} - OF_CLASSES
    names -= ARRAYS_ALONE if what == "x.sum()" else set()
    lines = ["def f(x):"]
    for name in sorted(names):
        lines += [" try:", f"  answers.append(({name!r}, hasattr({what}, {name!r})))", " except Error: pass"]
    seen = []
    for way in (lambda f: f, ag.compile):
        namespace = {"answers": [], "Error": CompileError}
        exec("\n".join([*lines, " return x"]), namespace)
        with contextlib.suppress(CompileError):
            way(namespace["f"])(X[:, None])
        seen.append(dict(namespace["answers"]))
    eager, traced = seen
    assert len(eager) == len(names)
    assert 20 < len(traced) < len(names)
    assert {name for name, there in traced.items() if eager[name] is not there} == set()


@pytest.mark.parametrize(
    "question",
    [
        lambda x: x.__sizeof__(),
        lambda x: len(str(x.flags)),
        lambda x: x.flags == np.zeros(2).flags,
        lambda x: len(repr(x)),
        lambda x: x.ctypes.data % 64,
        lambda x: x.base is None,
        lambda x: x.__array_interface__["data"][0] % 64,
        lambda x: np.shares_memory(x, x),
        lambda x: 2.0 in x,
    ],
)
def test_questions_about_an_object_that_a_traced_array_cannot_answer_are_refused(question):
    with pytest.raises(CompileError):
        ag.compile(lambda x: x.sum() * question(x))(X)
