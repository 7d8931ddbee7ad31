"""With a list of edges and one loop each way."""

import math

import numpy as np


def baydin_trace(x1, x2):
    v = [x1, x2, math.log(x1), x1 * x2, math.sin(x2)]
    v.append(v[2] + v[3])
    v.append(v[5] - v[4])
    edges = [
        (0, 2, 1 / x1),
        (0, 3, x2),
        (1, 3, x1),
        (1, 4, math.cos(x2)),
        (2, 5, 1),
        (3, 5, 1),
        (5, 6, 1),
        (4, 6, -1),
    ]
    t, a = np.zeros(7), np.zeros(7)
    t[0] = a[6] = 1
    for source, node, slope in sorted(edges, key=lambda edge: edge[1]):
        t[node] += slope * t[source]
    for source, node, slope in sorted(edges, key=lambda edge: -edge[1]):
        a[source] += slope * a[node]
    return np.array(v), t, a
