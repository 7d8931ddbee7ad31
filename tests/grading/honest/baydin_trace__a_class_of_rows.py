"""Rows are dataclasses that pay their parents."""

from dataclasses import dataclass, field
import numpy as np


@dataclass
class Row:
    value: float
    parents: list = field(default_factory=list)
    tangent: float = 0.0
    adjoint: float = 0.0


def baydin_trace(x1, x2):
    r = [Row(x1, tangent=1.0), Row(x2)]
    r.append(Row(np.log(x1), [(r[0], 1 / x1)]))
    r.append(Row(x1 * x2, [(r[0], x2), (r[1], x1)]))
    r.append(Row(np.sin(x2), [(r[1], np.cos(x2))]))
    r.append(Row(r[2].value + r[3].value, [(r[2], 1), (r[3], 1)]))
    r.append(Row(r[5].value - r[4].value, [(r[5], 1), (r[4], -1)]))
    for row in r[2:]:
        row.tangent = sum((p.tangent * s for p, s in row.parents))
    r[6].adjoint = 1.0
    for row in reversed(r):
        for p, s in row.parents:
            p.adjoint += row.adjoint * s
    return (np.array([x.value for x in r]), np.array([x.tangent for x in r]), np.array([x.adjoint for x in r]))
