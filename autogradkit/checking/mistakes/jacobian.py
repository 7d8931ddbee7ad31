"""The Jacobian behind a rule: a rule is linear in g, so one question per output reveals all of it."""

import numpy as np

from autogradkit.checking.report.wording import gradient_name
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding

__all__ = ["jacobian"]

CLOSE = {"rtol": 1e-6, "atol": 1e-9}
LINKED, EXTRA = 1e-12, 1e-9
"""Of the largest true derivative: above LINKED an entry of z depends on one of x, and above EXTRA a learner's
gradient says so; between the two lies the rounding of sums."""


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
    if square and not diagonal and evidence.matches(mine, np.diag(np.diag(true))):
        yield Finding(sentences.JACOBIAN_DIAGONAL_ONLY)
    if square and not diagonal and evidence.matches(mine, true.T) and not evidence.matches(true, true.T):
        yield Finding(sentences.JACOBIAN_TRANSPOSED)
    yield from contributions(mine, true)
    yield from mixed_entries(evidence, mine, true, name)
    if not diagonal:
        yield from inverse(evidence, mine, true)
        yield from forgotten_outputs(evidence, mine, true)
        yield from misdirected_entries(evidence, mine, true, name)


def is_diagonal(matrix):
    """Return whether a square matrix has nothing beside its diagonal."""
    return not np.any(matrix - np.diag(np.diag(matrix)))


def contributions(mine, true):
    """Yield that of several contributions to one entry only the last or the first survived.

    Or of all outputs only the last or the first was heard, whether or not an entry is used several times.
    """
    for sentence, of_output, pick in (
        (sentences.LAST_CONTRIBUTION_ONLY, sentences.LAST_OUTPUT_ONLY, -1),
        (sentences.FIRST_CONTRIBUTION_ONLY, sentences.FIRST_OUTPUT_ONLY, 0),
    ):
        one, output = np.zeros_like(true), np.zeros_like(true)
        for column in range(true.shape[1]):
            rows = np.flatnonzero(true[:, column])
            if rows.size:
                one[rows[pick], column] = true[rows[pick], column]
        output[pick] = true[pick]
        for left, says in ((one, sentence), (output, of_output)):
            if np.allclose(mine, left, **CLOSE) and not np.allclose(left, true, **CLOSE):
                yield Finding(says, key="" if says is sentence else "an output")


def mixed_entries(evidence, mine, true, name):
    """Yield that entries were mixed along an axis on which they don't depend on each other."""
    if evidence.z.shape != evidence.inputs[name].shape or evidence.z.ndim < 2:
        return
    size = np.max(np.abs(true), initial=0.0)
    extra = np.argwhere((np.abs(mine) > EXTRA * size) & (np.abs(true) <= LINKED * size))
    places = np.array(list(np.ndindex(evidence.z.shape)))
    linked = np.argwhere(np.abs(true) > LINKED * size)
    never = [
        axis for axis in range(evidence.z.ndim) if all(places[a][axis] == places[b][axis] for a, b in linked)
    ]
    mixing = [(a, b) for a, b in extra if any(places[a][axis] != places[b][axis] for axis in never)]
    if mixing and len(never) < evidence.z.ndim:
        a, b = (tuple(int(n) for n in places[k]) for k in mixing[0])
        yield Finding(
            sentences.MIXED_ENTRIES,
            {
                "dx_entry": index(evidence.name_of(gradient_name(name)), b),
                "g_entry": index(evidence.name_of("g"), a),
                "z_entry": index(evidence.name_of("z"), a),
                "x_entry": index(evidence.name_of(name), b),
                "case": evidence.case.name,
            },
        )


def inverse(evidence, mine, true):
    """Yield that the rule undoes the forward, as if g were another z."""
    if true.shape[0] != true.shape[1]:
        return
    one = np.eye(len(true))
    if evidence.matches(mine.T @ true, one) and not evidence.matches(true.T @ true, one):
        yield Finding(sentences.INVERSE)


def forgotten_outputs(evidence, mine, true):
    """Yield that some outputs' gradients are never used, while those of all others are used rightly."""
    silent = ~np.any(mine, axis=1) & np.any(true, axis=1)
    if np.any(silent) and not np.all(silent) and evidence.matches(mine[~silent], true[~silent]):
        places = [place for place, s in zip(np.ndindex(evidence.z.shape), silent, strict=True) if s]
        g_entry, case = index(evidence.name_of("g"), places[0]), evidence.case.name
        fields = {"g_entry": g_entry, "more": len(places) - 1, "case": case}
        yield Finding(sentences.OUTPUTS_FORGOTTEN if len(places) > 1 else sentences.OUTPUT_FORGOTTEN, fields)


def misdirected_entries(evidence, mine, true, name):
    """Yield that every output sends the right numbers, but some to other entries than it came from."""
    lost, extra = (mine == 0) & (true != 0), (mine != 0) & (true == 0)
    moved = np.argwhere(lost & np.any(extra, axis=1, keepdims=True))
    if len(moved) and evidence.matches(np.sort(mine), np.sort(true)):
        places = list(np.ndindex(evidence.inputs[name].shape))
        output, entry = moved[0]
        other = np.flatnonzero(extra[output])[0]
        place = tuple(np.unravel_index(output, evidence.z.shape))
        yield Finding(
            sentences.SENT_ELSEWHERE,
            {
                "z_entry": index(evidence.name_of("z"), place),
                "x_entry": index(evidence.name_of(name), places[entry]),
                "dx_entry": index(evidence.name_of(gradient_name(name)), places[other]),
                "case": evidence.case.name,
            },
        )


def index(name, place):
    """Write an entry: `x[1, 2]`."""
    return f"{name}[{', '.join(str(int(n)) for n in place)}]" if len(place) else name
