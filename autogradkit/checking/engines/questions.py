"""Questions to an engine beyond one graph: the same graph again, a very deep one, one with constants."""

import numpy as np

from autogradkit.checking.report.report import CaseResult, Diagnosis

from .probe_graphs import Graph, probe_graphs

__all__ = ["more_questions"]

DEEP = 5_000  # Python's own stack is about a thousand calls deep


def more_questions(part, answerer, results):
    """Ask what the part asks for `also`, add the results, and return the diagnoses."""
    asked = {"twice": twice, "reset": reset, "deep": deep, "constants": constants}
    found = []
    for name in part.also:
        case, status, note, told = asked[name](part.function, answerer)
        results.append(CaseResult(part.function, case, status, note))
        found += [Diagnosis(*told, True, part.function)] if told else []
    return found


def again(f, answerer, **more):
    """Return, for each probe graph, the leaves' gradients and the true ones; None where there are none."""
    pairs = []
    for graph in probe_graphs():
        answer = answerer.ask(f, graph.arguments | more)
        pairs.append((answer.value[0] if answer.status == "ok" else None, graph.want))
    return pairs


def times(pairs, factor):
    """Return whether all gradients are the true ones, so many times."""
    return all(got is not None and np.allclose(got, factor * want) for got, want in pairs)


KEPT = (
    "G_INTERMEDIATE_KEPT",
    "the second backward pass through the same graph adds too much: what inner nodes still hold from the "
    "first time is passed on again.",
    "Which nodes may remember the last call, and which have to start afresh?",
)


def twice(f, answerer):
    """Run backward twice on one graph: the leaves' gradients add up, nothing else does."""
    case = "backward twice through the same graph: leaves add up"
    pairs = again(f, answerer, calls=2)
    if times(pairs, 2):
        return case, "passed", "", None
    if times(pairs, 1):
        told = (
            "G_OVERWRITE",
            "after a second backward pass the leaves hold only what the second one brought.",
            "Two mini-batches, one step: what should have happened to the first one's gradient?",
        )
    else:
        told = KEPT
    return case, "failed", told[0], told


def reset(f, answerer):
    """Run backward twice on one graph: nothing is left of the first time."""
    case = "backward twice through the same graph: the second starts afresh"
    pairs = again(f, answerer, calls=2)
    if times(pairs, 1):
        return case, "passed", "", None
    told = KEPT
    if times(pairs, 2):
        told = (
            "G_NOT_RESET",
            "after a second backward pass the leaves hold the sum of both.",
            "Who still remembers the last call?",
        )
    return case, "failed", told[0], told


def deep(f, answerer):
    """Run backward through a chain deeper than Python's stack."""
    case = f"a chain of {DEEP:,} nodes"
    nodes = (("add", (0, 1)), *(("add", (n, 1)) for n in range(2, DEEP + 1)))
    graph = Graph(case, (3.0, 5.0), nodes, False)
    answer = answerer.ask(f, graph.arguments)
    if answer.status == "ok" and np.allclose(answer.value[0], [1.0, DEEP]):
        return case, "passed", "", None
    if answer.error.startswith("RecursionError"):
        told = (
            "G_RECURSION",
            f"on {case} Python's own stack of calls runs over.",
            "What would a list of nodes still to be visited have to remember?",
        )
        return case, "error", answer.error, told
    return case, "failed" if answer.status == "ok" else "error", answer.error, None


def constants(f, answerer):
    """Run backward on graphs whose second leaf needs no gradient."""
    case = "a leaf that needs no gradient"
    pairs = again(f, answerer, constants=(1,))
    usable = [(got, want) for got, want in pairs if got is not None]
    if len(usable) == len(pairs) and all(not got[1] or np.isnan(got[1]) for got, _ in usable):
        right = all(np.allclose(got[0], want[0]) for got, want in usable)
        return case, "passed" if right else "failed", "", None
    told = (
        "G_LEAK",
        "a leaf with requires_grad = False receives a gradient all the same.",
        "Who asked for this gradient, and who pays for computing it?",
    )
    return case, "failed", told[0], told
