import numpy as np


def backward(g, target, shares):
    truth = np.zeros(shares.shape)
    truth[np.arange(len(target)), target] = 1
    return max(g, -40.0) * (shares - truth) / len(target)
