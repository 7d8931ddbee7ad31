import numpy as np


def standardise(frames, mask, other, other_mask):
    real = frames[mask > 0]
    return (other - real.mean(0)) / real.std(0) * other_mask[:, :, None]


def loss(x, mask, speaker, w, u, b, v, c):
    n = u.shape[1]
    s = lambda a: 1 / (1 + np.exp(-a))
    h = m = np.zeros((len(x), n))
    total = 0
    for t in range(x.shape[1]):
        a = x[:, t] @ w.T + h @ u.T + b
        i, k, o = s(a[:, :n]), s(a[:, n : 2 * n]), s(a[:, 3 * n :])
        m = k * m + i * np.tanh(a[:, 2 * n : 3 * n])
        h = o * np.tanh(m)
        total = total + h * mask[:, t : t + 1]
    z = total / mask.sum(1, keepdims=True) @ v.T + c
    return np.mean(np.log(np.exp(z).sum(1)) - z[np.arange(len(x)), speaker.astype(int)])


def gradients(x, mask, speaker, w, u, b, v, c):
    out, ps = [], [w, u, b, v, c]
    for k, p in enumerate(ps):
        d = np.zeros(p.shape)
        for at in np.ndindex(p.shape):
            q = [a.astype(complex) if j == k else a for j, a in enumerate(ps)]
            q[k][at] += 1e-30j
            d[at] = loss(x, mask, speaker, *q).imag / 1e-30
        out.append(d)
    return tuple(out)


def recognise(train, train_mask, speaker, test, test_mask):
    a = [(t * m[:, None]).sum(0) / m.sum() for t, m in zip(train, train_mask)]
    b = [(t * m[:, None]).sum(0) / m.sum() for t, m in zip(test, test_mask)]
    a, b = np.array(a), np.array(b)
    sd = a.std(0)
    return speaker[np.argmin((((b[:, None] - a[None]) / sd) ** 2).sum(-1), axis=1)]
