import numpy as np
def backward(g, x, kernel, stride):
    dx = np.zeros(x.shape)
    n, c, oh, ow = g.shape
    for i in range(oh):
        for j in range(ow):
            win = x[:, :, i*stride:i*stride+kernel, j*stride:j*stride+kernel]
            flat = win.reshape(n, c, -1).argmax(-1)
            a, b = np.divmod(flat, kernel)
            N, C = np.ogrid[:n, :c]
            if stride >= kernel:
                dx[N, C, i*stride+a, j*stride+b] = g[:, :, i, j]
            else:
                dx[N, C, i*stride+a, j*stride+b] += g[:, :, i, j]
    return dx
