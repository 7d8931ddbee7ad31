"""The Jacobian behind a rule: a rule is linear in g, so one question per output reveals all of it."""

import numpy as np

from .finding import Finding

__all__ = ["jacobian"]

CLOSE = {"rtol": 1e-6, "atol": 1e-9}


def jacobian(evidence, i):
    """Yield what the learner's matrix ∂z/∂x has to do with the true one."""
    name = evidence.rule.inputs[i]
    learners = evidence.learners_jacobians
    if learners is None:
        return
    mine, true = learners[name], evidence.jacobians[name]
    if not true.size:
        return
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
    if not diagonal:
        yield from undone(evidence, mine, true, name)
        yield from forgotten(evidence, mine, true)
        yield from misled(evidence, mine, true, name)


def is_diagonal(matrix):
    """Return whether a square matrix has nothing beside its diagonal."""
    return not np.any(matrix - np.diag(np.diag(matrix)))


def contributions(mine, true, name):
    """Yield that of several contributions to one entry only the last or the first survived."""
    for code, said, pick in (
        ("LAST_CONTRIBUTION_ONLY", "last", -1),
        ("FIRST_CONTRIBUTION_ONLY", "first", 0),
    ):
        one, output = np.zeros_like(true), np.zeros_like(true)
        for column in range(true.shape[1]):
            rows = np.flatnonzero(true[:, column])
            if rows.size:
                one[rows[pick], column] = true[rows[pick], column]
        output[pick] = true[pick]
        for left in (one, output):
            if np.allclose(mine, left, **CLOSE) and not np.allclose(left, true, **CLOSE):
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


def undone(evidence, mine, true, name):
    """Yield that the rule undoes the forward, as if g were another z."""
    if true.shape[0] != true.shape[1]:
        return
    one = np.eye(len(true))
    if evidence.same(mine.T @ true, one) and not evidence.same(true.T @ true, one):
        yield Finding(
            "INVERSE",
            f"{{d}} undo{{es}} the forward: put z in place of g, and {name} comes back.",
            "Is g an output to be turned back into an input, or does it say how much each output matters?",
        )


def forgotten(evidence, mine, true):
    """Yield that some outputs' gradients are never used, while those of all others are used rightly."""
    silent = ~np.any(mine, axis=1) & np.any(true, axis=1)
    if np.any(silent) and not np.all(silent) and evidence.same(mine[~silent], true[~silent]):
        places = [place for place, s in zip(np.ndindex(evidence.z.shape), silent, strict=True) if s]
        said = f"{index('g', places[0])}" + (f", and {len(places) - 1} more" if len(places) > 1 else "")
        yield Finding(
            "OUTPUT_FORGOTTEN",
            f"{{d}} never use{{s}} all of g: missing {'are' if len(places) > 1 else 'is'} {said}; "
            "the others are used rightly.",
            "Over which outputs does your rule go, and where does it end?",
        )


def misled(evidence, mine, true, name):
    """Yield that every output sends the right numbers, but some to other entries than it came from."""
    lost, found = (mine == 0) & (true != 0), (mine != 0) & (true == 0)
    moved = np.argwhere(lost & np.any(found, axis=1, keepdims=True))
    if len(moved) and evidence.same(np.sort(mine), np.sort(true)):
        places = list(np.ndindex(evidence.inputs[name].shape))
        out, own = moved[0]
        other = np.flatnonzero(found[out])[0]
        z = index("z", tuple(np.unravel_index(out, evidence.z.shape)))
        yield Finding(
            "WRONG_ROUTING",
            f"{{d}} reach{{es}} the wrong entries of {name}: {z} depends on {index(name, places[own])}, "
            f"but its gradient goes to {index('d' + name, places[other])}.",
            "Which entries would change the result if you nudged them?",
        )


def index(name, place):
    """Write an entry: `x[1, 2]`."""
    return f"{name}[{', '.join(str(int(n)) for n in place)}]" if len(place) else name
