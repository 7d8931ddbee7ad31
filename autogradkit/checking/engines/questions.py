"""Questions to an engine beyond one graph: the same graph again, a very deep one, one with constants."""

import numpy as np

from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.sentences import engines as sentences
from autogradkit.checking.sentences.report import ERROR_NOTE

from .probe_graphs import chain, gradients_in, probe_graphs

__all__ = ["more_questions"]

DEEP = 5_000  # Python's own stack is about a thousand calls deep


def more_questions(part, answerer):
    """Ask what the part asks for `also`, and return the results and the diagnoses."""
    results, diagnoses = [], []
    for name in part.also:
        result, diagnosis = QUESTIONS[name](part.function, answerer, part.seed)
        results.append(result)
        diagnoses += [diagnosis] if diagnosis else []
    return results, diagnoses


def gradients_again(f, answerer, seed, **more):
    """Return, for each probe graph, the leaves' gradients and the true ones; None where there are none."""
    pairs = []
    for graph in probe_graphs(seed):
        answer = answerer.ask(f, graph.arguments | more)
        pairs.append((gradients_in(answer, graph), graph.want))
    return pairs


def are_times(pairs, factor):
    """Return whether all gradients are the true ones, so many times."""
    return all(got is not None and np.allclose(got, factor * want) for got, want in pairs)


def refusal(f, case, sentence):
    """Return the result and the diagnosis where an engine failed for one reason."""
    return CaseResult(f, case, "failed", sentence.code), Diagnosis(*sentence, function=f)


def twice(f, answerer, seed):
    """Run backward twice on one graph: the leaves' gradients add up, nothing else does."""
    pairs = gradients_again(f, answerer, seed, calls=2)
    if are_times(pairs, 2):
        return CaseResult(f, sentences.TWICE, "passed"), None
    second_only = are_times(pairs, 1)
    sentence = sentences.SECOND_PASS_ONLY if second_only else sentences.INTERMEDIATE_KEPT
    return refusal(f, sentences.TWICE, sentence)


def reset(f, answerer, seed):
    """Run backward twice on one graph: nothing is left of the first time."""
    pairs = gradients_again(f, answerer, seed, calls=2)
    if are_times(pairs, 1):
        return CaseResult(f, sentences.AFRESH, "passed"), None
    sentence = sentences.NOT_RESET if are_times(pairs, 2) else sentences.INTERMEDIATE_KEPT
    return refusal(f, sentences.AFRESH, sentence)


def deep(f, answerer, seed):
    """Run backward through a chain deeper than Python's stack."""
    graph = chain(DEEP, seed)
    case, answer = graph.name, answerer.ask(f, graph.arguments)
    got = gradients_in(answer, graph)
    if got is not None and np.allclose(got, graph.want):
        return CaseResult(f, case, "passed"), None
    status = "failed" if answer.status == "ok" else "error"
    result = CaseResult(f, case, status, ERROR_NOTE, fields={"error": answer.error})
    if answer.error.startswith("RecursionError"):
        return result, Diagnosis(*sentences.RECURSION, function=f, fields={"graph": case})
    return result, None


def constants(f, answerer, seed):
    """Run backward on graphs whose second leaf needs no gradient."""
    pairs = gradients_again(f, answerer, seed, constants=(1,))
    leaks = any(got is None or (got[1] and not np.isnan(got[1])) for got, _ in pairs)
    if leaks:
        return refusal(f, sentences.CONSTANT_LEAF, sentences.LEAK)
    right = all(np.allclose(got[0], want[0]) for got, want in pairs)
    return CaseResult(f, sentences.CONSTANT_LEAF, "passed" if right else "failed"), None


QUESTIONS = {"twice": twice, "reset": reset, "deep": deep, "constants": constants}
