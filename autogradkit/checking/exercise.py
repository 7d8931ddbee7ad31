"""An exercise as data: what is to be written, how it is tried, for how many points.

`exercise.py` in an exercise's folder builds one `Exercise` of one or more parts:

`Rule`, and `ArticleRule` for one in the article's form
    a backward rule. The exercise never holds the rule that is asked for: the truth comes from
    differentiating the forward.
`Engine`
    a backward pass through whole graphs.
`Task` (module `task`)
    anything else: a function whose results are compared with a trusted function's. It may be handed
    Python functions, objects and counters by a few public lines that run beside it.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .answer import parameters
from .authoring.requirements import (
    require_case,
    require_exercise,
    require_inputs,
    require_rule,
    require_variant,
)
from .authoring.settings import changed, require_settings
from .layouts import LAYOUTS, with_layouts
from .redrawing import redrawn_case

__all__ = ["ArticleRule", "Case", "Engine", "Exercise", "Rule", "Variant"]


@dataclass(frozen=True)
class Case:
    """One situation in which a rule is tried; its name seeds its random numbers.

    Parameters
    ----------
    name : str
        What the learner reads: "two rows, three columns". Unique within its rule.
    shapes : mapping of str to tuple
        The inputs to sample, by name.
    params : mapping
        The forward's keyword parameters.
    values : mapping
        Inputs given as numbers instead of being sampled.
    g : array or None
        The upstream gradient, where it should not be random: 0 where a slope is infinite, say.
    layout : str
        `C`, `fortran` or `strided` (every second entry, backwards): how the inputs lie in memory.
    same : bool
        Whether all inputs are one and the same array, as in `x * x`.
    kind : str
        `plain`; `kink` (ties and corners: any subgradient is right); `edge` (far from zero, judged for
        being finite and close); `large` (judged by a few directions and by time and memory).
    scale : float
        The sampled inputs are this much larger than usual.
    limit_s, limit_mb : float
        What a `large` case may take.
    redraw : callable of a NumPy Generator, or None
        Returns by name the fields that change where a hand-in is graded: `{"values": {"x": …}}`. Without it
        listed numbers are made smaller by one factor, and choices put in another order (see `redrawing`).
    """

    name: str
    shapes: Mapping = field(default_factory=dict)
    params: Mapping = field(default_factory=dict)
    values: Mapping = field(default_factory=dict)
    g: object = None
    layout: str = "C"
    same: bool = False
    kind: str = "plain"
    scale: float = 1.0
    limit_s: float = 2.0
    limit_mb: float = 64.0
    redraw: Callable | None = None
    seed: int = 0  # with the name it seeds the random numbers; see `Exercise.with_seed`

    def __post_init__(self):
        require_case(self)


@dataclass(frozen=True)
class Variant:
    """A wrong rule that an exercise knows by sight: recognised when every number agrees.

    `rule` takes what a learner's rule takes, by name, and returns what she would have returned.
    """

    code: str
    rule: Callable
    observed: str
    question: str

    def __post_init__(self):
        require_variant(self)


@dataclass(frozen=True)
class Rule:
    """One backward rule to write, and the forward that it belongs to.

    Parameters
    ----------
    function : str
        The name of the function that the learner writes.
    forward : callable
        The trusted forward: arrays in order, then keyword parameters. With `analytic=True` it must
        accept complex arrays (see `differences.crosscheck`).
    cases : tuple of Case
    points : float
    says : str
        The forward in the learner's words: `z = x * y`.
    inputs : tuple of str
        The inputs to differentiate; by default the forward's positional parameters.
    analytic : bool
        Complex step if True, else Richardson-extrapolated central differences.
    domain : mapping of str to (low, high)
        Where an input is sampled; by default both signs, about 0.3 to 1.7 in size.
    offers : mapping of str to callable
        Further arguments the rule may ask for, each a function `(z, inputs, params)`.
    paths : mapping of str to str
        Words for what an edge of the forward's graph carries, where its formula says too little, as in
        `{"sum(exp(x - max(x)))": "the sum below the line"}`. MISSING_PATH finds the edges by itself.
    variants : tuple of Variant
        Mistakes that only this exercise has.
    layouts : tuple of str
        The cases added to the listed ones, made from the most telling one: no entries (where the forward
        takes that), Fortran order, every second entry backwards (see module `layouts`). None are left to be
        added once the Rule is made.
    larger : callable of a NumPy Generator, or None
        Returns a Case with more of everything, or some, on which a rule is tried that is right in the listed
        ones. Needed where parameters belong to the lengths of arrays: where they don't, other lengths are
        found without it (see `rules.sizes`).
    ranges : mapping of str to (low, high)
        Between what ends a parameter of the forward may lie: a rule that is right for the listed ones is
        tried with others, drawn from there; with whole ones if the ends are whole.
    """

    function: str
    forward: Callable
    cases: tuple
    points: float = 1.0
    says: str = ""
    inputs: tuple = ()
    analytic: bool = True
    domain: Mapping = field(default_factory=dict)
    offers: Mapping = field(default_factory=dict)
    paths: Mapping = field(default_factory=dict)
    variants: tuple = ()
    layouts: tuple = LAYOUTS
    larger: Callable | None = None
    ranges: Mapping = field(default_factory=dict)

    def __post_init__(self):
        require_rule(self)
        if not self.inputs:
            object.__setattr__(self, "inputs", positional(self.forward))
        require_inputs(self)
        if self.layouts:
            cases = with_layouts(self.layouts, self.forward, self.inputs, self.cases)
            object.__setattr__(self, "cases", cases)
            object.__setattr__(self, "layouts", ())

    def with_seed(self, seed):
        """Return the same rule, tried on other random numbers."""
        return changed(self, cases=tuple(redrawn_case(self.function, case, seed) for case in self.cases))


@dataclass(frozen=True)
class ArticleRule(Rule):
    """A rule in the article's form: its function is handed a node, and adds to its children's gradients."""


@dataclass(frozen=True)
class Engine:
    """A backward pass to write, tried on small graphs with known answers and on random ones.

    It is handed the last node of a graph. A node has `.value`; `.inputs`, the nodes it was made from;
    `.vjp(g)`, what each of them receives if the node's own gradient is g; `.grad`, 0.0 at first; and
    `.requires_grad`.

    `also` names what else it is asked: `inner` (the gradients of inner nodes and the output), `twice`
    (backward again on the same graph: leaves hold twice as much, inner nodes start afresh), `reset` (the
    same, but nothing is left of the first time), `deep` (a chain of thousands of nodes) and `constants`
    (leaves that need no gradient keep theirs at 0.0 or None). `twice` and `reset` ask for opposites.
    """

    function: str = "backward"
    points: float = 1.0
    also: tuple = ()
    seed: int = 0

    def __post_init__(self):
        require_settings(self, repr(self.function))

    def with_seed(self, seed):
        """Return the same engine, tried on other random graphs."""
        return changed(self, seed=seed)


@dataclass(frozen=True)
class Exercise:
    """One exercise: its place in the course, what is to be written, the hints.

    `parts` holds a `Rule`, a `Task`, an `Engine` or an `OwnOp` per function. `name` and `hints`, which are
    shown one at a time, come from the exercise's folder: from its own name and its `hints.md`.
    """

    id: str
    name: str = ""
    title: str = ""
    parts: tuple = ()
    hints: tuple = ()
    stars: int = 1
    minutes: int = 10

    def __post_init__(self):
        require_exercise(self)

    @property
    def kind(self):
        """The adapter by which the functions are asked (see `answer`): `rule` if all are, else `driven`."""
        return "rule" if all(type(part) is Rule for part in self.parts) else "driven"

    @property
    def functions(self):
        """The names of the functions to write, in order."""
        return tuple(part.function for part in self.parts)

    @property
    def points(self):
        """The points for all parts together."""
        return sum(part.points for part in self.parts)

    def op_name(self, function):
        """Return the name of the op whose rule is the function of this name."""
        return self.name if function == "backward" else function.removesuffix("_backward")

    def with_seed(self, seed):
        """Return the same exercise, tried on other random numbers; 0 are the ones everybody gets."""
        return changed(self, parts=tuple(part.with_seed(seed) for part in self.parts))


def positional(forward):
    """Return the names of a function's positional parameters; a ufunc's are called x, or x and y.

    >>> positional(np.exp), positional(np.multiply), positional(lambda a, *, axis: a)
    (('x',), ('x', 'y'), ('a',))
    """
    if isinstance(forward, np.ufunc):
        return parameters(forward)
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return tuple(name for name, p in inspect.signature(forward).parameters.items() if p.kind in kinds)
