"""Arrays that a rule writes into: its statement stands in the program, and changes nobody else's array."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling.aliases import Aliases
from autogradkit.compiling.passes import EXACT, PASSES
from tests.compiling.comparing import bits

RNG = np.random.default_rng(5)
X, W, Y = RNG.normal(size=(6, 3)), RNG.normal(size=(3, 4)), np.array([0, 3, 1, 1, 2, 0])


def same_as_eager(f, *arguments):
    compiled = ag.compile(f)
    for _ in range(3):
        want, got = f(*arguments), compiled(*arguments)
        assert bits(got) == bits(want)
    return compiled


def test_cross_entropy_is_written_as_its_lines():
    def loss(w):
        return ag.nn.functional.cross_entropy(X @ w, Y)

    source = same_as_eager(ag.value_and_grad(loss), W).source
    assert "shifted = v1 - v1.max(axis=1, keepdims=True)" in source
    assert "shares = " in source
    assert "dv1[rows, Y] -= each" in source
    assert "cross_entropy(" not in source.replace("functional.cross_entropy(", "")


@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_every_reduction_and_dtype_keeps_its_bits(reduction, dtype):
    def loss(x, y):
        each = ag.nn.functional.cross_entropy(x, y, reduction=reduction)
        return (each * np.arange(1, 7, dtype=dtype)).sum() if reduction == "none" else each * dtype(3)

    same_as_eager(ag.value_and_grad(loss), (X @ W).astype(dtype), Y)


def test_two_losses_of_the_same_scores_write_into_arrays_of_their_own():
    other = Y[::-1].copy()

    def loss(x):
        a, b = ag.nn.functional.cross_entropy(x, Y), ag.nn.functional.cross_entropy(x, other)
        return a + b

    same_as_eager(ag.value_and_grad(loss), X @ W)


def test_the_same_loss_taken_twice_writes_twice():
    def loss(x):
        return ag.nn.functional.cross_entropy(x, Y) * ag.nn.functional.cross_entropy(x, Y)

    same_as_eager(ag.value_and_grad(loss), X @ W)


def test_shares_that_are_used_beside_the_gradient_stay_what_they_were():
    def loss(x):
        return ag.nn.functional.cross_entropy(x, Y) + (ag.softmax(x, axis=1) ** 2).sum()

    same_as_eager(ag.value_and_grad(loss), X @ W)


def test_a_gradient_that_is_returned_twice_is_two_arrays():
    def step(x):
        t = Tensor(x)
        ag.nn.functional.cross_entropy(t, Y).backward()
        return t.grad, t.grad.copy()

    compiled = same_as_eager(step, X @ W)
    a, b = compiled(X @ W)
    a[:] = 7
    assert not (b == 7).any()
    assert bits(compiled(X @ W)) == bits(step(X @ W))


def test_the_second_derivative_is_that_of_eager():
    def norm(x):
        g = ag.grad(lambda x: ag.nn.functional.cross_entropy(x, Y))(x)
        return (g**2).sum()

    same_as_eager(ag.value_and_grad(norm), X @ W)


@pytest.mark.parametrize("left_out", [None, *EXACT])
def test_each_pass_knows_that_an_array_is_written_into(left_out):
    def loss(x, w):
        return ag.nn.functional.cross_entropy(x @ w, Y)

    f = ag.value_and_grad(loss, (0, 1))
    compiled = ag.compile(f, passes=[name for name in EXACT if name != left_out])
    for n in range(3):
        assert bits(compiled(X + n, W)) == bits(f(X + n, W))


def test_what_is_written_into_is_of_the_family_of_the_array_after():
    compiled = ag.compile(ag.value_and_grad(lambda x: ag.nn.functional.cross_entropy(x, Y)))
    compiled(X @ W)
    program = compiled.shown().written.program
    (line,) = [line for line in program.lines if line.call.kind == "write"]
    aliases = Aliases(program)
    assert line.written is line.arguments[0]
    assert aliases.of(line.results[0]) is aliases.of(line.written)
    assert compiled.shown().written.names(line.results[0]) == compiled.shown().written.names(line.written)


def test_a_constant_is_not_written_into():
    """All that is written is known beforehand here: but it is written anew at each call."""

    def step(scale):
        t = Tensor(np.ones((6, 4)))
        ag.nn.functional.cross_entropy(t, Y).backward()
        return t.grad * scale

    compiled = ag.compile(step, passes=PASSES)
    for n in range(4):
        assert np.array_equal(compiled(np.float64(n)), step(np.float64(n)))


def test_a_saved_program_writes_too(tmp_path):
    compiled = ag.compile(ag.value_and_grad(lambda x, y: ag.nn.functional.cross_entropy(x, y)))
    want = compiled(X @ W, Y)
    compiled.save(tmp_path / "saved.py")
    scope: dict = {}
    exec((tmp_path / "saved.py").read_text(), scope)
    name = compiled.name
    assert bits(scope[name](X @ W, Y)) == bits(want)


def test_a_loop_that_writes_says_how_often():
    def loss(x):
        total = 0.0
        for _ in range(6):
            x = x * 0.5 + 1.0
            total = total + ag.nn.functional.cross_entropy(x, Y)
        return total

    same_as_eager(ag.value_and_grad(loss), X @ W)
