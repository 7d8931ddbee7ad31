import numpy as np
def backward(g, x, w, stride, padding):
    dx = np.zeros(len(x)); dw = np.zeros(len(w))
    for i in range(len(g)):
        for j in range(len(w)):
            p = i * stride + j - padding
            if 0 <= p < len(x):
                dx[p] += g[i] * w[j]
                dw[j] += g[i] * x[p]
    return dx, dw
