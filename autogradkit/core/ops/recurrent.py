"""Recurrence: a whole sequence through one recurrent layer, as an op whose rule goes back through time.

Shapes: inputs `x` (time, batch, in), first state `h` (batch, hidden), weights `w` (gates·hidden, in) and
`u` (gates·hidden, hidden), shifts `b`. What depends on no other step is done for all steps at once.
"""

import numpy as np

from autogradkit.core.op import op
from autogradkit.core.ops.activations import sigmoid

__all__ = ["gru", "lstm", "rnn"]


def rows(x):
    return x.reshape(-1, x.shape[-1])


def through(x, w, b):
    """Return x wᵀ + b for every step."""
    return (rows(x) @ w.T + b).reshape(*x.shape[:-1], len(w))


def states_before(h, states):
    """Return the state from which each step started."""
    return np.concatenate([h[None], states[:-1]])


def into_weights(d, x):
    """Return the gradient of weights: d is that of the product, x what the weights met."""
    return rows(d).T @ rows(x)


def into_carried(d, h, states):
    """Return the gradient of weights that met, at each step, the state before it: first h, then `states`."""
    return d[0].T @ h + into_weights(d[1:], states[:-1])


@op("rnn")
def rnn(x, h, w, u, b, *, relu=False):
    """Every state follows from the one before: h ← tanh(x wᵀ + h uᵀ + b); z holds them all."""
    z = through(x, w, b)
    for a in z:
        a += h.dot(u.T)
        h = np.maximum(a, 0, out=a) if relu else np.tanh(a, out=a)
    return z


@rnn.backward
def rnn_backward(g, z, x, h, w, u, relu, needs):
    """A state's gradient is what came from above plus what came from the step after it."""
    steps, later = [], 0.0
    for t in reversed(range(len(x))):
        d = (g[t] + later) * ((z[t] > 0) if relu else 1 - z[t] * z[t])
        later = d @ u
        steps.append(d)
    d = np.stack(steps[::-1])
    dx = d @ w if needs[0] else None
    return dx, later, into_weights(d, x), into_carried(d, h, z), rows(d).sum(axis=0)


@op("lstm", keeps=("gates",))
def lstm(x, h, c, w, u, b):
    """Long short-term memory: z holds all states, z[0], and all memories, z[1], each (time, batch, hidden).

    The gates, in PyTorch's order: i what to write, f what to keep, n the new content, o what to show.
    """
    n = h.shape[-1]
    gates = through(x, w, b)
    z = np.empty((2, *x.shape[:-1], n), gates.dtype)
    half = np.full(4 * n, 0.5)  # σ(a) = (1 + tanh(a/2)) / 2: one tanh serves all four
    half[2 * n : 3 * n] = 1.0
    for a, shown, kept in zip(gates, *z, strict=True):
        a += h.dot(u.T)
        np.tanh(np.multiply(a, half, out=a), out=a)
        a *= half
        a += 1 - half
        i, f, new, o = split_gates(a)
        c = np.add(f * c, i * new, out=kept)
        h = np.multiply(o, np.tanh(c), out=shown)
    return z, {"gates": gates}


def split_gates(a):
    """Return the four gates, which stand side by side, one after the other."""
    return a.reshape(*a.shape[:-1], 4, a.shape[-1] // 4).swapaxes(0, -2)


@lstm.backward
def lstm_backward(g, z, x, h, c, w, u, b, gates=None, *, needs):
    """Through the memory the gradient travels on multiplied by f alone; through the state, by everything."""
    n = h.shape[-1]
    h_before, c_before = [h, *z[0][:-1]], [c, *z[1][:-1]]
    if gates is None:
        a = through(x, w, b) + np.stack(h_before) @ u.T
        parts = [sigmoid(a[..., : 2 * n]), np.tanh(a[..., 2 * n : 3 * n]), sigmoid(a[..., 3 * n :])]
        gates = np.concatenate(parts, axis=-1)
    steps, dh, dc = [], 0.0, 0.0
    for t in reversed(range(len(x))):
        i, f, new, o = split_gates(gates[t]).copy()
        shown = np.tanh(z[1][t])
        dh = g[0][t] + dh
        dc = g[1][t] + dc + dh * o * (1 - shown * shown)
        di, df, do = dc * new * i * (1 - i), dc * c_before[t] * f * (1 - f), dh * shown * o * (1 - o)
        d = np.concatenate([di, df, dc * i * (1 - new * new), do], axis=1)
        dh, dc = d @ u, dc * f
        steps.append(d)
    d = np.stack(steps[::-1])
    dx = d @ w if needs[0] else None
    return dx, dh, dc, into_weights(d, x), into_carried(d, h, z[0]), rows(d).sum(axis=0)


@op("gru")
def gru(x, h, w, u, b, k):
    """Gated recurrent unit; z holds all states. `b` belongs to the inputs' product, `k` to the states'.

    The gates, in PyTorch's order: r how much of the old state the new content sees, s how much of it stays,
    n the new content.
    """
    n = h.shape[-1]
    inputs = through(x, w, b)
    z = np.empty((*x.shape[:-1], n), inputs.dtype)
    for a, out in zip(inputs, z, strict=True):
        old = h.dot(u.T) + k
        both = sigmoid(a[:, : 2 * n] + old[:, : 2 * n])
        r, s = both[:, :n], both[:, n:]
        new = np.tanh(a[:, 2 * n :] + r * old[:, 2 * n :])
        h = out[:] = new + s * (h - new)
    return z


@gru.backward
def gru_backward(g, z, x, h, w, u, b, k, needs):
    """What stays of a state carries its gradient on unchanged; the rest goes through the gates."""
    n = h.shape[-1]
    before = states_before(h, z)
    a, old = through(x, w, b), through(before, u, k)
    both = sigmoid(a[..., : 2 * n] + old[..., : 2 * n])
    r, s = both[..., :n], both[..., n:]
    new = np.tanh(a[..., 2 * n :] + r * old[..., 2 * n :])
    to_new = (1 - s) * (1 - new * new)
    to_r = old[..., 2 * n :] * (r * (1 - r))
    to_s = (before - new) * (s * (1 - s))
    of_inputs, of_states, dh = [], [], 0.0
    for t in reversed(range(len(x))):
        dh = g[t] + dh
        dn = dh * to_new[t]
        gates = [dn * to_r[t], dh * to_s[t]]
        of_inputs.append(np.concatenate([*gates, dn], axis=1))
        of_states.append(np.concatenate([*gates, dn * r[t]], axis=1))
        dh = dh * s[t] + of_states[-1] @ u
    d, e = np.stack(of_inputs[::-1]), np.stack(of_states[::-1])
    dx = d @ w if needs[0] else None
    return (
        dx,
        dh,
        into_weights(d, x),
        into_weights(e, before),
        rows(d).sum(axis=0),
        rows(e).sum(axis=0),
    )
