"""The steps' slopes in a matrix, solved for both columns."""

import numpy as np


def baydin_trace(x1, x2):
    J = np.zeros((7, 7))
    J[2, 0] = 1 / x1
    J[3, 0] = x2
    J[3, 1] = x1
    J[4, 1] = np.cos(x2)
    J[5, 2] = J[5, 3] = 1
    J[6, 5] = 1
    J[6, 4] = -1
    M = np.linalg.solve(np.eye(7) - J, np.eye(7))
    ln, p, s = (np.log(x1), x1 * x2, np.sin(x2))
    return (np.array([x1, x2, ln, p, s, ln + p, ln + p - s]), M[:, 0].copy(), M[-1].copy())
