"""The check of an engine: graphs with known gradients, and the fingerprints of wrong engines."""

from typing import NamedTuple

import numpy as np

from autogradkit.checking.answer import Answer
from autogradkit.checking.drivers import engine
from autogradkit.checking.report.exceptions import with_its_question
from autogradkit.checking.report.report import CaseResult, Diagnosis, Example
from autogradkit.checking.report.verdict import STOPS, PartVerdict, stopped_verdict
from autogradkit.checking.report.wording import numbers
from autogradkit.checking.sentences import engines as sentences
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences.report import ERROR_NOTE
from autogradkit.checking.task import program

from .fingerprints import WRONG_ENGINES
from .probe_graphs import Graph, diamonds, gradients_in, probe_graphs, random_graph
from .questions import more_questions, question_names
from .wrong_engines import Tape

__all__ = ["check_engine"]

RANDOM_GRAPHS = 4
MANY = 25
"""Diamonds in a row: 2^25 = 34 million paths, but 26 nodes. An engine that walks paths never ends."""

RIGHT = {"rtol": 1e-9, "atol": 1e-12}  # thirty nodes of rounding, and no difference quotient
AGREES = {"rtol": 1e-6, "atol": 1e-9}  # six digits, as for all that is recognised (`differences.MATCH_RTOL`)


class TriedGraph(NamedTuple):
    """One graph, what the learner's engine answered, its gradients if any, and whether they are right."""

    graph: Graph
    answer: Answer
    got: np.ndarray | None
    right: bool


def check_engine(part, answerer):
    """Try a backward pass on the probe graphs, random graphs and 25 diamonds; return the PartVerdict."""
    f = part.function
    tried, random = [], [random_graph(number, seed=part.seed) for number in range(RANDOM_GRAPHS)]
    graphs = (*probe_graphs(part.seed), *random)
    names = [*(graph.name for graph in graphs), diamonds(MANY, part.seed).name, *question_names(part)]
    if f not in answerer.functions:
        return stopped_verdict(f, "missing", (), names[:1], names[1:])
    for graph in graphs:
        one = try_graph(f, answerer, graph)
        if one.answer.status in STOPS and one.answer.status != "timeout":
            this, *others = names[len(tried) :]
            return stopped_verdict(f, one.answer.status, results_of(f, tried), [this], others)
        tried.append(one)
    wrong = [one for one in tried if not one.right]
    endless = next((one.graph.name for one in tried if one.answer.status == "timeout"), None)
    slow, too_slow = try_diamonds(f, answerer, part.seed, endless)
    more, found_by_more = more_questions(part, answerer, not wrong)
    results = (*results_of(f, tried), slow, *more)
    diagnoses = (*diagnoses_of(f, tried, wrong, answerer), *too_slow, *found_by_more)
    return PartVerdict(status_of(results, tried), results, diagnoses, smallest(f, wrong))


def try_graph(f, answerer, graph):
    """Run the learner's engine on one graph."""
    answer = answerer.ask(f, graph.arguments)
    got = gradients_in(answer, graph)
    return TriedGraph(graph, answer, got, got is not None and np.allclose(got, graph.want, **RIGHT))


def results_of(f, tried):
    """Return a CaseResult for every graph that was tried."""
    return tuple(result_of(f, one) for one in tried)


def result_of(f, one):
    """Return the CaseResult for one graph."""
    if one.right:
        return CaseResult(f, one.graph.name, "passed")
    status = "error" if one.got is None else "failed"
    if one.answer.error:
        return CaseResult(f, one.graph.name, status, ERROR_NOTE, fields={"error": one.answer.error})
    got = sentences.NOTHING if one.got is None else numbers(one.got)
    fields = {"got": got, "want": numbers(one.graph.want)}
    return CaseResult(f, one.graph.name, status, sentences.GOT_AND_WANT, fields=fields)


def status_of(results, tried):
    """Return the status of an engine with these results."""
    if all(result.status == "passed" for result in results):
        return "passed"
    if all(one.answer.status == "raised" for one in tried):
        return "error"
    return "partial" if any(result.status == "passed" for result in results) else "failed"


