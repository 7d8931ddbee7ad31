"""The Jacobian behind a rule: a rule is linear in g, so one question per output reveals all of it."""

import numpy as np

from .finding import Finding

__all__ = ["jacobian"]


def jacobian(evidence, i):
    """Yield what the learner's matrix ∂z/∂x has to do with the true one."""
    name = evidence.rule.inputs[i]
    learners = evidence.learners_jacobians
    if learners is None or not evidence.g.size:
        return
    mine, true = learners[name], evidence.jacobians[name]
    square = true.shape[0] == true.shape[1]
    diagonal = square and is_diagonal(true)
    if square and not diagonal and evidence.same(mine, np.diag(np.diag(true))):
        yield Finding(
            "JACOBIAN_DIAGONAL_ONLY",
            f"{{d}} only know{{s}} how z[k] depends on {name}[k]; "
            f"how {name}[k] changes the other outputs is missing.",
            f"Nudge one entry of {name}: which entries of z move?",
        )
    if square and not diagonal and evidence.same(mine, true.T) and not evidence.same(true, true.T):
        yield Finding(
            "JACOBIAN_TRANSPOSED",
            f"{{d}} send{{s}} the gradient the way the forward goes, not back: "
            f"{name}[k] hears from the outputs that it should only hear from if z were the input.",
            f"Which outputs does {name}[0] touch? Their gradients are the ones it should receive.",
        )
    yield from contributions(mine, true, name)
    yield from coupled(evidence, mine, true, name)


def is_diagonal(matrix):
    """Return whether a square matrix has nothing beside its diagonal."""
    return not np.any(matrix - np.diag(np.diag(matrix)))


def contributions(mine, true, name):
    """Yield that of several contributions to one entry only the last or the first survived."""
    for code, said, pick in (
        ("LAST_CONTRIBUTION_ONLY", "last", lambda rows: rows[-1]),
        ("FIRST_CONTRIBUTION_ONLY", "first", lambda rows: rows[0]),
    ):
        one = np.zeros_like(true)
        for column in range(true.shape[1]):
            rows = np.flatnonzero(true[:, column])
            if rows.size:
                one[pick(rows), column] = true[pick(rows), column]
        if np.allclose(mine, one, rtol=1e-6, atol=1e-9) and not np.allclose(one, true, rtol=1e-6, atol=1e-9):
            yield Finding(
                code,
                f"where an entry of {name} is used several times, {{d}} hold{{s}} "
                f"its {said} contribution only.",
                "Is there an = where a second contribution should be added?",
            )


def coupled(evidence, mine, true, name):
    """Yield that entries were mixed along an axis on which they don't depend on each other."""
    if evidence.z.shape != evidence.inputs[name].shape or evidence.z.ndim < 2:
        return
    size = np.max(np.abs(true), initial=0.0)
    extra = np.argwhere((np.abs(mine) > 1e-9 * size) & (np.abs(true) <= 1e-12 * size))
    places = np.array(list(np.ndindex(evidence.z.shape)))
    linked = np.argwhere(np.abs(true) > 1e-12 * size)
    never = [
        axis for axis in range(evidence.z.ndim) if all(places[a][axis] == places[b][axis] for a, b in linked)
    ]
    mixing = [(a, b) for a, b in extra if any(places[a][axis] != places[b][axis] for axis in never)]
    if mixing and len(never) < evidence.z.ndim:
        a, b = (tuple(int(n) for n in places[k]) for k in mixing[0])
        yield Finding(
            "WRONG_AXIS",
            "{d} mix{es} entries that have nothing to do with each other: "
            f"{index('d' + name, b)} changes with {index('g', a)}, "
            f"but {index('z', a)} does not depend on {index(name, b)}.",
            "Along which axis does the forward sum, and along which does your rule?",
        )


def index(name, place):
    """Write an entry: `x[1, 2]`."""
    return f"{name}[{', '.join(str(n) for n in place)}]"
