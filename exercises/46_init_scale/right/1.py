import math

import numpy as np


def layer_sizes(x, weights, activation):
    def rest(x, weights):
        if not weights:
            return []
        a = np.einsum("ni,oi->no", x, weights[0])
        if activation == "tanh":
            a = np.tanh(a)
        elif activation == "relu":
            a = a * (a > 0)
        return [np.linalg.norm(a) / math.sqrt(a.size), *rest(a, weights[1:])]

    return np.array(rest(x, weights))


def init_std(fan_in, fan_out, activation):
    return math.sqrt(1 / fan_in) * (math.sqrt(2) if activation == "relu" else 1)
