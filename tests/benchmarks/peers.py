"""Peers: other libraries behind one small face, as far as they are installed.

Each face has the functions that the workloads are written in. `step(loss, params, lr)` goes backward and
moves the parameters.
"""

import shutil

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


class Jax:
    """JAX, its whole step compiled by jax.jit, in double precision."""

    name = "jax.jit"

    def __init__(self):
        import jax

        jax.config.update("jax_enable_x64", True)
        self.jax, self.np = jax, jax.numpy

    def train(self, f, params, lr):
        loss_and_grad = self.jax.value_and_grad(f)

        @self.jax.jit
        def moved(params):
            loss, grads = loss_and_grad(params)
            return loss, [p - lr * g for p, g in zip(params, grads, strict=True)]

        now = [[self.np.asarray(p) for p in params]]

        def step():
            loss, now[0] = moved(now[0])
            return loss.block_until_ready()

        return step

    def tanh(self, x):
        return self.np.tanh(x)

    def relu(self, x):
        return self.np.maximum(x, 0)

    def mse(self, x, y):
        return self.np.mean((x - y) ** 2)

    def cross_entropy(self, x, y):
        return -self.np.mean(self.jax.nn.log_softmax(x)[np.arange(len(y)), y])

    def linear(self, x, w, b):
        return x @ w + b

    def conv(self, x, w, b):
        found = self.jax.lax.conv(self.np.asarray(x), w, (1, 1), "SAME")
        return found + b[:, None, None]

    def pool(self, x):
        window = (1, 1, 2, 2)
        return self.jax.lax.reduce_window(x, -np.inf, self.jax.lax.max, window, window, "VALID")


def installed():
    """Return the peers of functions of arrays that can be imported."""
    found = []
    for peer in (HipsAutograd, MyGrad, DeZero, Jax):
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


def missing():
    """Return the names of the compilers that can't be measured here, with what is missing."""
    found = []
    if not any(isinstance(peer, Jax) for peer in installed()):
        found.append("jax.jit (jax is not installed)")
    if pytorch() is None:
        found.append("torch.compile (torch is not installed)")
    elif not has_compiler():
        found.append("torch.compile (it needs a C++ compiler)")
    return found


def has_compiler():
    """Whether there is the C++ compiler by which torch.compile makes its loops."""
    return shutil.which("g++") is not None or shutil.which("clang++") is not None


def micrograd():
    """Return micrograd's Value and MLP, or None."""
    try:
        from micrograd.engine import Value
        from micrograd.nn import MLP
    except ImportError:
        return None
    return Value, MLP
