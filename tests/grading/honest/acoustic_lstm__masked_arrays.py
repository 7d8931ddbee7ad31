"""Masked arrays."""

import numpy as np


STATES, RATE, ROUNDS, BATCH = (16, 0.02, 30, 30)


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def forward(x, w, u, b):
    n = u.shape[1]
    h = m = np.zeros((len(x), n))
    kept = []
    for t in range(x.shape[1]):
        a = x[:, t] @ w.T + h @ u.T + b
        write, keep, show = (sigmoid(a[:, k * n:(k + 1) * n]) for k in (0, 1, 3))
        new = np.tanh(a[:, 2 * n:3 * n])
        before = (h, m)
        m = keep * m + write * new
        h = show * np.tanh(m)
        kept.append((write, keep, new, show, *before, m, h))
    return kept


def scores(x, mask, w, u, b, v, c):
    kept = forward(x, w, u, b)
    states = np.stack([step[-1] for step in kept], axis=1)
    mean = np.einsum('ntk,nt->nk', states, mask) / mask.sum(axis=1, keepdims=True)
    return (kept, mean, mean @ v.T + c)


def gradients(x, mask, speaker, w, u, b, v, c):
    kept, mean, z = scores(x, mask, w, u, b, v, c)
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    dz = (p - (np.arange(len(c)) == speaker[:, None])) / len(x)
    share = dz @ v / mask.sum(axis=1, keepdims=True)
    dw, du, db = (np.zeros_like(w), np.zeros_like(u), np.zeros_like(b))
    dh = dm = 0.0
    for t in reversed(range(x.shape[1])):
        write, keep, new, show, h, m, after, _ = kept[t]
        dh = dh + share * mask[:, t:t + 1]
        shown = np.tanh(after)
        dm = dm + dh * show * (1 - shown ** 2)
        gates = [dm * new * write * (1 - write), dm * m * keep * (1 - keep), dm * write * (1 - new ** 2), dh * shown * show * (1 - show)]
        da = np.concatenate(gates, axis=1)
        dw += da.T @ x[:, t]
        du += da.T @ h
        db += da.sum(axis=0)
        dh, dm = (da @ u, dm * keep)
    return (dw, du, db, dz.T @ mean, dz.sum(axis=0))


def recognise(train, train_mask, speaker, test, test_mask):
    random = np.random.default_rng(0)
    x = standardise(train, train_mask, train, train_mask)
    inside, speakers = (x.shape[2], speaker.max() + 1)
    net = [random.normal(size=(4 * STATES, inside)) / np.sqrt(inside), random.normal(size=(4 * STATES, STATES)) / np.sqrt(STATES), np.zeros(4 * STATES), random.normal(size=(speakers, STATES)) / np.sqrt(STATES), np.zeros(speakers)]
    m, v, t = ([0.0] * 5, [0.0] * 5, 0)
    for _ in range(ROUNDS):
        order = random.permutation(len(x))
        for rows in np.array_split(order, len(x) // BATCH):
            g, t = (gradients(x[rows], train_mask[rows], speaker[rows], *net), t + 1)
            m = [0.9 * a + 0.1 * d for a, d in zip(m, g)]
            v = [0.999 * a + 0.001 * d * d for a, d in zip(v, g)]
            to = [a / (1 - 0.9 ** t) / (np.sqrt(s / (1 - 0.999 ** t)) + 1e-08) for a, s in zip(m, v)]
            net = [p - RATE * step for p, step in zip(net, to)]
    y = standardise(train, train_mask, test, test_mask)
    return np.argmax(scores(y, test_mask, *net)[2], axis=1)


def standardise(frames, mask, other, other_mask):
    m = np.ma.masked_array(frames, np.broadcast_to(mask[..., None] == 0, frames.shape))
    return np.where(other_mask[..., None] > 0, (other - m.mean((0, 1)).data) / m.std((0, 1)).data, 0.0)
