"""The check of the article's rules: functions of a node that add to its children's gradients.

With the children's gradients at zero such a function is a rule like any other, of the node's own
gradient and the two values; so it is checked as one. Then come what only such a function can get
wrong: what was there before, and a child that is used twice.
"""

from dataclasses import replace

import numpy as np

from autogradkit.checking.answer import Answer
from autogradkit.checking.drivers import article_node
from autogradkit.checking.report.report import CaseResult, Diagnosis
from autogradkit.checking.report.verdict import PartVerdict
from autogradkit.checking.report.wording import gradient_name
from autogradkit.checking.sentences import rules as sentences
from autogradkit.checking.sentences.report import ERROR_NOTE
from autogradkit.checking.task import program

from .check_rule import check_rule, some_right

__all__ = ["check_article"]

PRIOR = np.array([0.75, -1.25])


def check_article(rule, answerer):
    """Try one function of the article's kind and return the PartVerdict."""
    as_rule = AsRule(rule, answerer)
    verdict = check_rule(rule, as_rule, as_rule.names)
    if verdict.status in ("missing", "timeout", "memory", "crashed", "error"):
        return verdict
    results, diagnoses = accumulation(rule, as_rule)
    if verdict.status != "passed":  # adding a wrong gradient correctly earns nothing
        results = [replace(result, counts=result.status != "passed") for result in results]
    cases = (*verdict.cases, *results)
    status = "passed" if all(case.status == "passed" for case in cases) else some_right(cases)
    return PartVerdict(status, cases, (*verdict.diagnoses, *diagnoses), verdict.example)


class AsRule:
    """An answerer that shows a function of a node as a rule of g, x and y.

    `names` are what stands in the node for these arrays.
    """

    def __init__(self, rule, answerer):
        self.answerer, self.rule = answerer, rule
        self.functions = dict.fromkeys(answerer.functions, ("g", *rule.inputs))
        self.names = {"g": "node.grad", "z": "node.value"}
        for place, name in enumerate(rule.inputs):
            self.names[name] = f"children[{place}].value"
            self.names[gradient_name(name)] = f"children[{place}].grad"

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
        gradients = tuple(np.array(entry) for entry in answer.value[0])
        return Answer("ok", gradients, False, seconds=answer.seconds)


def accumulation(rule, as_rule):
    """Return the results of adding to what is there, and to one child twice, with the diagnosis."""
    f, g, values, twin = rule.function, -1.7, np.array([1.3, -0.6]), np.array([1.3, 1.3])
    answers = [
        as_rule.node(f, g, pair, grads, shared)
        for pair, grads, shared in (
            (values, np.zeros(2), False),
            (values, PRIOR, False),
            (twin, np.zeros(2), False),
            (twin, np.zeros(2), True),
        )
    ]
    failed = next((answer for answer in answers if answer.status != "ok"), None)
    if failed:
        fields = {"error": failed.error}
        result = CaseResult(f, sentences.CHILD_TWICE, "error", ERROR_NOTE, fields=fields)
        return [result], [Diagnosis(*sentences.RAISES_ON_NODE, function=f, fields=fields)]
    from_zero, from_prior, apart, together = (np.array(answer.value) for answer in answers)
    added = np.allclose(from_prior, PRIOR + from_zero)
    both = np.allclose(together[0], sum(apart))
    results = [
        CaseResult(f, sentences.CHILDREN_WITH_GRADIENT, "passed" if added else "failed"),
        CaseResult(f, sentences.CHILD_TWICE, "passed" if both else "failed"),
    ]
    if added and both:
        return results, []
    if not np.allclose(from_prior, from_zero):
        return results, [Diagnosis(*sentences.PRIOR_GRADIENT, function=f)]
    fields = {"first": PRIOR[0], "second": PRIOR[1]}
    return results, [Diagnosis(*sentences.CHILDREN_OVERWRITTEN, function=f, fields=fields)]
