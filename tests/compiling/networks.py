"""Networks as the lessons write them: each function returns a training step, and arguments for it."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor

__all__ = ["NETWORKS"]


def typed_mlp():
    rng = np.random.default_rng(0)
    W1, b1 = Tensor(rng.normal(size=(3, 4)), name="W1"), Tensor(np.zeros(4), name="b1")
    W2, b2 = Tensor(rng.normal(size=(4, 1)), name="W2"), Tensor(np.zeros(1), name="b2")

    def step(X, y, lr=0.1):
        h = np.tanh(X @ W1 + b1)
        error = h @ W2 + b2 - y
        loss = (error**2).mean()
        loss.backward()
        for p in (W1, b1, W2, b2):
            p.data -= lr * p.grad
            p.grad = None
        return loss.detach()

    return step, (rng.normal(size=(8, 3)), rng.normal(size=(8, 1)))


def value_and_gradient():
    def loss(w, X, y):
        p = ag.sigmoid(X @ w)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()

    rng = np.random.default_rng(0)
    return ag.value_and_grad(loss), (rng.normal(size=3), rng.normal(size=(8, 3)), np.ones(8))


def network(make, x, classes=3):
    """Return a training step of a module, with an optimiser."""
    ag.nn.manual_seed(0)
    model = make()
    optimizer = ag.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)

    def step(X, y):
        scores = model(X)
        loss = ag.nn.functional.cross_entropy(scores, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.detach()

    rng = np.random.default_rng(0)
    return step, (x, rng.integers(0, classes, len(x)))


def cnn():
    nn, rng = ag.nn, np.random.default_rng(0)
    return network(
        lambda: nn.Sequential(
            *(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Flatten(), nn.Dropout(0.25), nn.Linear(18, 3)),
        ),
        rng.normal(size=(4, 1, 8, 8)),
    )


def recurrent():
    rng = np.random.default_rng(0)
    W, U, b = (Tensor(rng.normal(size=s), name=n) for s, n in (((2, 3), "W"), ((3, 3), "U"), (3, "b")))

    def step(xs):
        h = np.zeros((4, 3))
        for x in xs:
            h = np.tanh(x @ W + h @ U + b)
        loss = (h**2).sum()
        for p in (W, U, b):
            p.grad = None
        loss.backward()
        for p in (W, U, b):
            p.data -= 0.1 * p.grad
        return loss.detach()

    return step, (rng.normal(size=(3, 4, 2)),)


def attention():
    rng = np.random.default_rng(0)
    Q, K, V = (Tensor(rng.normal(size=(4, 4)), name=n) for n in "QKV")

    def loss(X):
        scores = (X @ Q) @ np.swapaxes(X @ K, -1, -2) / 2.0
        mixed = ag.softmax(scores) @ (X @ V)
        total = (mixed**2).mean()
        total.backward()
        return total.detach()

    return loss, (rng.normal(size=(2, 5, 4)),)


NETWORKS = {f.__name__: f for f in (typed_mlp, value_and_gradient, cnn, recurrent, attention)}
