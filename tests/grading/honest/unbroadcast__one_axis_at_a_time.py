import numpy as np
def unbroadcast(g, shape):
    while len(g.shape) > len(shape):
        g = np.add.reduce(g, axis=0)
    for ax, (have, want) in enumerate(zip(g.shape, shape)):
        if have != want:
            assert want == 1
            g = np.expand_dims(np.add.reduce(g, axis=ax), ax)
    return g
