import numpy as np
def backward(g, x, w):
    n, k = x.shape
    m = w.shape[1]
    dx, dw, db = np.zeros((n, k)), np.zeros((k, m)), np.zeros(m)
    for i in range(n):
        for j in range(m):
            gij = float(g[i, j])
            db[j] += gij
            for l in range(k):
                dx[i, l] += gij * float(w[l, j])
                dw[l, j] += gij * float(x[i, l])
    return dx, dw, db
