"""Peers: other libraries behind one small face, as far as they are installed.

Each face has the functions that the workloads are written in. `step(loss, params, lr)` goes backward and
moves the parameters.
"""

import numpy as np

__all__ = ["installed"]


class HipsAutograd:
    """HIPS/autograd: the loss must be a function of the parameters."""

    name = "HIPS/autograd"

    def __init__(self):
        import autograd
        import autograd.numpy as anp

        self.gradient_of, self.np = autograd.value_and_grad, anp

    def train(self, f, params, lr):
        loss_and_grad = self.gradient_of(f)

        def step():
            _, grads = loss_and_grad(params)
            for p, g in zip(params, grads, strict=True):
                p -= lr * g

        return step

    def tanh(self, x):
        return self.np.tanh(x)

    def relu(self, x):
        return self.np.maximum(x, 0)

    def mse(self, x, y):
        return self.np.mean((x - y) ** 2)

    def cross_entropy(self, x, y):
        shifted = x - self.np.max(x, axis=1, keepdims=True)
        logs = shifted - self.np.log(self.np.sum(self.np.exp(shifted), axis=1, keepdims=True))
        return -self.np.mean(logs[np.arange(len(y)), y])

    def linear(self, x, w, b):
        return self.np.dot(x, w) + b


class MyGrad:
    """MyGrad, with its guard against in-place changes off."""

    name = "MyGrad"

    def __init__(self):
        import mygrad
        import mygrad.nnet

        mygrad.turn_memory_guarding_off()
        self.mg = mygrad

    def train(self, f, params, lr):
        leaves = [self.mg.tensor(p) for p in params]

        def step():
            f(leaves).backward()
            for p in leaves:
                p.data -= lr * p.grad
                p.null_grad()

        return step

    def leaf(self, a):
        return self.mg.tensor(a)

    def sum(self, x):
        return self.mg.sum(x)

    def tanh(self, x):
        return self.mg.tanh(x)

    def relu(self, x):
        return self.mg.nnet.activations.relu(x)

    def mse(self, x, y):
        return self.mg.mean((x - y) ** 2)

    def cross_entropy(self, x, y):
        return self.mg.nnet.losses.softmax_crossentropy(x, y)

    def linear(self, x, w, b):
        return self.mg.matmul(x, w) + b

    def conv(self, x, w, b):
        return self.mg.nnet.layers.conv_nd(x, w, stride=1, padding=1) + b.reshape(1, -1, 1, 1)

    def pool(self, x):
        return self.mg.nnet.layers.max_pool(x, pool=(2, 2), stride=2)


class DeZero:
    """DeZero."""

    name = "DeZero"

    def __init__(self):
        for old, new in {"int": int, "float": float, "bool": bool}.items():
            if old not in vars(np):
                setattr(np, old, new)
        import dezero
        import dezero.functions

        self.dz, self.F = dezero, dezero.functions

    def train(self, f, params, lr):
        leaves = [self.dz.Parameter(p) for p in params]

        def step():
            f(leaves).backward()
            for p in leaves:
                p.data -= lr * p.grad.data
                p.cleargrad()

        return step

    def leaf(self, a):
        return self.dz.Variable(a)

    def sum(self, x):
        return self.F.sum(x)

    def tanh(self, x):
        return self.F.tanh(x)

    def relu(self, x):
        return self.F.relu(x)

    def mse(self, x, y):
        return self.F.mean_squared_error(x, y)

    def cross_entropy(self, x, y):
        return self.F.softmax_cross_entropy(x, y)

    def linear(self, x, w, b):
        return self.F.linear(x, w, b)

    def conv(self, x, w, b):
        return self.F.conv2d(x, w, b, 1, 1)

    def pool(self, x):
        return self.F.pooling(x, 2, 2, 0)


def installed():
    """Return the NumPy peers that can be imported."""
    found = []
    for peer in (HipsAutograd, MyGrad, DeZero):
        try:
            found.append(peer())
        except ImportError:
            continue
    return found


def pytorch():
    """Return PyTorch on one thread, or None."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    return torch


def micrograd():
    """Return micrograd's Value and MLP, or None."""
    try:
        from micrograd.engine import Value
        from micrograd.nn import MLP
    except ImportError:
        return None
    return Value, MLP
