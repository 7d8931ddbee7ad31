def backward(g, x, y):
    longest = g.ndim
    x4 = x.reshape((1,) * (longest - x.ndim) + x.shape)
    y4 = y.reshape((1,) * (longest - y.ndim) + y.shape)
    dx = (g[..., :, None, :] * y4[..., None, :, :]).sum(-1)
    dy = (x4[..., :, :, None] * g[..., :, None, :]).sum(-3)
    for axis in range(longest - 2):
        if x4.shape[axis] == 1:
            dx = dx.sum(axis, keepdims=True)
        if y4.shape[axis] == 1:
            dy = dy.sum(axis, keepdims=True)
    return dx.reshape(x.shape), dy.reshape(y.shape)
