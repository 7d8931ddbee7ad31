"""Checkpointing: the same gradients, in less memory, with the same random numbers."""

import tracemalloc

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.errors import BackwardError


def eight(x):
    for _ in range(8):
        x = np.tanh(x)
    return x


def chain(x, segments, step=eight):
    for _ in range(segments):
        x = ag.checkpoint(step, x)
    return x


def test_the_gradient_is_the_same():
    x, y = Tensor([0.3, -2.0]), Tensor([0.3, -2.0])
    chain(x, 8).sum().backward()
    z = y
    for _ in range(8):
        z = eight(z)
    z.sum().backward()
    assert x.grad.tolist() == y.grad.tolist()


def test_second_derivatives_and_forward_mode_go_through():
    x = np.array([0.3, -0.2])
    plain = lambda x: eight(eight(x)).sum()
    assert np.allclose(ag.hessian(lambda x: chain(x, 2).sum())(x), ag.hessian(plain)(x), rtol=1e-12)
    assert np.allclose(ag.jvp(lambda x: chain(x, 2), x, x)[1], ag.jvp(lambda x: eight(eight(x)), x, x)[1])


def test_the_function_runs_once_forward_and_once_more_backward():
    calls = []

    def counted(x):
        calls.append(1)
        return x * x

    z = ag.checkpoint(counted, Tensor(3.0))
    assert len(calls) == 1
    z.backward()
    assert len(calls) == 2


def test_weights_that_the_function_only_mentions_get_their_gradient():
    layer, x = ag.nn.Linear(3, 2), Tensor(np.ones((4, 3)))
    ag.checkpoint(layer, x).sum().backward()
    got = layer.weight.grad, layer.bias.grad, x.grad
    layer.zero_grad()
    x.grad = None
    layer(x).sum().backward()
    for a, b in zip(got, (layer.weight.grad, layer.bias.grad, x.grad), strict=True):
        assert a.tolist() == b.tolist()


def test_an_inner_tensor_that_the_function_mentions_gets_its_share():
    x = Tensor(2.0)
    u = x * x
    (ag.checkpoint(lambda v: u * v * v, x) + u).backward()
    assert x.grad == 4 * 2**3 + 4


def test_dropout_drops_the_same_numbers_again():
    x = Tensor(np.ones(50))
    drop = ag.nn.Dropout(0.5)
    z = ag.checkpoint(lambda x: drop(x) * x, x)
    after = ag.randomness.generator().random()
    z.sum().backward()
    assert x.grad.tolist() == (2 * z.data).tolist()
    ag.nn.manual_seed(0)
    drop(x)
    assert ag.randomness.generator().random() != after


def test_the_backward_pass_does_not_disturb_the_random_numbers_that_follow():
    x, drop = Tensor(np.ones(5)), ag.nn.Dropout(0.5)
    following = []
    for run in (lambda: drop(x), lambda: ag.checkpoint(drop, x)):
        ag.nn.manual_seed(3)
        run().sum().backward()
        following.append(ag.randomness.generator().random())
    assert following[0] == following[1]


def test_a_generator_among_the_arguments_is_rewound_too():
    def noisy(x, rng):
        return x * rng.normal(size=5) + np.random.random()  # noqa: NPY002, also NumPy's global one

    x = Tensor(np.zeros(5))
    z = ag.checkpoint(noisy, x, np.random.default_rng(1))
    z.sum().backward()
    assert x.grad.tolist() == np.random.default_rng(1).normal(size=5).tolist()


@pytest.mark.parametrize("n", [1, 5, 64, 1000])
def test_a_function_that_computes_something_else_the_second_time_is_found_out(n):
    rng, x = np.random.default_rng(1), Tensor(np.ones(n))

    def noisy(x):
        return x * rng.normal(size=n)

    with pytest.raises(BackwardError, match=r"noisy again.*something else.*Generator"):
        ag.checkpoint(noisy, x).sum().backward()


def test_without_recording_it_is_just_a_call():
    with ag.no_grad():
        assert ag.checkpoint(eight, Tensor(0.5)).node is None
    assert ag.checkpoint(lambda x: x * 2, np.ones(2)).tolist() == [2, 2]


def test_checkpoints_nest():
    x = Tensor(0.7)
    ag.checkpoint(lambda x: chain(x, 2), x).backward()
    assert np.isclose(x.grad, ag.grad(lambda x: eight(eight(x)))(0.7))


@pytest.mark.parametrize("n", [64, 144])
def test_a_chain_of_n_remembers_about_two_square_roots_of_n_arrays(n):
    root, size = round(n**0.5), 50_000

    def segment(x):
        for _ in range(root):
            x = np.tanh(x)
        return x

    def peak(run):
        x = Tensor(np.full(size, 0.5))
        tracemalloc.start()
        run(x).sum().backward()
        arrays = tracemalloc.get_traced_memory()[1] / (8 * size)
        tracemalloc.stop()
        return arrays

    def plain(x):
        for _ in range(root):
            x = segment(x)
        return x

    assert peak(plain) > n
    # The segments' inputs, the inside of one segment; g, and the two temporaries of tanh's rule.
    assert peak(lambda x: chain(x, root, segment)) <= 2 * root + 3


@pytest.mark.parametrize("shape", [(64,), (1000,), (5000,), (128, 64), (2042, 2)])
def test_the_same_numbers_in_another_order_are_something_else(shape):
    rng, x = np.random.default_rng(1), Tensor(np.arange(float(np.prod(shape))).reshape(shape))
    z = ag.checkpoint(lambda x: x[rng.permutation(len(x))] * 2, x)
    with pytest.raises(BackwardError, match="something else"):
        z.sum().backward()


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.longdouble])
def test_a_checkpoint_knows_every_kind_of_number_again(kind):
    x = Tensor(np.linspace(0, 1, 70).astype(kind))
    ag.checkpoint(lambda x: x * 3, x).sum().backward()
    assert (x.grad == 3).all()


def test_a_checkpointed_function_that_changes_its_argument_is_refused():
    def shifted_twice(h):
        h += 1
        return (h * h).sum()

    def changed_behind(h):
        z = (h * h).sum()
        h *= 1.0
        return z

    for f, says in ((shifted_twice, "computed something else"), (changed_behind, r"`x \+= 1`.*x = x \+ 1")):
        z = ag.checkpoint(f, Tensor([1.0, 2.0]) * 1)
        with pytest.raises(BackwardError, match=f"checkpoint called {f.__name__} again .*{says}"):
            z.backward()
