from typing import Optional, List, Dict, Tuple
import numpy as np
ArrayOrNone = Optional[np.ndarray]
Table = Dict[str, np.ndarray]
def jacobian(jvp, vjp, n, m, out: Optional[np.ndarray] = None):
    out = np.empty((m, n)) if out is None else out
    parts: List[np.ndarray] = []
    results: Table = {}
    for i in range(min(n, m)):
        basis = np.zeros(n if n <= m else m)
        basis[i] = 1
        if n <= m: out[:, i] = jvp(basis)
        else: out[i, :] = vjp(basis)
    return out
def hvp(gradient, jvp, x, v):
    pair: Tuple[np.ndarray, np.ndarray] = (x, v)
    return jvp(gradient, *pair)