def diagnoses_of(f, tried, wrong, answerer):
    """Yield the diagnosis of wrong gradients, and that of the first exception."""
    if any(one.got is not None for one in wrong):
        sentence, fields, certain = recognise([one for one in tried if one.got is not None], wrong)
        if sentence is sentences.NO_SEED and has_a_seed(f, answerer, wrong[0].graph):
            sentence = sentences.NOTHING_SENT
        elif sentence is sentences.NO_SEED and returns_something(f, answerer, wrong[0].graph):
            sentence = sentences.RETURNED
        yield Diagnosis(*sentence, certain, f, fields)
    raised = next((one for one in tried if one.answer.status == "raised"), None)
    if raised:
        fields = {"error": raised.answer.error, "graph": raised.graph.name}
        yield Diagnosis(*raised_sentence(raised.answer.error), function=f, fields=fields)
    elif wrong and all(one.got is None for one in wrong):
        yield Diagnosis(*sentences.WRONG_VALUES, function=f)


def has_a_seed(f, answerer, graph):
    """Return whether the learner's engine gives the output of a graph a gradient."""
    answer = answerer.ask(f, graph.arguments | {"every": True})
    return answer.status == "ok" and bool(np.ravel(answer.value[0])[-1])


def returns_something(f, answerer, graph):
    """Return whether the learner's engine returns something on a graph, where nothing is asked for."""
    answer = answerer.ask(f, graph.arguments | {"given": program(engine.returns)})
    return answer.status == "ok" and bool(answer.value[0])


def raised_sentence(error):
    """Return the sentence for an exception: its question depends on what Python says."""
    if "'tuple'" in error:
        return sentences.RAISES_ON_TUPLE
    if error.startswith("IndexError: tuple index"):  # node.inputs[0] of a leaf
        return sentences.RAISES_AT_LEAF
    of_leaf = error.startswith(("IndexError", "ValueError"))
    return with_its_question(sentences.RAISES_AT_LEAF if of_leaf else sentences.RAISES, error)


def recognise(usable, wrong):
    """Return the sentence for wrong gradients, its fields, and whether it is certain.

    The wrong engine that has the same numbers on every usable graph, else a common factor, else the wrong
    engine that has them on every right one and on most of the wrong ones.
    """
    best, most, right = None, 0, sum(one.right for one in usable)
    for sentence, wrong_engine in WRONG_ENGINES:
        agreeing = [one for one in usable if agrees(wrong_engine, one)]
        if len(agreeing) == len(usable):
            return sentence, {}, True
        explained = sum(not one.right for one in agreeing)
        if explained > most and len(agreeing) - explained == right:
            best, most = sentence, explained
    if (factor := common_factor(usable)) is not None:
        return sentences.OTHER_SEED, {"factor": factor}, True
    if best is not None and most * 2 > len(wrong):
        return best, {}, False
    if not any(one.graph.probe for one in wrong):
        return sentences.LARGE_GRAPHS_ONLY, {}, True
    return sentences.WRONG_VALUES, {}, True


def common_factor(usable):
    """Return the one number by which all gradients are too large, or None."""
    got = np.concatenate([np.ravel(one.got) for one in usable])
    want = np.concatenate([one.graph.want for one in usable])
    if got.shape != want.shape or not np.all(np.isfinite(got)):
        return None
    factor = float(got @ want / (want @ want))
    return factor if factor and np.allclose(got, factor * want, **AGREES) else None


def agrees(wrong_engine, one):
    """Return whether a wrong engine gives the learner's numbers on a graph."""
    guess = wrong_engine(Tape(one.graph))
    return guess is not None and np.allclose(one.got, guess, **AGREES)


def try_diamonds(f, answerer, seed, endless=None):
    """Return the result on many diamonds, and the diagnosis of exponential time if they never end.

    If a small graph, called `endless`, didn't end either, it isn't the paths.
    """
    graph = diamonds(MANY, seed)
    one = try_graph(f, answerer, graph)
    never_ended = one.answer.status == "timeout"
    status = "passed" if one.right else "failed" if one.got is not None or never_ended else "error"
    result = CaseResult(f, graph.name, status, ERROR_NOTE, fields={"error": one.answer.error})
    if not never_ended:
        return result, ()
    fields = {"graph": endless or graph.name, "nodes": MANY + 1, "doublings": MANY}
    sentence = sentences.ENDLESS if endless else sentences.EXPONENTIAL
    return result, (Diagnosis(*sentence, function=f, fields=fields),)


def smallest(f, wrong):
    """Return the smallest failing graph as an Example."""
    one = next((one for one in wrong if one.got is not None and one.graph.probe), None)
    if one is None:
        return None
    x, y = map(np.array, one.graph.leaves)
    graph = fill(sentences.GRAPH, {"graph": one.graph.name})
    return Example(f, (("x", x), ("y", y)), "(x.grad, y.grad)", one.got, one.graph.want, graph)
