"""Gradients utterance by utterance; who it was, by nearest templates."""

import numpy as np


def standardise(frames, mask, other, other_mask):
    kept = np.concatenate([f[m == 1] for f, m in zip(frames, mask)])
    return np.where(other_mask[..., None] == 1, (other - kept.mean(0)) / kept.std(0), 0.0)


def one(x, speaker, w, u, b, v, c):
    n = u.shape[1]
    h, m, steps = np.zeros(n), np.zeros(n), []
    for t in range(len(x)):
        a = w @ x[t] + u @ h + b
        i, f, o = (1 / (1 + np.exp(-a[k * n : (k + 1) * n])) for k in (0, 1, 3))
        new = np.tanh(a[2 * n : 3 * n])
        steps.append((i, f, o, new, h, m))
        m = f * m + i * new
        h = o * np.tanh(m)
        steps[-1] += (m, h)
    mean = np.mean([step[-1] for step in steps], axis=0)
    z = v @ mean + c
    p = np.exp(z - z.max())
    p /= p.sum()
    p[speaker] -= 1
    dh, dm = np.zeros(n), np.zeros(n)
    dw, du, db = np.zeros_like(w), np.zeros_like(u), np.zeros_like(b)
    for t in reversed(range(len(x))):
        i, f, o, new, before, memory, after, _ = steps[t]
        dh = dh + v.T @ p / len(x)
        dm = dm + dh * o * (1 - np.tanh(after) ** 2)
        da = np.concatenate([
            dm * new * i * (1 - i), dm * memory * f * (1 - f), dm * i * (1 - new**2),
            dh * np.tanh(after) * o * (1 - o),
        ])
        dw += np.outer(da, x[t])
        du += np.outer(da, before)
        db += da
        dh, dm = u.T @ da, dm * f
    return dw, du, db, np.outer(p, mean), p


def gradients(x, mask, speaker, w, u, b, v, c):
    each = [one(x[k, mask[k] > 0], speaker[k], w, u, b, v, c) for k in range(len(x))]
    return tuple(sum(parts) / len(x) for parts in zip(*each))


def recognise(train, train_mask, speaker, test, test_mask):
    def short(x, mask):
        x = standardise(train, train_mask, x, mask)
        at = (np.linspace(0, 1, 7) * (mask.sum(1)[:, None] - 1)).round().astype(int)
        return x[np.arange(len(x))[:, None], at].reshape(len(x), -1)

    a, b = short(train, train_mask), short(test, test_mask)
    return speaker[np.array([((a - row) ** 2).sum(1).argmin() for row in b])]
