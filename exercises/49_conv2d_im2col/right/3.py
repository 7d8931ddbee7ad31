import numpy as np


def col2im(g, shape, kernel, stride, padding):
    n, c, height, width = shape
    kh, kw = kernel
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    oh, ow = (dx.shape[2] - kh) // stride + 1, (dx.shape[3] - kw) // stride + 1
    copies = g.reshape(n, c, kh, kw, oh, ow)
    for i in range(kh):
        for j in range(kw):
            dx[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] += copies[:, :, i, j]
    return dx[:, :, padding : padding + height, padding : padding + width]


def backward(g, x, w, stride, padding):
    # with the Fourier transform: g is spread out by the stride
    n, f, oh, ow = g.shape
    kh, kw = w.shape[2:]
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    tall, wide = padded.shape[2:]
    size = (tall + kh, wide + kw)
    spread = np.zeros((n, f, tall, wide))
    spread[:, :, : stride * oh : stride, : stride * ow : stride][:, :, :oh, :ow] = g
    up = np.fft.rfft2(spread, size)
    dx = np.einsum("nfyx,fcyx->ncyx", up, np.fft.rfft2(w, size))
    dw = np.einsum("nfyx,ncyx->fcyx", up.conj(), np.fft.rfft2(padded, size))
    dx = np.fft.irfft2(dx, size)[:, :, padding : padding + x.shape[2], padding : padding + x.shape[3]]
    return dx, np.fft.irfft2(dw, size)[:, :, :kh, :kw], np.einsum("nfyx->f", g)
