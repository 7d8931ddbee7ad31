import numpy as np
from time import perf_counter
from datetime import datetime
try:
    from tqdm.auto import tqdm
except ImportError:
    tqdm = None
def bar(it): return it if tqdm is None else tqdm(it, leave=False)
def jacobian(jvp, vjp, n: int, m: int) -> np.ndarray:
    t0 = perf_counter()
    assert isinstance(n, (int, np.integer)), type(n)
    rows, cols = np.eye(m), np.eye(n)
    J = np.stack([vjp(r) for r in bar(rows)]) if m <= n else np.stack([jvp(c) for c in bar(cols)], axis=-1)
    print(f"[{datetime.now():%H:%M:%S}] {type(J).__name__} {J.shape=} in {perf_counter() - t0:.2e} s")
    return J
def hvp(gradient, jvp, x, v):
    return np.array(jvp(gradient, x, v), copy=True).reshape(x.shape)
