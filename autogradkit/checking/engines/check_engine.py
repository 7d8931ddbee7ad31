"""The check of an engine: graphs with known gradients, and the fingerprints of wrong engines."""

from dataclasses import replace

import numpy as np

from autogradkit.checking.report.report import CaseResult, Diagnosis, Example
from autogradkit.checking.report.verdict import STOPS, Verdict, stopped
from autogradkit.checking.report.wording import numbers

from .fingerprints import WRONG_ENGINES
from .probe_graphs import diamonds, probe_graphs, random_graph
from .questions import more_questions
from .wrong_engines import Tape

__all__ = ["check_engine"]

RANDOM_GRAPHS = 4
MANY = 25
"""Diamonds in a row: 2^25 = 34 million paths, but 26 nodes. An engine that walks paths never ends."""


def check_engine(part, answerer):
    """Try a backward pass on the probe graphs, random graphs and 25 diamonds; return the Verdict."""
    f = part.function
    if f not in answerer.functions:
        return stopped(f, "missing")
    tried, results, raised = [], [], []
    random = (random_graph(number, seed=part.seed) for number in range(RANDOM_GRAPHS))
    for graph in (*probe_graphs(), *random):
        answer = answerer.ask(f, graph.arguments)
        if answer.status in STOPS and answer.status != "timeout":
            return stopped(f, answer.status, tuple(results), [graph.name])
        got = answer.value[0] if answer.status == "ok" else None
        if answer.status == "raised":
            raised.append(f"{f} raised {answer.error} on {graph.name}.")
        right = got is not None and np.allclose(got, graph.want, rtol=1e-9, atol=1e-12)
        came = "nothing" if got is None else numbers(got)
        note = "" if right else answer.error or f"got {came}, want {numbers(graph.want)}"
        results.append(
            CaseResult(f, graph.name, "passed" if right else "error" if got is None else "failed", note)
        )
        tried.append((graph, got))
    wrong = [
        (graph, got) for graph, got in tried if not np.allclose(*both(graph, got), rtol=1e-9, atol=1e-12)
    ]
    found = [recognise(tried, wrong, f)] if any(got is not None for _, got in wrong) else []
    if raised:
        found.append(Diagnosis("RAISES", raised[0], "What does a leaf have, and what not?", True, f))
    slow = too_slow(f, answerer, results)
    found += [slow] if slow else []
    found += more_questions(part, answerer, results)
    if part.seed:  # of the graphs that are the same for all, the gradients may have been learnt by heart
        drawn = {random_graph(number).name for number in range(RANDOM_GRAPHS)}
        results = [replace(result, counts=result.name in drawn) for result in results]
    passed = all(result.status == "passed" for result in results)
    some = any(result.status == "passed" for result in results)
    failed = "error" if len(raised) == len(tried) else "partial" if some else "failed"
    return Verdict("passed" if passed else failed, tuple(results), tuple(found), smallest(f, wrong))


def both(graph, got):
    """Return got and want as arrays to compare; nothing at all is never right."""
    return (np.full(graph.want.shape, np.nan) if got is None else got), graph.want


def recognise(tried, wrong, function):
    """Return the diagnosis for wrong gradients: the wrong engine with the same numbers everywhere."""
    usable = [(graph, got) for graph, got in tried if got is not None]
    best, most = None, 0
    for told, engine in WRONG_ENGINES:
        hits = [agrees(engine, graph, got) for graph, got in usable]
        explained = sum(
            hit for hit, (graph, got) in zip(hits, usable, strict=True) if any(graph is w for w, _ in wrong)
        )
        if all(hits):
            return Diagnosis(*told, True, function)
        if explained > most:
            best, most = told, explained
    if (factor := common_factor(usable)) is not None:
        return Diagnosis(
            "G_SEED_VALUE",
            f"every gradient of every graph is {factor:.4g} times what it should be.",
            "With which number does the gradient of L with respect to L itself begin?",
            True,
            function,
        )
    if best is not None and most * 2 > len(wrong):
        return Diagnosis(*best, False, function)
    if not any(graph.probe for graph, _ in wrong):
        said = "the small graphs are all right; larger ones, wired at random, are not."
        asks = "What happens in a graph of 30 nodes that never happens in one of four?"
        return Diagnosis("WRONG_VALUES", said, asks, True, function)
    return Diagnosis(
        "WRONG_VALUES",
        "the gradients are wrong, and the mistake is none that is known here.",
        "Draw the graph below, write a gradient on every arrow, and compare node by node.",
        True,
        function,
    )


def common_factor(usable):
    """Return the one number by which all gradients are too large, or None."""
    got = np.concatenate([np.ravel(got) for _, got in usable])
    want = np.concatenate([graph.want for graph, _ in usable])
    if got.shape != want.shape or not np.all(np.isfinite(got)):
        return None
    factor = float(got @ want / (want @ want))
    return factor if factor and np.allclose(got, factor * want, rtol=1e-6, atol=1e-9) else None


def agrees(engine, graph, got):
    """Return whether a wrong engine gives the learner's numbers on a graph."""
    guess = engine(Tape(graph))
    return guess is not None and np.allclose(got, guess, rtol=1e-6, atol=1e-9)


def too_slow(f, answerer, results):
    """Run the diamonds, add their result, and return the diagnosis of exponential time if they never end."""
    graph = diamonds(MANY)
    answer = answerer.ask(f, graph.arguments)
    right = answer.status == "ok" and np.allclose(answer.value[0], graph.want, rtol=1e-9)
    status = "passed" if right else "failed" if answer.status in ("ok", "timeout") else "error"
    results.append(CaseResult(f, graph.name, status, answer.error))
    if answer.status != "timeout":
        return None
    return Diagnosis(
        "G_EXPONENTIAL",
        f"{graph.name} have {MANY + 1} nodes but 2^{MANY} paths, and {f} walks every path.",
        "How often does each node need to have its turn?",
        True,
        f,
    )


def smallest(function, wrong):
    """Return the smallest failing graph as an Example."""
    for graph, got in wrong:
        if got is not None and graph.probe:
            given = (("x", np.array(graph.leaves[0])), ("y", np.array(graph.leaves[1])))
            return Example(function, given, "(x.grad, y.grad)", got, graph.want, f"Graph: {graph.name}")
    return None
