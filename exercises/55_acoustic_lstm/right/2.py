"""Time first; all inputs are multiplied at once; a ninth of the training set in every step."""

import numpy as np


def standardise(frames, mask, other, other_mask):
    real = frames[mask.astype(bool)]
    z = (other - np.mean(real, 0)) / np.std(real, 0)
    z[other_mask == 0] = 0
    return z


def through(x, w, u, b):
    n, steps = u.shape[1], x.shape[1]
    inputs = np.swapaxes(x, 0, 1) @ w.T + b
    h, m, g = np.zeros((3, 1)), np.zeros((3, 1)), []
    h = np.zeros((steps + 1, len(x), n))
    m = np.zeros((steps + 1, len(x), n))
    for t in range(steps):
        a = (inputs[t] + h[t] @ u.T).reshape(len(x), 4, n)
        gate = 0.5 + 0.5 * np.tanh(a / 2)
        gate[:, 2] = np.tanh(a[:, 2])
        m[t + 1] = gate[:, 1] * m[t] + gate[:, 0] * gate[:, 2]
        h[t + 1] = gate[:, 3] * np.tanh(m[t + 1])
        g.append(gate)
    return h, m, g


def head(h, mask, v, c):
    weight = (mask / mask.sum(1)[:, None]).T[..., None]
    mean = (h[1:] * weight).sum(0)
    z = mean @ v.T + c
    return weight, mean, z


def gradients(x, mask, speaker, w, u, b, v, c):
    h, m, g = through(x, w, u, b)
    weight, mean, z = head(h, mask, v, c)
    e = np.exp(z - z.max(1, keepdims=True))
    dz = (e / e.sum(1, keepdims=True) - np.eye(len(c))[speaker]) / len(x)
    to_h = weight * (dz @ v)
    da = np.zeros((x.shape[1], len(x), 4, u.shape[1]))
    dh, dm = np.zeros_like(h[0]), np.zeros_like(m[0])
    for t in range(x.shape[1])[::-1]:
        i, f, k, o = np.moveaxis(g[t], 1, 0)
        s = np.tanh(m[t + 1])
        dh = dh + to_h[t]
        dm = dm + dh * o * (1 - s * s)
        da[t, :, 0], da[t, :, 1] = dm * k * i * (1 - i), dm * m[t] * f * (1 - f)
        da[t, :, 2], da[t, :, 3] = dm * i * (1 - k * k), dh * s * o * (1 - o)
        dh, dm = da[t].reshape(len(x), -1) @ u, dm * f
    flat = da.reshape(-1, len(b))
    dw = flat.T @ np.swapaxes(x, 0, 1).reshape(len(flat), -1)
    return dw, flat.T @ h[:-1].reshape(len(flat), -1), flat.sum(0), dz.T @ mean, dz.sum(0)


def recognise(train, train_mask, speaker, test, test_mask):
    random = np.random.RandomState(3)
    x = standardise(train, train_mask, train, train_mask)
    shapes = ((64, 12), (64, 16), (64,), (9, 16), (9,))
    net = [random.uniform(-0.3, 0.3, shape) for shape in shapes]
    first, second = [np.zeros(s) for s in shapes], [np.zeros(s) for s in shapes]
    batches = [part for _ in range(16) for part in np.array_split(random.permutation(len(x)), 9)]
    for step, part in enumerate(batches, 1):
        for i, g in enumerate(gradients(x[part], train_mask[part], speaker[part], *net)):
            first[i] += 0.1 * (g - first[i])
            second[i] += 0.01 * (g * g - second[i])
            rate = 0.02 * np.sqrt(1 - 0.99**step) / (1 - 0.9**step)
            net[i] = net[i] - rate * first[i] / (np.sqrt(second[i]) + 1e-9)
    w, u, b, v, c = net
    h, _, _ = through(standardise(train, train_mask, test, test_mask), w, u, b)
    return head(h, test_mask, v, c)[2].argmax(1)
