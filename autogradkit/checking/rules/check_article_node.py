"""The check of the article's rules: functions of a node that add to its children's gradients.

With the children's gradients at zero such a function is a rule like any other, of the node's own
gradient and the two values; so it is checked as one. Then come what only such a function can get
wrong: what was there before, and a child that is used twice.
"""

import re
from dataclasses import replace

import numpy as np

from autogradkit.checking.answer import Answer
from autogradkit.checking.drivers import article_node
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.report.verdict import Verdict
from autogradkit.checking.task import program

from .check_rule import check_rule

__all__ = ["check_article"]

PRIOR = np.array([0.75, -1.25])
WORDS = {
    r"\bdx\b": "children[0].grad",
    r"\bdy\b": "children[1].grad",
    r"\bx\b": "children[0].value",
    r"\by\b": "children[1].value",
    r"\bg\b": "node.grad",
    r"\bz\b": "node.value",
}


def check_article(rule, answerer):
    """Try one function of the article's kind and return the Verdict."""
    as_rule = AsRule(rule, answerer)
    verdict = check_rule(rule, as_rule)
    if verdict.status in ("missing", "timeout", "memory", "crashed", "error"):
        return verdict
    results, found = accumulation(rule, as_rule)
    if verdict.status != "passed":  # adding a wrong gradient correctly earns nothing
        results = [replace(result, counts=result.status != "passed") for result in results]
    cases = (*verdict.cases, *results)
    passed = all(case.status == "passed" for case in cases)
    some = any(case.status == "passed" and case.counts for case in cases)
    diagnoses = (*(in_words(d) for d in verdict.diagnoses), *found)
    example = verdict.example
    if example is not None:
        given = tuple((worded(name), value) for name, value in example.given)
        nudge = worded(example.nudge)
        example = replace(example, given=given, gradient=worded(example.gradient), nudge=nudge)
    return Verdict("passed" if passed else "partial" if some else "failed", cases, diagnoses, example)


class AsRule:
    """An answerer that shows a function of a node as a rule of g, x and y."""

    def __init__(self, rule, answerer):
        self.answerer, self.rule = answerer, rule
        names = ("g", *rule.inputs)
        self.functions = dict.fromkeys(answerer.functions, names)

    def ask(self, function, arguments):
        """Ask with the children's gradients at zero."""
        pair = np.array([arguments[name] for name in self.rule.inputs])
        return self.node(function, arguments["g"], pair, np.zeros(2), False)

    def node(self, function, g, values, grads, shared):
        """Ask for one node; the answer has one entry per child."""
        value = float(self.rule.forward(*values))
        arguments = {"value": value, "g": float(g), "values": values, "grads": grads, "shared": shared}
        arguments["given"] = program(article_node.drive)
        answer = self.answerer.ask(function, arguments)
        if answer.status != "ok":
            return answer
        return Answer(
            "ok", tuple(np.array(entry) for entry in answer.value[0]), False, seconds=answer.seconds
        )


def accumulation(rule, as_rule):
    """Return the results of adding to what is there, and to one child twice, with the diagnosis."""
    g, values = -1.7, np.array([1.3, -0.6])
    zero = as_rule.node(rule.function, g, values, np.zeros(2), False)
    prior = as_rule.node(rule.function, g, values, PRIOR, False)
    twin = np.array([1.3, 1.3])
    apart = as_rule.node(rule.function, g, twin, np.zeros(2), False)
    shared = as_rule.node(rule.function, g, twin, np.zeros(2), True)
    if any(answer.status != "ok" for answer in (zero, prior, apart, shared)):
        answer = next(answer for answer in (zero, prior, apart, shared) if answer.status != "ok")
        told = Diagnosis("RAISES", f"{rule.function} raised {answer.error}.", "", True, rule.function)
        return [CaseResult(rule.function, "a child that is used twice", "error", answer.error)], [told]
    added = np.allclose(np.array(prior.value), PRIOR + np.array(zero.value))
    both = np.allclose(shared.value[0], sum(apart.value))
    results = [
        CaseResult(rule.function, "children that have a gradient already", "passed" if added else "failed"),
        CaseResult(rule.function, "a child that is used twice", "passed" if both else "failed"),
    ]
    if added and both:
        return results, []
    overwritten = np.allclose(np.array(prior.value), np.array(zero.value))
    if not overwritten:
        said = "what the children's .grad held before comes out changed in some other way than by adding."
        asks = "What should happen to a gradient that is there already?"
        return results, [Diagnosis("PRIOR_GRADIENT", said, asks, True, rule.function)]
    said = (
        "children[0].grad and children[1].grad are overwritten: "
        f"they held {PRIOR[0]} and {PRIOR[1]}, and nothing of it is left."
    )
    asks = "If a value is used in two places, whose gradient should it keep?"
    return results, [Diagnosis("G_OVERWRITE", said, asks, True, rule.function)]


def in_words(diagnosis):
    """Return a rule's diagnosis in the words of the article's nodes."""
    return replace(diagnosis, observed=worded(diagnosis.observed), question=worded(diagnosis.question))


def worded(text):
    """Replace a rule's names by the node's."""
    for name, said in WORDS.items():
        text = re.sub(name, said, text)
    return text
