"""Questions to an engine beyond leaves: inner nodes, the same graph again, a very deep one, constants."""

import numpy as np

from autogradkit.checking.drivers import engine
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.sentences import engines as sentences
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import ERROR_NOTE

from .probe_graphs import chain, chain_name, gradients_in, probe_graphs, random_graph
from .wrong_engines import Tape

__all__ = ["more_questions", "question_names"]

DEEP = 5_000  # Python's own stack is about a thousand calls deep


def more_questions(part, answerer, are_leaves_right=True):
    """Ask what the part asks for `also`, and return the results and the diagnoses.

    Inner nodes are looked at where the leaves are right: else the same would be said twice. For the same
    reason a second pass that is wrong like no other is then only counted.
    """
    results, diagnoses = [], []
    for name, case in zip(part.also, question_names(part), strict=True):
        if name == "inner" and not are_leaves_right:
            results.append(CaseResult(part.function, case, "failed", sentences.NOT_LOOKED_AT, counts=False))
            continue
        result, diagnosis = QUESTIONS[name](part.function, answerer, part.seed)
        results.append(result)
        said_already = (
            not are_leaves_right and diagnosis and diagnosis.says == sentences.SECOND_PASS_WRONG.observed
        )
        diagnoses += [diagnosis] if diagnosis and not said_already else []
    return results, diagnoses


def gradients_again(f, answerer, seed, **more):
    """Return, for each probe graph, the leaves' gradients and the true ones; None where there are none."""
    answers = ((answerer.ask(f, graph.arguments | more), graph) for graph in probe_graphs(seed))
    return [(gradients_in(answer, graph), graph.want) for answer, graph in answers]


def kept_inner(pairs, seed):
    """Return whether all gradients are those of two passes of which the second begins with what is left."""
    return any(
        all(
            got is not None and np.allclose(got, two_passes(Tape(graph), seed_added))
            for (got, _), graph in zip(pairs, probe_graphs(seed), strict=True)
        )
        for seed_added in (False, True)
    )


def two_passes(tape, seed_added):
    """Return the leaves' gradients after two passes, when no node's gradient is emptied between them."""
    grads = tape.full(0.0)
    for _ in range(2):
        grads[tape.output] = tape.g + (grads[tape.output] if seed_added else 0.0)
        for n in tape.youngest_first():
            for source, contribution in tape.vjp(n, grads[n]):
                grads[source] += contribution
    return grads[: tape.count]


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
    sentence = sentences.SECOND_PASS_ONLY if are_times(pairs, 1) else second_pass(pairs, seed)
    return refusal(f, sentences.TWICE, sentence)


def second_pass(pairs, seed):
    """Return the sentence for a second pass that brought something else than the first."""
    return sentences.INTERMEDIATE_KEPT if kept_inner(pairs, seed) else sentences.SECOND_PASS_WRONG


def reset(f, answerer, seed):
    """Run backward twice on one graph: nothing is left of the first time."""
    pairs = gradients_again(f, answerer, seed, calls=2)
    if are_times(pairs, 1):
        return CaseResult(f, sentences.AFRESH, "passed"), None
    sentence = sentences.NOT_RESET if are_times(pairs, 2) else second_pass(pairs, seed)
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
    leaks = any(got is not None and got[1] and not np.isnan(got[1]) for got, _ in pairs)
    if leaks:
        return refusal(f, sentences.CONSTANT_LEAF, sentences.LEAK)
    right = all(got is not None and np.allclose(got[0], want[0]) for got, want in pairs)
    return CaseResult(f, sentences.CONSTANT_LEAF, "passed" if right else "failed"), None


def inner(f, answerer, seed):
    """Run backward on a graph wired at random, and look at the gradients of all its nodes.

    Where a hand-in is graded, a second time on the same graph, from which all gradients were taken.
    """
    graph = random_graph(0, seed=seed)
    more = {"every": True, **({"calls": 2, "emptied": True} if seed else {})}
    answer, want = answerer.ask(f, graph.arguments | more), every_gradient(Tape(graph))
    (got,) = answer.value if answer.status == "ok" and len(answer.value) == 1 else (None,)
    case = fill(sentences.EVERY_NODE, {"graph": graph.name})
    if answer.status != "ok":
        result = CaseResult(f, case, "error", ERROR_NOTE, fields={"error": answer.error})
        alone = f"RuntimeError: {engine.ALONE}" in answer.error
        fields = {"error": answer.error, "graph": case}
        told = Diagnosis(*(sentences.LEAF_ALONE if alone else sentences.RAISES), function=f, fields=fields)
        return result, told if answer.status == "raised" else None
    if np.shape(got) == want.shape and np.allclose(got, want):
        return CaseResult(f, case, "passed"), None
    return refusal(f, case, sentences.INNER_MISSING)


def every_gradient(tape):
    """Return the right gradients of all nodes, leaves first."""
    grads = tape.full(0.0)
    grads[tape.output] = tape.g
    for n in tape.youngest_first():
        for source, contribution in tape.vjp(n, grads[n]):
            grads[source] += contribution
    return np.array(grads)


QUESTIONS = {"inner": inner, "twice": twice, "reset": reset, "deep": deep, "constants": constants}
NAMES = {"twice": sentences.TWICE, "reset": sentences.AFRESH, "constants": sentences.CONSTANT_LEAF}


def question_names(part):
    """Return what the cases are called that a part asks for `also`, before they are asked."""
    every = {"graph": random_graph(0, seed=part.seed).name}
    names = NAMES | {"inner": fill(sentences.EVERY_NODE, every), "deep": chain_name(DEEP)}
    return [names[name] for name in part.also]
