import numpy as np
def backward(g, x, y):
    dx = [[0.0] * x.shape[1] for _ in range(x.shape[0])]
    dy = [[0.0] * y.shape[1] for _ in range(y.shape[0])]
    G, X, Y = g.tolist(), x.tolist(), y.tolist()
    for i in range(len(G)):
        for j in range(len(G[0]) if G else 0):
            for k in range(x.shape[1]):
                dx[i][k] += G[i][j] * Y[k][j]
                dy[k][j] += G[i][j] * X[i][k]
    return np.array(dx).reshape(x.shape), np.array(dy).reshape(y.shape)
