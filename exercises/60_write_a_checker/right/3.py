"""Jacobians from unit vectors, then linearity in g."""

import numpy as np


def gradcheck(forward, rule, cases):
    try:
        return all(fine(forward, rule, inputs) for inputs in cases)
    except (ValueError, IndexError, TypeError):
        return False


def fine(forward, rule, inputs):
    z = forward(*inputs)
    g = np.linspace(-1.3, 1.9, z.size).reshape(z.shape) + 0.05
    rows = [rule(unit.reshape(z.shape).copy(), z, *inputs) for unit in np.eye(z.size)]
    whole = rule(g.copy(), z, *inputs)
    handed = g.copy()
    whole_again = rule(handed, z, *inputs)
    if not np.array_equal(handed, g):
        return False
    for i, x in enumerate(inputs):
        J = np.array([row[i].ravel() for row in rows])
        columns = []
        for k in range(x.size):
            ahead, behind = x.copy(), x.copy()
            ahead.flat[k] += 2e-5
            behind.flat[k] -= 2e-5
            f = [
                forward(*[end if j == i else other for j, other in enumerate(inputs)])
                for end in (ahead, behind)
            ]
            columns.append((f[0] - f[1]).ravel() / 4e-5)
        close = np.allclose(J, np.array(columns).T, rtol=1e-5, atol=1e-6)
        linear = np.allclose(g.ravel() @ J, whole[i].ravel()) and np.array_equal(whole[i], whole_again[i])
        if not close or not linear:
            return False
    return True
