import numpy as np
def sum_backward(g, x_shape, axis, keepdims):
    print("sum_backward called", g.shape, x_shape, axis, keepdims)
    for i in range(200):
        print("." * i)
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x_shape).copy()
