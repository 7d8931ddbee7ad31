"""By hand: each training step with forward, backward and update written out in NumPy. The practical limit."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

__all__ = ["chain", "cnn", "lstm", "mlp", "rnn"]


def chain(n, x, w, b):
    """n operations, x·w and x + b in turn."""

    def step():
        seen, v = [], x
        for _ in range(n // 2):
            seen.append(v)
            v = v * w
            v = v + b
        g, dw, db = np.ones_like(v) if isinstance(v, np.ndarray) else 1.0, 0.0, 0.0
        for before in reversed(seen):
            db = db + g
            dw = dw + g * before
            g = g * w
        return g, dw, db

    return step


def cross_entropy(x, y):
    """Return the loss and its gradient."""
    rows = np.arange(len(y))
    shifted = x - x.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=1, keepdims=True)
    loss = (np.log(total[:, 0]) - shifted[rows, y]).sum() / len(y)
    e /= total
    e[rows, y] -= 1
    e /= len(y)
    return loss, e


def mlp(params, x, y, activation, lr):
    """Dense layers with tanh and squared error, or relu and cross-entropy."""
    weights, biases = params[0::2], params[1::2]

    def step():
        inputs, h = [], x
        for i, (w, b) in enumerate(zip(weights, biases, strict=True)):
            inputs.append(h)
            h = h @ w.T
            h += b
            if i < len(weights) - 1:
                h = np.tanh(h) if activation == "tanh" else np.maximum(h, 0)
        if activation == "tanh":
            d = h - y
            loss, g = np.vdot(d, d) / d.size, d * (2 / d.size)
        else:
            loss, g = cross_entropy(h, y)
        for i in reversed(range(len(weights))):
            h = inputs[i]
            dw, db = g.T @ h, g.sum(axis=0)
            if i:
                g = g @ weights[i]
                g = g * (1 - h * h) if activation == "tanh" else g * (h > 0)
            weights[i] -= lr * dw
            biases[i] -= lr * db
        return loss

    return step


def conv(x, w):
    """Return a convolution with a margin of 1, and the windows it saw."""
    n, c, height, width = x.shape
    framed = np.zeros((n, c, height + 2, width + 2))
    framed[:, :, 1:-1, 1:-1] = x
    seen = sliding_window_view(framed, (3, 3), axis=(2, 3)).transpose(0, 1, 4, 5, 2, 3)
    seen = seen.reshape(n, c * 9, height * width)
    return (w.reshape(len(w), -1) @ seen).reshape(n, len(w), height, width), seen


def conv_back(g, w, seen, shape, needs_dx):
    """Return the gradients of a convolution."""
    n, c, height, width = shape
    flat = g.reshape(n, len(w), -1)
    dw = (flat @ seen.swapaxes(1, 2)).sum(axis=0).reshape(w.shape)
    if not needs_dx:
        return None, dw
    spread = (w.reshape(len(w), -1).T @ flat).reshape(n, c, 3, 3, height, width)
    dx = np.zeros((n, c, height + 2, width + 2))
    for i in range(3):
        for j in range(3):
            dx[:, :, i : i + height, j : j + width] += spread[:, :, i, j]
    return dx[:, :, 1:-1, 1:-1], dw


def pool(x):
    """Return 2×2 maxima and, for each, where it was."""
    n, c, height, width = x.shape
    windows = x.reshape(n, c, height // 2, 2, width // 2, 2).transpose(0, 1, 2, 4, 3, 5)
    windows = windows.reshape(n, c, height // 2, width // 2, 4)
    winner = windows.argmax(axis=-1)[..., None]
    return np.take_along_axis(windows, winner, -1)[..., 0], winner


def pool_back(g, winner, shape):
    """Return the gradient of 2×2 maxima."""
    n, c, height, width = shape
    windows = np.zeros((n, c, height // 2, width // 2, 4))
    np.put_along_axis(windows, winner, g[..., None], -1)
    return windows.reshape(n, c, height // 2, width // 2, 2, 2).transpose(0, 1, 2, 4, 3, 5).reshape(shape)


def cnn(params, x, y, lr):
    """Twice convolution, relu and pooling, then a dense layer and cross-entropy."""
    w1, b1, w2, b2, w3, b3 = params

    def step():
        z1, seen1 = conv(x, w1)
        a1 = np.maximum(z1 + b1[:, None, None], 0)
        p1, winner1 = pool(a1)
        z2, seen2 = conv(p1, w2)
        a2 = np.maximum(z2 + b2[:, None, None], 0)
        p2, winner2 = pool(a2)
        flat = p2.reshape(len(x), -1)
        loss, g = cross_entropy(flat @ w3.T + b3, y)
        dw3, db3 = g.T @ flat, g.sum(axis=0)
        g = pool_back((g @ w3).reshape(p2.shape), winner2, a2.shape) * (a2 > 0)
        db2 = g.sum(axis=(0, 2, 3))
        g, dw2 = conv_back(g, w2, seen2, p1.shape, True)
        g = pool_back(g, winner1, a1.shape) * (a1 > 0)
        db1 = g.sum(axis=(0, 2, 3))
        _, dw1 = conv_back(g, w1, seen1, x.shape, False)
        for p, d in zip(params, (dw1, db1, dw2, db2, dw3, db3), strict=True):
            p -= lr * d
        return loss

    return step


def rnn(params, x, y, lr):
    """A tanh recurrence over all steps, a dense layer on its last state, and cross-entropy."""
    w, u, b, wo, bo = params

    def step():
        steps, batch = x.shape[:2]
        pre = (x.reshape(steps * batch, -1) @ w.T + b).reshape(steps, batch, -1)
        states = [np.zeros((batch, len(u)))]
        for t in range(steps):
            states.append(np.tanh(pre[t] + states[-1] @ u.T))
        loss, g = cross_entropy(states[-1] @ wo.T + bo, y)
        dwo, dbo = g.T @ states[-1], g.sum(axis=0)
        dh, du, ds = g @ wo, np.zeros_like(u), np.empty_like(pre)
        for t in reversed(range(steps)):
            d = ds[t] = dh * (1 - states[t + 1] ** 2)
            du += d.T @ states[t]
            dh = d @ u
        flat = ds.reshape(steps * batch, -1)
        dw, db = flat.T @ x.reshape(steps * batch, -1), flat.sum(axis=0)
        for p, d in zip(params, (dw, du, db, dwo, dbo), strict=True):
            p -= lr * d
        return loss

    return step


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def lstm(params, x, y, lr):
    """The same with long short-term memory."""
    w, u, b, wo, bo = params
    n = u.shape[1]

    def step():
        steps, batch = x.shape[:2]
        pre = (x.reshape(steps * batch, -1) @ w.T + b).reshape(steps, batch, -1)
        h = c = np.zeros((batch, n))
        seen = []
        for t in range(steps):
            a = pre[t] + h @ u.T
            i, f, o = sigmoid(a[:, :n]), sigmoid(a[:, n : 2 * n]), sigmoid(a[:, 3 * n :])
            new = np.tanh(a[:, 2 * n : 3 * n])
            after = f * c + i * new
            shown = np.tanh(after)
            seen.append((h, c, i, f, new, o, shown))
            h, c = o * shown, after
        loss, g = cross_entropy(h @ wo.T + bo, y)
        dwo, dbo = g.T @ h, g.sum(axis=0)
        dh, dc, du, ds = g @ wo, 0.0, np.zeros_like(u), np.empty_like(pre)
        for t in reversed(range(steps)):
            h, c, i, f, new, o, shown = seen[t]
            dc = dc + dh * o * (1 - shown * shown)
            d = ds[t]
            d[:, :n] = dc * new * i * (1 - i)
            d[:, n : 2 * n] = dc * c * f * (1 - f)
            d[:, 2 * n : 3 * n] = dc * i * (1 - new * new)
            d[:, 3 * n :] = dh * shown * o * (1 - o)
            du += d.T @ h
            dh, dc = d @ u, dc * f
        flat = ds.reshape(steps * batch, -1)
        dw, db = flat.T @ x.reshape(steps * batch, -1), flat.sum(axis=0)
        for p, d in zip(params, (dw, du, db, dwo, dbo), strict=True):
            p -= lr * d
        return loss

    return step
