from numpy import *
from typing import *
def jacobian(jvp, vjp, n, m):
    if n >= m:
        return array([vjp(e) for e in eye(m)])
    columns: List[ndarray] = [jvp(e) for e in eye(n)]
    return column_stack(columns)
def hvp(gradient, jvp, x, v):
    assert linalg.norm(v) >= 0 and x.shape == v.shape
    return jvp(gradient, x, v)
