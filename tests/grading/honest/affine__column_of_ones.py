import numpy as np
def backward(g, x, w, b):
    # 把偏置看作一列全是 1 的输入
    X = np.hstack([x, np.ones((len(x), 1))])
    W = np.vstack([w, b])
    dX, dW = g @ W.T, X.T @ g
    return dX[:, :-1], dW[:-1], dW[-1]
