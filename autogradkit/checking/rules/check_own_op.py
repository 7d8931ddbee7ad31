"""The check of a rule whose forward is the learner's own: the truth comes from asking that forward.

The forward runs where the learner's code runs, the differences are taken here: nobody can return the right
gradient of an operation without knowing it. A forward that could be one operation for whoever differentiates
it and another one for whoever judges it would make any rule right. So it is judged where it was
differentiated: in a process that remembers nothing, the points of both are asked for once more, in an order
that is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from autogradkit.checking.authoring.requirements import require_own_op
from autogradkit.checking.exercise import Rule
from autogradkit.checking.redrawing import redrawn_case
from autogradkit.checking.report.report import Diagnosis
from autogradkit.checking.report.verdict import STOPS, PartVerdict, stopped_verdict
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import rules as sentences

from .check_rule import case_names, check_rule, some_right
from .evidence import for_case

__all__ = ["OwnOp", "check_own"]

AGAIN = 8  # of the points that were differentiated, asked once more for each case
SAME = {"rtol": 1e-9, "atol": 1e-12}  # rounding, in a forward of a few operations
PLACES = 8  # for each shape, at which the slope of the forward is asked, in one direction
MOST_PLACES = 6  # of them: as many equal slopes as no function has by chance, but for steps that it takes
STEP = 1e-4
SAME_SLOPE = 1e-4  # of the largest entry: what bends less is straight, for all that a rule shows
SAID_OF_FORWARD = {"failed": sentences.FORWARD_FAILS, "changes": sentences.FORWARD_DRAWS}
LARGEST_OUTPUT = 1_000  # entries; an operation that fits this exercise has as many as its input, or fewer


@dataclass(frozen=True)
class OwnOp:
    """The rule of an operation that the learner chose: `forward` names her function of one array, `x`.

    The cases are a `Rule`'s. The rule may ask for `g`, `x` and `z`. Cases on which the forward has the slopes
    of an affine function, or of a multiple of a `known` function, by name, prove nothing and don't count.
    """

    function: str
    forward: str
    cases: tuple
    points: float = 1.0
    known: Mapping = field(default_factory=dict)

    def __post_init__(self):
        require_own_op(self)

    def with_seed(self, seed):
        """Return the same part, tried on other random numbers, and on what its cases draw anew."""
        return replace(self, cases=tuple(redrawn_case(self.function, case, seed) for case in self.cases))


class ForwardError(Exception):
    """The learner's forward gave no array of finite numbers."""


def check_own(part, answerer):
    """Try the rule against differences of the learner's forward and return the PartVerdict."""
    if part.function not in answerer.functions:
        return untried_verdict(part, "missing")
    if part.forward not in answerer.functions:
        return without_forward(part)
    asked = {}

    def forward(x):
        z = value_of(part, answerer, x)
        points = asked.setdefault(x.shape, [])
        if not points and not is_same(z, value_of(part, answerer, x)):  # one that draws has no slope
            raise ForwardError("changes")
        points.append((np.array(x), z))
        if z.shape != points[0][1].shape:  # another one than for its neighbour
            raise ForwardError("failed")
        return z

    rule = Rule(part.function, forward, part.cases, part.points, analytic=False)
    try:
        verdict = check_rule(rule, OneByOne(answerer))
        if verdict.share:
            return judged_again(part, rule, answerer, asked, verdict)
        if verdict.status == "passed":  # right, where a rule that does nothing is right
            return verdict_without_points(part, verdict.cases, sentences.FORWARD_IDLE)
        return verdict
    except ForwardError as error:
        status = str(error)
        if status == "not_written":
            return without_forward(part)
        if status not in SAID_OF_FORWARD:
            return untried_verdict(part, status)
        untried, sentence = untried_verdict(part, "missing").cases, SAID_OF_FORWARD[status]
        return verdict_without_points(part, [replace(case, says=sentence.code) for case in untried], sentence)


def untried_verdict(part, why):
    """Return the verdict on a rule that nothing could be asked about; `why` is the forward's own end."""
    as_if = Rule(part.function, lambda x: x, part.cases, part.points)
    return stopped_verdict(part.function, why, (), *case_names(as_if))


def without_forward(part):
    """Return the verdict on a rule, there or not, whose forward isn't there yet."""
    untried, fields = untried_verdict(part, "missing"), forward_in(part)
    diagnosis = Diagnosis(*sentences.FORWARD_NOT_THERE, function=part.function, fields=fields)
    return replace(untried, diagnoses=(diagnosis,))


class OneByOne:
    """An answerer that is asked nothing together: no value of a forward may be chosen to fit a later one."""

    def __init__(self, answerer):
        self.answerer, self.functions = answerer, answerer.functions

    def __getattr__(self, name):
        """Return what the answerer itself has, but for the way of asking together."""
        if name == "ask_at_once":
            raise AttributeError(name)
        return getattr(self.answerer, name)


def value_of(part, answerer, x):
    """Return what the learner's forward gives at x, or raise ForwardError."""
    answer = answerer.ask(part.forward, {"x": np.array(x, float)})
    if answer.status in STOPS:
        raise ForwardError(answer.status)
    value = answer.value[0] if answer.status == "ok" and answer.single and answer.value else None
    if value is None or value.dtype.kind != "f" or value.size > LARGEST_OUTPUT:
        raise ForwardError("failed")
    if not np.all(np.isfinite(value)):
        raise ForwardError("failed")
    return value


