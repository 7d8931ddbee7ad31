def backward(g, gamma, xhat, sigma):
    arrives = g * gamma
    shift = arrives.mean(axis=-1, keepdims=True)
    stretch = (arrives * xhat).mean(axis=-1, keepdims=True)
    in_front = tuple(range(g.ndim - 1))
    dgamma, dbeta = (g * xhat).sum(axis=in_front), g.sum(axis=in_front)
    dx = (arrives - shift - xhat * stretch) / sigma
    return dx, dgamma.squeeze(), dbeta.squeeze()
