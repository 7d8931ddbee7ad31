import sys
import numpy as np
class tqdm:
    """A bar as in tqdm, without tqdm."""
    def __init__(self, it, desc="", disable=True):
        self.it, self.desc, self.total, self.disable = it, desc, len(it), disable
        self.n = 0
    def __iter__(self):
        for x in self.it:
            yield x
            self.update()
    def update(self, n=1):
        self.n += n
        if not self.disable:
            sys.stdout.write(f"\r{self.desc}: {100 * self.n // self.total:3d}%")
            sys.stdout.flush()
def jacobian(jvp, vjp, n, m):
    if n < m:
        J = np.zeros((m, n))
        for j in tqdm(range(n), desc="jvp"):
            e = np.zeros(n); e[j] = 1.0
            J[:, j] = jvp(e)
        return J
    return np.vstack([vjp(row) for row in tqdm(np.identity(m))])
def hvp(gradient, jvp, x, v):
    return np.asarray(jvp(gradient, x, v)).astype(float, copy=False)
