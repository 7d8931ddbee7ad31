import numpy as np
def backward(g, x, w, u, h):
    # 递归：一行一行地做
    if len(g) == 0:
        return np.zeros_like(x), np.zeros_like(w), np.zeros_like(u)
    if len(g) == 1:
        up = (g @ u) * (1 - h) * (1 + h)
        return g + up @ w, up.T @ x, g.T @ h
    mid = len(g) // 2
    a = backward(g[:mid], x[:mid], w, u, h[:mid]); b = backward(g[mid:], x[mid:], w, u, h[mid:])
    return np.vstack([a[0], b[0]]), a[1] + b[1], a[2] + b[2]
