"""Right rules, each written in more than one way."""

import numpy as np

from tests.checking.rules.forwards import sigmoid, softmax


def back(g, axis, keepdims):
    return g if keepdims or axis is None else np.expand_dims(g, axis)


def stretched(g, x, axis, keepdims):
    return np.broadcast_to(back(g, axis, keepdims), x.shape)


def unbroadcast(g, shape, add=np.sum, lead=True, stretch=True, keep=True):
    if lead:
        g = add(g, axis=tuple(range(g.ndim - len(shape))))
    if stretch:
        for k, n in reversed(list(enumerate(shape))):
            if n == 1 and g.ndim > k and g.shape[k - len(shape)] != 1:
                g = add(g, axis=k - len(shape), keepdims=keep)
    return g


RIGHT = [
    ("add", lambda g: (g, g)),
    ("add", lambda g, eps=1e-9: (g, g)),
    ("add", lambda g, **others: (g, g)),
    ("sub", lambda g: (g, -g)),
    ("mul", lambda g, x, y: (g * y, g * x)),
    ("mul", lambda g, x, y: [np.multiply(g, y), np.einsum("...,...->...", x, g)]),
    ("div", lambda g, x, y: (g / y, -g * x / y**2)),
    ("div", lambda g, z, y: (g / y, -g * z / y)),
    ("pow", lambda g, x, n: g * n * x ** (n - 1)),
    ("exp", lambda g, z: g * z),
    ("exp", lambda g, x: g * np.exp(x)),
    ("exp", lambda g, z: (g * z,)),
    ("log", lambda g, x: g / x),
    ("log", lambda g, z: g * np.exp(-z)),
    ("tanh", lambda g, z: g * (1 - z**2)),
    ("tanh", lambda g, x: g * (1 - np.tanh(x) ** 2)),
    ("tanh", lambda g, z: g * (1 - z) * (1 + z)),
    ("tanh", lambda g, x: g / np.cosh(x) ** 2),
    ("tanh", lambda g, x: g * (1 / np.cosh(x)) ** 2),
    ("sigmoid", lambda g, z: g * z * (1 - z)),
    ("sigmoid", lambda g, z: g * (z - z**2)),
    ("sigmoid", lambda g, x: g * sigmoid(x) * sigmoid(-x)),
    ("relu", lambda g, x: g * (x > 0)),
    ("relu", lambda g, x: g * (x >= 0)),
    ("relu", lambda g, z: np.where(z > 0, g, 0)),
    ("relu", lambda g, x: g * np.heaviside(x, 0.5)),
    ("max", lambda g, x: g * (x == x.max()) / (x == x.max()).sum()),
    ("max", lambda g, x: g * (np.arange(x.size) == np.argmax(x)).reshape(x.shape)),
    ("ridge", lambda g, x, strength: g * (np.cos(x) + strength * x)),
    ("permute", lambda g, axes: np.transpose(g, np.argsort(axes))),
    ("scaled", lambda g, x, n: g * n * (x ** (n - 1) + 1)),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims)),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims).copy()),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * g.size / x.size),
    ("cumsum", lambda g: np.cumsum(g[::-1])[::-1]),
    ("transpose", lambda g, axes: g.transpose(np.argsort(axes))),
    ("abs", lambda g, x: g * np.sign(x)),
    ("unbroadcast", unbroadcast),
    ("matmul", lambda g, x, y: (g @ y.T, x.T @ g)),
    ("matmul", lambda g, x, y: (np.einsum("ij,kj->ik", g, y), np.einsum("ij,ik->jk", x, g))),
    ("softmax", lambda g, z, axis: z * (g - (g * z).sum(axis, keepdims=True))),
    ("softmax", lambda g, z, axis: g * z - z * np.sum(g * z, axis=axis, keepdims=True)),
    (
        "softmax",
        lambda g, x, axis: softmax(x, axis=axis) * (g - (g * softmax(x, axis=axis)).sum(axis, keepdims=True)),
    ),
]
