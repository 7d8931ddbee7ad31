"""Exercise K2: a checker, graded by the wrong rules it catches and the right ones it lets pass."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import FORWARDS, drive
from .judge import judge
from .truth import KINDS
from .variants import CHANGES


def spread(g, x):
    return g[..., None] * np.ones_like(x)


RULES = {
    "exp": lambda g, z, x: (g * z,),
    "mul": lambda g, z, x, y: (g * y, g * x),
    "tanh": lambda g, z, x: (g * (1 - z * z),),
    "matmul": lambda g, z, x, y: (g @ y.T, x.T @ g),
    "sin": lambda g, z, x: (g * np.cos(x),),
    "div": lambda g, z, x, y: (g / y, -g * z / y),
    "sum of rows": lambda g, z, x: (spread(g, x),),
    "sub": lambda g, z, x, y: (g + 0, -g),
    "cube": lambda g, z, x: (3 * g * x**2,),
    "softmax": lambda g, z, x: (z * (g - (g * z).sum(-1, keepdims=True)),),
    "mean of rows": lambda g, z, x: (spread(g, x) / x.shape[-1],),
    "cumsum": lambda g, z, x: (np.cumsum(g[..., ::-1], -1)[..., ::-1] + 0,),
    "norm": lambda g, z, x: (spread(g / z, x) * x,),
    "hypot": lambda g, z, x, y: (g * x / z, g * y / z),
}


def scaled_rule(rule, a, b):
    """Return the rule of a f(b x), by that of f."""
    return lambda g, z, *xs: tuple(b * d for d in rule(a * g, z / a, *(b * x for x in xs)))


def rules_of(names, changes, numbers, scales):
    """Return the function that knows the rules on trial: it is told a rule's number, then what that takes."""
    rules = [scaled_rule(RULES[name], *scale) for name, scale in zip(names, scales, strict=True)]
    made = [CHANGES[change](rule) for change, rule in zip(changes, rules, strict=True)]

    def rule(number, g, z, *inputs):
        number = int(number)
        if not 0 <= number < len(made) or any(x.ndim != 2 or x.size > 100 for x in inputs):
            raise ValueError("the rule takes g, z, and the inputs of one case")
        right = np.asarray(FORWARDS[names[number]](*inputs))
        if not np.shape(g) == np.shape(z) == right.shape:
            raise ValueError(f"g has shape {np.shape(g)}, z has {np.shape(z)}; forward returns {right.shape}")
        return made[number](g, z, *inputs)

    return {"rule": rule}


OPS = (
    *("exp", "mul", "tanh", "matmul", "sin", "div", "sum of rows"),
    *("sub", "cube", "softmax", "mean of rows", "cumsum", "norm", "hypot"),
)
FIRST, SECOND = KINDS[:6], KINDS[6:12]


def pair_of(k, more):
    """Return the ops and kinds of rules of trial k: twelve wrong ones, or two `more`, and five right ones."""
    first, second = OPS[2 * k], OPS[2 * k + 1]
    listed = [(first, kind) for kind in (*FIRST, "right", "right, in another order")]
    listed += [(second, kind) for kind in (*SECOND, "right", "right, in another order", "right, by halves")]
    of_first, of_second = ("one entry", "another entry")[
        :: 1 if k % 2 else -1
    ]  # of the first gradient, the last
    return [*listed, (first, of_first), (second, of_second)] if more else listed


def drawn(k, more=False):
    """Return the draw of one trial: its rules in random order, and numbers of both signs."""

    def draw(random):
        listed = pair_of(k, more)
        listed = [listed[i] for i in random.permutation(len(listed))]
        numbers = random.uniform(0.4, 1.6, 2_000) * random.choice([-1, 1], 2_000)
        changes = tuple(KINDS.index(kind) for _, kind in listed)
        scales = random.uniform(0.7, 1.4, (len(listed), 2)) * [random.choice([-1, 1]), 1]
        names = tuple(name for name, _ in listed)
        return {"names": names, "changes": changes, "numbers": numbers, "scales": scales}

    return draw


def right_result(names, changes, numbers, scales):
    """Return which of the rules are right."""
    return np.array([KINDS[change].startswith("right") for change in changes])


exercise = Exercise(
    id="K2",
    title="Write a checker",
    parts=(
        Task(
            "gradcheck",
            right_result,
            tuple(
                Trial(f"{first} and {second}", drawn(k), limit_s=20.0, redraw=drawn(k, more=True))
                for k, (first, second) in enumerate(zip(OPS[::2], OPS[1::2]))
            ),
            points=10,
            says="whether the rule is right",
            results=("verdicts",),
            drive=drive,
            given=lambda **arguments: None,  # the rules are in a box
            judge=judge,
            oracles=rules_of,
            private=("changes",),
        ),
    ),
    stars=4,
    minutes=45,
)
