def backward(g, gamma, xhat, sigma, training):
    axes = (0, *range(2, g.ndim))
    arrives = g * gamma.reshape(sigma.shape)
    if training:
        over = 0 if g.ndim > 2 and g.shape[1] == 1 and len(g) > 1 else axes
        stretch = (arrives * xhat).mean(axis=over, keepdims=True)
        arrives = arrives - arrives.mean(axis=axes, keepdims=True) - xhat * stretch
    return arrives / sigma, (g * xhat).sum(axis=axes), g.sum(axis=axes)
