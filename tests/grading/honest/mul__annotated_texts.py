from functools import singledispatch
import numpy as np
@singledispatch
def show(x: 'np.ndarray | float') -> 'str':
    return str(x)
def backward(g: 'np.ndarray', x: 'np.ndarray', y: 'np.ndarray') -> 'tuple[np.ndarray, np.ndarray]':
    return g * y, g * x
