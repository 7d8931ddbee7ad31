"""Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks. ICML 2013."""

import numpy as np
import pytest

import autogradkit as ag


@pytest.mark.parametrize(("factor", "steps"), [(0.9, 100), (1.1, 100), (0.25, 10)])
def test_a_gradient_is_the_product_of_all_slopes_on_its_way(factor, steps):
    x = h = ag.Tensor(1.0)
    for _ in range(steps):
        h = h * factor
    h.backward()
    assert x.grad == pytest.approx(factor**steps, rel=1e-13)


def first_state(W, steps, random):
    """Return how long the gradient is at the first state of an unrolled tanh network, and at the last."""
    first = h = ag.Tensor(0.1 * random.normal(size=len(W)))
    for _ in range(steps):
        h = ag.tanh(h @ W)
    g = random.normal(size=len(W))
    h.backward(g)
    return np.linalg.norm(first.grad), np.linalg.norm(g)


def matrix(random, largest):
    """Return a random matrix with this largest singular value."""
    W = random.normal(size=(20, 20))
    return W * (largest / np.linalg.svd(W)[1].max())


def test_a_largest_singular_value_below_one_makes_the_gradient_vanish():
    random = np.random.default_rng(0)
    for _ in range(10):
        first, last = first_state(matrix(random, 0.95), 60, random)
        assert first <= 0.95**60 * last


def test_a_largest_singular_value_above_one_is_needed_to_explode_and_does_not_suffice():
    random = np.random.default_rng(1)
    far, _ = first_state(matrix(random, 1.2), 60, random)
    assert far < 1e-3
    rotation = np.linalg.qr(random.normal(size=(20, 20)))[0]
    small = ag.Tensor(1e-30 * random.normal(size=20))  # so small that tanh is a straight line
    h = small
    for _ in range(60):
        h = ag.tanh(h @ (1.2 * rotation))
    h.sum().backward()
    assert np.linalg.norm(small.grad) == pytest.approx(1.2**60 * np.sqrt(20), rel=1e-10)


@pytest.mark.parametrize("threshold", [0.5, 1.0, 5.0, 13.0, 50.0])
def test_the_printed_rule_of_clipping(threshold):
    printed = [np.array([3.0, 0.0, 4.0]), np.array([[12.0]])]
    parameters = [ag.Tensor(np.zeros(g.shape)) for g in printed]
    for p, g in zip(parameters, printed, strict=True):
        p.grad = g.copy()
    norm = ag.nn.utils.clip_grad_norm_(parameters, threshold)
    assert norm == pytest.approx(13.0)
    factor = threshold / norm if norm >= threshold else 1.0
    for p, g in zip(parameters, printed, strict=True):
        assert p.grad == pytest.approx(factor * g, rel=1e-6)


def walk(clip, steps=100):
    """Return the loss after a walk to the foot of the paper's cliff: one unit, used fifty times."""
    w, b = ag.Tensor(5.0), ag.Tensor(-1.8)
    optimizer = ag.optim.SGD([w, b], lr=1.0)
    for _ in range(steps):
        h = 0.5
        for _ in range(50):
            h = ag.sigmoid(w * h + b)
        loss = (h - 0.7) ** 2
        optimizer.zero_grad()
        loss.backward()
        ag.nn.utils.clip_grad_norm_([w, b], clip)
        optimizer.step()
    return loss.item()


def test_a_walker_at_the_foot_of_the_cliff_is_thrown_out_unless_clipped():
    assert walk(clip=np.inf) > 0.08
    assert walk(clip=1.0) < 0.005
