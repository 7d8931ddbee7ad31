import numpy as np
def gather_backward(g, x_shape, index):
    dx = np.zeros(x_shape)
    np.add.at(dx.squeeze(), index, g.squeeze() if g.ndim > 1 and g.shape[-1] == 1 and len(x_shape) > 1 else g)
    return dx.squeeze() if len(x_shape) > 1 and x_shape[-1] == 1 else dx
