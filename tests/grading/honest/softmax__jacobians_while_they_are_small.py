"""Whole jacobian einsum."""

import numpy as np


def backward(g, z, axis):
    s, u = np.moveaxis(z, axis, -1), np.moveaxis(g, axis, -1)
    if s.shape[-1] > 100:
        return np.moveaxis(s * (u - np.einsum("...i,...i->...", s, u)[..., None]), -1, axis)
    jacobian = np.einsum("...i,ij->...ij", s, np.eye(s.shape[-1])) - np.einsum("...i,...j->...ij", s, s)
    return np.moveaxis(np.einsum("...i,...ij->...j", u, jacobian), -1, axis)
