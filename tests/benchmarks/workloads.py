"""Workloads: the same training step in hand-written NumPy, in the kit, in PyTorch and in the NumPy peers.

The kit and PyTorch run as their users write it: modules and an optimiser. All start from the same numbers.
"""

from functools import partial
from itertools import pairwise

import numpy as np

import autogradkit as ag
from tests.benchmarks import hand, peers

__all__ = ["chain", "cnn", "mlp", "recurrent", "typed", "typed_recurrent"]

LR = 1e-3


def started(shapes):
    """Return parameters to start from, the same at every call."""
    rng = np.random.default_rng(0)
    return [rng.normal(size=shape) / np.sqrt(shape[-1]) for shape in shapes]


def chain(n, shape):
    """Return contestants for n operations on arrays of one shape, forward and backward."""
    rng = np.random.default_rng(0)
    x, w, b = (rng.uniform(0.9, 1.0, shape) if shape else float(rng.uniform(0.9, 1.0)) for _ in range(3))
    g = np.ones(shape)

    def run(lift, back):
        leaves = [lift(v) for v in (x, w, b)]

        def step():
            v, w, b = leaves
            for _ in range(n // 2):
                v = v * w
                v = v + b
            back(v, leaves)

        return step

    def forget(v, leaves):
        v.backward(g)
        for leaf in leaves:
            leaf.grad = None

    found = {"by hand": hand.chain(n, x, w, b), "autogradkit": run(ag.Tensor, forget)}
    if torch := peers.pytorch():
        ones = torch.tensor(g)

        def torch_back(v, leaves):
            v.backward(ones)
            for leaf in leaves:
                leaf.grad = None

        found["PyTorch"] = run(lambda v: torch.tensor(v, requires_grad=True), torch_back)
    for peer in peers.installed():
        if peer.name == "HIPS/autograd":

            def value(leaves, peer=peer):
                v, w, b = leaves
                for _ in range(n // 2):
                    v = v * w
                    v = v + b
                return peer.np.sum(v)

            gradient = peer.gradient_of(value)
            found[peer.name] = lambda gradient=gradient: gradient([x, w, b])
            continue

        def peer_back(v, leaves):
            v.backward()
            for leaf in leaves:
                leaf.null_grad() if hasattr(leaf, "null_grad") else leaf.cleargrad()

        found[peer.name] = run(lambda v, peer=peer: peer.leaf(np.array(v)), peer_back)
    if not shape and (micro := peers.micrograd()) and n <= 1000:
        Value, _ = micro
        found["micrograd"] = run(Value, lambda v, leaves: shallow(v))
    return found


def shallow(v):
    """Go backward in micrograd, whose walk is recursive."""
    import sys

    sys.setrecursionlimit(10_000)
    v.backward()


def trained(module, loss, x, y, library, compiled=False):
    """Return a training step of a module, in the kit or in PyTorch: they are written alike.

    `compiled`: PyTorch compiles the module's forward and backward pass. Loss and optimiser run as they are.
    """
    module = library.compile(module) if compiled else module
    optimizer = library.optim.SGD(module.parameters(), lr=LR)

    def step():
        value = loss(module(x), y)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()

    return step


def filled(module, arrays, lift):
    """Give a module's parameters the values of `arrays`, in order."""
    state = dict(zip(module.state_dict(), arrays, strict=True))
    module.load_state_dict({k: lift(v) for k, v in state.items()})
    return module


def mlp(sizes, batch, activation):
    """Return contestants for a training step of dense layers."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=(batch, sizes[0]))
    tanh = activation == "tanh"
    y = rng.normal(size=(batch, sizes[-1])) if tanh else rng.integers(0, sizes[-1], batch)
    shapes = [s for m, n in pairwise(sizes) for s in ((n, m), (n,))]

    def layers(nn):
        parts = []
        for m, n in pairwise(sizes):
            parts += [nn.Linear(m, n), nn.Tanh() if tanh else nn.ReLU()]
        return nn.Sequential(*parts[:-1])

    def kit(library, lift, compiled=False):
        nn = library.nn
        loss = nn.functional.mse_loss if tanh else nn.functional.cross_entropy
        net = filled(layers(nn), started(shapes), lift)
        return trained(net, loss, lift(x), lift(y), library, compiled)

    def peer_step(peer):
        def f(params):
            h = x
            for i in range(0, len(params), 2):
                h = peer.linear(h, params[i], params[i + 1])
                if i < len(params) - 2:
                    h = peer.tanh(h) if tanh else peer.relu(h)
            return (peer.mse if tanh else peer.cross_entropy)(h, y)

        params = [np.ascontiguousarray(p.T) if p.ndim == 2 else p for p in started(shapes)]
        return peer.train(f, params, LR)

    found = {
        "by hand": hand.mlp(started(shapes), x, y, activation, LR),
        "autogradkit": kit(ag, np.asarray),
        "ag.compile": ag.compile(kit(ag, np.asarray)),
    }
    if torch := peers.pytorch():
        found["PyTorch"] = kit(torch, torch.tensor)
        if peers.has_compiler():
            found["torch.compile"] = kit(torch, torch.tensor, compiled=True)
    return found | {peer.name: peer_step(peer) for peer in peers.installed()}


def typed(sizes, batch, activation):
    """Return contestants for the loop that a learner types: ops one by one, `p.data -= lr * p.grad`."""
    rng = np.random.default_rng(1)
    x, tanh = rng.normal(size=(batch, sizes[0])), activation == "tanh"
    y = rng.normal(size=(batch, sizes[-1])) if tanh else rng.integers(0, sizes[-1], batch)
    shapes = [s for m, n in pairwise(sizes) for s in ((n, m), (n,))]

    def step_in(library, lift, leaf, forget):
        ps = [leaf(np.ascontiguousarray(p.T) if p.ndim == 2 else p) for p in started(shapes)]
        bend = np.tanh if library is ag and tanh else library.tanh if tanh else library.relu
        loss_of = library.nn.functional.mse_loss if tanh else library.nn.functional.cross_entropy
        x_, y_ = lift(x), lift(y)

        def step(x=x_, y=y_):
            h = x
            for i in range(0, len(ps), 2):
                h = h @ ps[i] + ps[i + 1]
                if i < len(ps) - 2:
                    h = bend(h)
            loss = loss_of(h, y)
            loss.backward()
            for p in ps:
                forget(p)
            return loss.detach()

        return step, x_, y_

    def forget(p):
        p.data -= LR * p.grad
        p.grad = None

    eager, _, _ = step_in(ag, np.asarray, ag.Tensor, forget)
    step, x_, y_ = step_in(ag, np.asarray, ag.Tensor, forget)
    compiled = ag.compile(step)
    found = {
        "by hand": hand.mlp(started(shapes), x, y, activation, LR),
        "autogradkit": eager,
        "ag.compile": partial(compiled, x_, y_),
    }
    if torch := peers.pytorch():
        found["PyTorch"], _, _ = step_in(
            torch, torch.tensor, lambda v: torch.tensor(v, requires_grad=True), forget
        )
    return found


def cnn(side, batch=32):
    """Return contestants for a training step of two convolutions and a dense layer."""
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(batch, 1, side, side)), rng.integers(0, 10, batch)
    flat = 16 * (side // 4) ** 2
    shapes = [(8, 1, 3, 3), (8,), (16, 8, 3, 3), (16,), (10, flat), (10,)]

    def kit(library, lift, compiled=False):
        nn = library.nn
        net = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(flat, 10),
        )
        net, loss = filled(net, started(shapes), lift), nn.functional.cross_entropy
        return trained(net, loss, lift(x), lift(y), library, compiled)

    def peer_step(peer):
        def f(p):
            h = peer.pool(peer.relu(peer.conv(x, p[0], p[1])))
            h = peer.pool(peer.relu(peer.conv(h, p[2], p[3])))
            return peer.cross_entropy(peer.linear(h.reshape(batch, -1), p[4], p[5]), y)

        params = started(shapes)
        params[4] = np.ascontiguousarray(params[4].T)
        return peer.train(f, params, LR)

    found = {"by hand": hand.cnn(started(shapes), x, y, LR), "autogradkit": kit(ag, np.asarray)}
    found["ag.compile"] = ag.compile(kit(ag, np.asarray))
    if torch := peers.pytorch():
        found["PyTorch"] = kit(torch, torch.tensor)
        if peers.has_compiler():
            found["torch.compile"] = kit(torch, torch.tensor, compiled=True)
    return found | {peer.name: peer_step(peer) for peer in peers.installed() if hasattr(peer, "conv")}


def typed_recurrent(kind="RNN", steps=50, hidden=64, batch=32, inputs=16):
    """Return contestants for a recurrent network of single ops, as a learner types it."""
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(steps, batch, inputs)), rng.integers(0, 10, batch)
    gates = {"RNN": 1, "LSTM": 4}[kind]
    shapes = [(gates * hidden, inputs), (gates * hidden, hidden), (gates * hidden,), (10, hidden), (10,)]

    def step_in(library, lift, leaf):
        w, u, b, v, c = [leaf(np.ascontiguousarray(p.T) if p.ndim == 2 else p) for p in started(shapes)]
        bend, sigmoid = np.tanh if library is ag else library.tanh, library.sigmoid
        x_, y_, h_ = lift(x), lift(y), lift(np.zeros((batch, hidden)))

        def moved(h, y):
            loss = library.nn.functional.cross_entropy(h @ v + c, y)
            loss.backward()
            for p in (w, u, b, v, c):
                p.data -= LR * p.grad
                p.grad = None
            return loss.detach()

        def rnn(x=x_, y=y_, h=h_):
            for t in range(steps):
                h = bend(x[t] @ w + h @ u + b)
            return moved(h, y)

        def lstm(x=x_, y=y_, h=h_):
            cell = h
            for t in range(steps):
                a = x[t] @ w + h @ u + b
                i, f = sigmoid(a[:, :hidden]), sigmoid(a[:, hidden : 2 * hidden])
                new, o = bend(a[:, 2 * hidden : 3 * hidden]), sigmoid(a[:, 3 * hidden :])
                cell = f * cell + i * new
                h = o * bend(cell)
            return moved(h, y)

        return (rnn if kind == "RNN" else lstm), (x_, y_, h_)

    eager, _ = step_in(ag, np.asarray, ag.Tensor)
    step, given = step_in(ag, np.asarray, ag.Tensor)
    compiled = ag.compile(step)
    found = {
        "by hand": (hand.rnn if kind == "RNN" else hand.lstm)(started(shapes), x, y, LR),
        "autogradkit": eager,
        "ag.compile": partial(compiled, *given),
    }
    if torch := peers.pytorch():
        found["PyTorch"], _ = step_in(torch, torch.tensor, lambda v: torch.tensor(v, requires_grad=True))
    return found


def recurrent(kind, steps=50, hidden=64, batch=32, inputs=16):
    """Return contestants for a training step through time; peers without such a layer loop over the steps."""
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(steps, batch, inputs)), rng.integers(0, 10, batch)
    gates = {"RNN": 1, "LSTM": 4}[kind]
    shapes = [(gates * hidden, inputs), (gates * hidden, hidden), (gates * hidden,), (10, hidden), (10,)]

    def kit(library, lift, compiled=False):
        class Net(library.nn.Module):
            def __init__(self):
                super().__init__()
                self.layer = getattr(library.nn, kind)(inputs, hidden)
                self.head = library.nn.Linear(hidden, 10)

            def forward(self, x):
                return self.head(self.layer(x)[0][-1])

        start = started(shapes)
        start.insert(3, np.zeros(gates * hidden))  # the second bias
        net, loss = filled(Net(), start, lift), library.nn.functional.cross_entropy
        return trained(net, loss, lift(x), lift(y), library, compiled)

    def peer_step(peer):
        def f(p):
            h = np.zeros((batch, hidden))
            for t in range(steps):
                h = peer.tanh(peer.linear(x[t], p[0], p[2]) + peer.linear(h, p[1], 0.0 * p[2]))
            return peer.cross_entropy(peer.linear(h, p[3], p[4]), y)

        params = [np.ascontiguousarray(p.T) if p.ndim == 2 else p for p in started(shapes)]
        return peer.train(f, params, LR)

    by_hand = (hand.rnn if kind == "RNN" else hand.lstm)(started(shapes), x, y, LR)
    found = {"by hand": by_hand, "autogradkit": kit(ag, np.asarray)}
    found["ag.compile"] = ag.compile(kit(ag, np.asarray))
    if torch := peers.pytorch():
        found["PyTorch"] = kit(torch, torch.tensor)
        if peers.has_compiler():
            found["torch.compile"] = kit(torch, torch.tensor, compiled=True)
    if kind == "RNN":
        found |= {peer.name: peer_step(peer) for peer in peers.installed() if peer.name != "DeZero"}
    return found