def verdict_without_points(part, cases, sentence):
    """Return the verdict on a part that earns nothing, for what a sentence says of its forward."""
    cases = tuple(replace(case, status="failed", counts=True) for case in cases)
    return PartVerdict(
        "failed", cases, (Diagnosis(*sentence, function=part.function, fields=forward_in(part)),)
    )


def forward_in(part):
    """Return the field for the forward's name."""
    return {"forward": part.forward}


def judged_again(part, rule, answerer, asked, verdict):
    """Return the verdict once the forward is known to be one function, and one worth differentiating."""
    random = generator(part.function, "again", seed=part.cases[0].seed)
    known, questions = [], []
    for place, shape in enumerate(asked):
        points = asked[shape]
        some = random.permutation(len(points))[:AGAIN]
        known += [points[i] for i in some]
        questions += [(place, x) for pair in neighbours(shape, random) for x in pair]
    getattr(answerer, "renew", lambda: None)()
    between = for_case(rule, part.cases[0], answerer).arguments
    answers = {}
    for i in random.permutation(len(known) + len(questions)):
        x = known[i][0] if i < len(known) else questions[i - len(known)][1]
        answers[int(i)] = value_of(part, answerer, x)
        if random.random() < 0.1:  # its rule in between, as when a graph is trained
            answerer.ask(part.function, between)
    again = [answers[i] for i in range(len(known))]
    if not all(is_same(z, now) for (_, z), now in zip(known, again)):
        return verdict_without_points(part, verdict.cases, sentences.FORWARD_CHANGES)
    first = len(known)
    several, idle = {shape for shape in asked if np.prod(shape) > 1}, set()
    for place, shape in enumerate(asked):
        values = [(x, answers[first + i]) for i, (where, x) in enumerate(questions) if where == place]
        if shape in several and (has_one_slope([z for _, z in values]) or has_known_slopes(part, values)):
            idle.add(shape)
    if idle and idle == several:
        return verdict_without_points(part, verdict.cases, sentences.FORWARD_IDLE)
    return without_idle_cases(part, rule, verdict, idle)


def is_same(z, now):
    """Return whether two answers of a forward are one, up to rounding."""
    return z.shape == now.shape and np.allclose(z, now, **SAME)


def neighbours(shape, random):
    """Yield pairs of inputs beside each other, in one direction, drawn as those of the cases are."""
    way = STEP * random.uniform(0.5, 1.0, shape)
    for _ in range(PLACES):
        x = random.uniform(0.3, 1.7, shape) * random.choice([-1.0, 1.0], shape)
        yield x - way, x + way


def has_one_slope(values):
    """Return whether a forward is straight: its slope the same in most places, wherever it takes steps.

    An affine function has one slope. So has one with steps, or with a bend that is too small for any rule to
    show it: what is right for the affine one is right for these.
    """
    slopes = slopes_of(values)
    return max(number_alike(slopes, one) for one in slopes) >= MOST_PLACES


def has_known_slopes(part, values):
    """Return whether a forward has the slopes of a known function, or a multiple of them, in most places."""
    if any(z.shape != x.shape for x, z in values):
        return False
    slopes = slopes_of([z for _, z in values])
    with np.errstate(all="ignore"):
        for function in part.known.values():
            known = slopes_of([function(x) for x, _ in values])
            if number_alike(slopes, known * multiple_of(slopes, known)) >= MOST_PLACES:
                return True
    return False


def multiple_of(slopes, known):
    """Return how many times as large slopes are as others, as a rule; where these are 0, nobody knows.

    >>> float(multiple_of(np.array([2.0, -6.0, 0.0, 5.0]), np.array([1.0, -3.0, 0.0, 2.5])))
    2.0
    """
    ratios = slopes[known != 0] / known[known != 0]
    return np.median(ratios) if ratios.size else 1.0


def slopes_of(values):
    """Return how much a forward grows from the first to the second of each pair of values."""
    return np.array([after - before for before, after in zip(values[::2], values[1::2], strict=True)])


def number_alike(slopes, others):
    """Return in how many places slopes are the same as others, or as one other."""
    off = np.abs(slopes - others).reshape(len(slopes), -1)
    size = np.abs(slopes).reshape(len(slopes), -1)
    return int(np.sum(np.max(off, axis=1, initial=0.0) <= SAME_SLOPE * np.max(size, axis=1, initial=0.0)))


def without_idle_cases(part, rule, verdict, shapes):
    """Return the verdict when cases of these shapes count only if they went wrong."""
    idle = tuple(case.name for case in rule.cases if case.shapes["x"] in shapes)
    cases = tuple(
        replace(case, counts=case.counts and case.status != "passed") if case.name.startswith(idle) else case
        for case in verdict.cases
    )
    verdict = replace(verdict, cases=cases)
    if idle and not verdict.share:
        return verdict_without_points(part, verdict.cases, sentences.FORWARD_IDLE)
    if idle and verdict.status == "partial":
        return replace(verdict, status=some_right(cases))
    return verdict
