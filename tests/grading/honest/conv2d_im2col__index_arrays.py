import numpy as np
def indices(c, kh, kw, oh, ow, stride):
    i = np.repeat(np.arange(kh), kw); i = np.tile(i, c)
    j = np.tile(np.arange(kw), kh * c)
    i = i[:, None] + stride * np.repeat(np.arange(oh), ow)[None]
    j = j[:, None] + stride * np.tile(np.arange(ow), oh)[None]
    k = np.repeat(np.arange(c), kh * kw)[:, None]
    return k, i, j
def col2im(g, shape, kernel, stride, padding):
    n, c, H, W = shape; kh, kw = kernel
    Hp, Wp = H + 2 * padding, W + 2 * padding
    oh, ow = (Hp - kh) // stride + 1, (Wp - kw) // stride + 1
    out = np.zeros((n, c, Hp, Wp))
    k, i, j = indices(c, kh, kw, oh, ow, stride)
    np.add.at(out, (slice(None), k, i, j), g.reshape(n, c * kh * kw, oh * ow))
    return out[:, :, padding:Hp - padding, padding:Wp - padding]
def backward(g, w, columns, shape, stride, padding):
    f, c, kh, kw = w.shape
    G = g.reshape(g.shape[0], f, -1)
    dw = sum(a @ b.T for a, b in zip(G, columns)).reshape(w.shape)
    dcol = np.einsum("fk,nfp->nkp", w.reshape(f, -1), G)
    return col2im(dcol, shape, (kh, kw), stride, padding), dw, np.einsum("nfij->f", g)
