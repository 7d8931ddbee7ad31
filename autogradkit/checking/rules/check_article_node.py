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
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import rules as sentences
from autogradkit.checking.sentences.report import ERROR_NOTE
from autogradkit.checking.task import program

from .check_rule import check_rule, some_right

__all__ = ["check_article"]


def check_article(rule, answerer):
    """Try one function of the article's kind and return the PartVerdict."""
    as_rule = AsRule(rule, answerer)
    verdict = check_rule(rule, as_rule, as_rule.names)
    if verdict.status in ("missing", "timeout", "memory", "crashed", "error"):
        names, code = (sentences.CHILDREN_WITH_GRADIENT, sentences.CHILD_TWICE), verdict.diagnoses[0].code
        untried = (CaseResult(rule.function, name, "error", code, counts=False) for name in names)
        return replace(verdict, cases=(*verdict.cases, *untried))
    results, diagnoses = accumulation(rule, as_rule, nan_is_told=verdict.status != "passed")
    if [one.code for one in verdict.diagnoses] == ["ALL_ZERO"] and as_rule.returns_something():
        verdict = replace(verdict, diagnoses=(Diagnosis(*sentences.RETURNED, function=rule.function),))
    if verdict.status != "passed":  # adding a wrong gradient correctly earns nothing
        results = [replace(result, counts=result.status != "passed") for result in results]
    cases = (*verdict.cases, *results)
    status = "passed" if all(case.status == "passed" for case in cases) else some_right(cases)
    most = SLOPES_SHARE if diagnoses else 1.0
    return PartVerdict(status, cases, (*verdict.diagnoses, *diagnoses), verdict.example, most)


SLOPES_SHARE = 0.5
"""Of the points at most, for right slopes that are not added to what is there: wrong in any graph."""


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
        node = self.with_gradients_at_zero(arguments)
        return self.as_rules(self.answerer.ask(function, node), node)

    def ask_at_once(self, function, several, meanwhile):
        """Ask about several such nodes, together if the answerer can, and do something meanwhile."""
        together = getattr(self.answerer, "ask_at_once", None)
        if not together:
            return [self.ask(function, arguments) for arguments in several]
        nodes = [self.with_gradients_at_zero(arguments) for arguments in several]
        return list(map(self.as_rules, together(function, nodes, meanwhile), nodes))

    def returns_something(self):
        """Return whether the function returns something, where nothing is asked for."""
        arguments = self.arguments(1.0, np.ones(2), np.zeros(2), False)
        answer = self.answerer.ask(self.rule.function, arguments | {"given": program(article_node.returns)})
        return answer.status == "ok" and bool(answer.value[0])

    def with_gradients_at_zero(self, arguments):
        """Return the node for a rule's arguments."""
        pair = np.array([arguments[name] for name in self.rule.inputs])
        return self.arguments(arguments["g"], pair, np.zeros(2), False)

    def arguments(self, g, values, grads, shared):
        """Return one node in numbers, the way `drivers/article_node.py` reads it."""
        value = float(self.rule.forward(*values))
        node = {"value": value, "g": float(g), "values": values, "grads": grads, "shared": shared}
        return node | {"given": program(article_node.drive)}

    def node(self, function, *what):
        """Ask for one node, as `arguments` describes it; the answer has one entry per child."""
        node = self.arguments(*what)
        return self.as_rules(self.answerer.ask(function, node), node)

    def as_rules(self, answer, node):
        """Return what was answered about a node as a rule's answer, with one entry per child."""
        if answer.status != "ok":
            return answer
        value, g, values, shared = (node[name] for name in ("value", "g", "values", "shared"))
        (numbers,) = answer.value if len(answer.value) == 1 else (None,)
        children = 1 if shared else 2
        if np.shape(numbers) != (2 * children + 2,):  # not what the driver returns by itself
            return Answer("bad_return", error="something else")
        gradients, left = numbers[:children], numbers[children:]
        before = dict(zip(("z", "g", *self.rule.inputs), (value, g, *values)))
        changed = tuple(name for (name, was), now in zip(before.items(), left) if was != now)
        return Answer("ok", tuple(map(np.array, gradients)), False, changed=changed, seconds=answer.seconds)


def questions(rule):
    """Return g, two values, one value twice, and two gradients that are there before; a seed draws them."""
    seed = rule.cases[0].seed
    if not seed:
        return -1.7, np.array([1.3, -0.6]), np.array([1.3, 1.3]), np.array([0.75, -1.25])
    random = generator(rule.function, "before", seed=seed)
    g, x, y, twice, *prior = random.uniform(0.4, 1.9, 6) * random.choice([-1, 1], 6)
    return g, np.array([x, y]), np.array([twice, twice]), np.array(prior)


def accumulation(rule, as_rule, nan_is_told):
    """Return the results of adding to what is there, and to one child twice, with the diagnosis.

    Whoever adds NaN adds, and it is said of the slopes already that they are NaN.
    """
    f, (g, values, twin, prior) = rule.function, questions(rule)
    answers = [
        as_rule.node(f, g, pair, grads, shared)
        for pair, grads, shared in (
            (values, np.zeros(2), False),
            (values, prior, False),
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
    added = np.allclose(from_prior, prior + from_zero, equal_nan=nan_is_told)
    both = np.allclose(together[0], sum(apart), equal_nan=nan_is_told)
    results = [
        CaseResult(f, sentences.CHILDREN_WITH_GRADIENT, "passed" if added else "failed"),
        CaseResult(f, sentences.CHILD_TWICE, "passed" if both else "failed"),
    ]
    if added and both:
        return results, []
    fields = {"first": prior[0], "second": prior[1], "got": float(together[0]), "want": float(sum(apart))}
    if added:
        return results, [Diagnosis(*sentences.CHILD_USED_TWICE, function=f, fields=fields)]
    if not np.allclose(from_prior, from_zero):
        return results, [Diagnosis(*sentences.PRIOR_GRADIENT, function=f)]
    return results, [Diagnosis(*sentences.CHILDREN_OVERWRITTEN, function=f, fields=fields)]
