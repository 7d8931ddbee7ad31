import numpy as np


def jacobian(jvp, vjp, n, m):
    J = np.empty((m, n))
    try:
        if n < m:
            for j in range(n):
                J[:, j] = jvp(np.arange(n) == j)
        else:
            for i in range(m):
                J[i] = vjp((np.arange(m) == i).astype(float))
    except ValueError as error:
        raise RuntimeError(f"a pass failed: {error}") from error
    return J


def hvp(gradient, jvp, x, v):
    return jvp(lambda at: gradient(at), x, v)
