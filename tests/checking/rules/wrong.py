"""Wrong rules that somebody wrote somewhere, by the kind of mistake and the code that each must get."""

import numpy as np

from tests.checking.rules.forwards import sigmoid
from tests.checking.rules.right import stretched, unbroadcast


def in_place(g, x, y):
    dx = g * y
    g *= x
    return dx, g


def spoils_input(g, x, y):
    dx = g * y
    x *= g
    return dx, x.copy()


def spoils_both_inputs(g, x, y):
    x *= g
    y *= g
    return y, x


memory = []


def remembers(g, x, y):
    memory.append(1)
    return g * y, g * x * (1 + len(memory))


def numeric(g, x):
    return g * (np.tanh(x + 1e-5) - np.tanh(x - 1e-5)) / 2e-5


def kept_away(g, x, y):
    y = np.where(np.abs(y) < 0.1, 0.1, y)
    return g / y, -g * x / y**2


WRONG_BY_CODE = {  # what it must be called, and rules that make this mistake, by their forward
    # What came back is no set of gradients
    "COUNT": [
        ("add", lambda g: g),
    ],
    "RETURNED_NONE": [
        ("add", lambda g: None),
        ("add", lambda g: (g, None)),
    ],
    "RETURNED_TYPE": [
        ("add", lambda g: "g"),
    ],
    "DTYPE": [
        ("add", lambda g: (g, (g > 0))),
    ],
    "RAISES": [
        ("add", lambda g: (g, undefined)),  # noqa: F821
    ],
    "UNKNOWN_NAME": [
        ("add", lambda g, w: (g, g)),
    ],
    "SHAPE": [
        ("mul", lambda g, x, y: (g * y, np.sum(g * x))),
        ("mul", lambda g, x, y: (np.dot(g, y), np.dot(g, x))),  # right for numbers; for tables it raises
    ],
    # The arguments, and what is remembered
    "MUTATES_UPSTREAM": [
        ("mul", in_place),
    ],
    "MUTATES_INPUT": [
        ("mul", spoils_input),
        ("mul", spoils_both_inputs),
    ],
    "STATEFUL": [
        ("mul", remembers),
    ],
    # The upstream gradient
    "NO_UPSTREAM": [
        ("add", lambda g: (1.0, 1.0)),
        ("add", lambda g: (1, 1)),
        ("add", lambda g, x: (np.ones_like(x), np.ones_like(x))),
        ("mul", lambda x, y: (y, x)),
        ("exp", lambda g, z: z),
        ("sum", lambda x: np.ones_like(x)),
        ("unbroadcast", lambda g, shape: np.ones(shape)),
        ("matmul", lambda g, x, y: (np.ones_like(g) @ y.T, x.T @ np.ones_like(g))),
        ("softmax", lambda g, z, axis: z * (1 - z)),
    ],
    "UPSTREAM_TWICE": [
        ("mul", lambda g, x, y: (g * g * y, g * g * x)),
    ],
    "TERM_WITHOUT_UPSTREAM": [
        ("mul", lambda g, x, y: (g * y + x, g * x + y)),
    ],
    "UPSTREAM_POOLED": [
        ("mul", lambda g, x, y: (y * g.sum(), x * g.sum())),
        ("mul", lambda g, x, y: (y * g.mean(), x * g.mean())),
    ],
    "NOT_LINEAR": [
        ("relu", lambda g, x: g * (g > 0)),
        ("relu", lambda g, x: np.maximum(g, 0) * (x > 0)),
        ("mul", lambda g, x, y: (np.floor(g * y), np.floor(g * x))),
        ("mul", lambda g, x, y: (np.rint(g * y), np.rint(g * x))),
    ],
    # The right gradient, moved
    "SIGN": [
        ("sub", lambda g: (g, g)),
        ("sub", lambda g: (-g, g)),
        ("div", lambda g, x, y: (g / y, g * x / y**2)),
        ("exp", lambda g, z: -g * z),
        ("tanh", lambda g, z: g * (z**2 - 1)),
        ("sigmoid", lambda g, z: g * z * (z - 1)),
    ],
    "SWAPPED_INPUTS": [
        ("mul", lambda g, x, y: (g * x, g * y)),
        ("matmul", lambda g, x, y: (x.T @ g, g @ y.T)),
    ],
    "ALL_ZERO": [
        ("mul", lambda g, x, y: (0 * g, 0 * g)),
        ("softmax", lambda g, z, axis: np.zeros_like(g)),
    ],
    "LOCAL_MISSING": [
        ("mul", lambda g, x, y: (g, g)),
        ("exp", lambda g, z: g),
    ],
    "TRANSPOSED": [
        ("matmul", lambda g, x, y: ((g @ y.T).T, (x.T @ g).T)),
    ],
    "ORDER": [
        ("matmul", lambda g, x, y: (y.T @ g, g @ x.T)),
    ],
    "ELEMENTWISE": [
        ("matmul", lambda g, x, y: (g * y, g * x)),
    ],
    "OTHER_INPUT_TRANSPOSED": [
        ("matmul", lambda g, x, y: (g @ y, x @ g)),
    ],
    # Factors and terms
    "FACTOR": [
        ("mul", lambda g, x, y: (2 * g * y, 2 * g * x)),
        ("pow", lambda g, x, n: g * x ** (n - 1)),
        ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * g.size / x.size),
        ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims)),
        ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / x.size),
        ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / len(x)),
        ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / g.size),
    ],
    "MEAN_FOR_SUM": [
        ("unbroadcast", lambda g, shape: unbroadcast(g, shape, np.mean)),
    ],
    "ADDS": [
        ("ridge", lambda g, x, strength: g * (np.cos(x) + 2.5 * strength * x)),
    ],
    "PARAMETER_IGNORED": [
        ("scaled", lambda g, x: g * (4 * x**3 + 4)),
    ],
    # Local derivatives
    "FORMULA": [
        ("div", lambda g, x, y: (g / y, -g * x / y)),
        ("div", lambda g, x, y: (g / y, g / x)),
        ("pow", lambda g, x, n: g * n * x**n),
        ("pow", lambda g, x, n: g * (n - 1) * x ** (n - 1)),
        ("exp", lambda g, x: g * x * np.exp(x - 1)),
        ("log", lambda g, x: g * x),
        ("log", lambda g, x: g / x**2),
        ("tanh", lambda g, z: g * (1 - z)),
        ("tanh", lambda g, z: g * (1 + z**2)),
        ("sigmoid", lambda g, z: g * (1 - z)),
        ("sigmoid", lambda g, z: g * z * (1 + z)),
        ("relu", lambda g, x, z: g * z),
    ],
    "USED_INPUT_FOR_OUTPUT": [
        ("exp", lambda g, x: g * x),
        ("tanh", lambda g, x: g * (1 - x**2)),
        ("sigmoid", lambda g, x: g * x * (1 - x)),
    ],
    "USED_OUTPUT_FOR_INPUT": [
        ("log", lambda g, z: g / z),
        ("tanh", lambda g, z: g * (1 - np.tanh(z) ** 2)),
        ("sigmoid", lambda g, z: g * sigmoid(z) * (1 - sigmoid(z))),
    ],
    "WRONG_ONLY_WHERE": [
        ("relu", lambda g, x: g),
        ("relu", lambda g, x: g * (x > -10)),
        ("relu", lambda g, x: g * np.where(x > 0, 1, 0.01)),
        ("abs", lambda g: g),
    ],
    # Axes and shapes
    "UNBROADCAST_MISSING": [
        ("unbroadcast", lambda g, shape: g),
    ],
    "UNBROADCAST_PARTIAL": [
        ("unbroadcast", lambda g, shape: unbroadcast(g, shape, stretch=False)),
        ("unbroadcast", lambda g, shape: unbroadcast(g, shape, lead=False)),
    ],
    "KEEPDIMS_SHAPE": [
        ("unbroadcast", lambda g, shape: unbroadcast(g, shape, keep=False)),
    ],
    "NOT_EXPANDED": [
        ("sum", lambda g, x: g),
    ],
    "WRONG_AXIS": [
        ("sum", lambda g, x: np.broadcast_to(g, x.shape)),
        ("softmax", lambda g, z, axis: z * (g - (g * z).sum(-1, keepdims=True))),
        ("softmax", lambda g, z, axis: z * (g - (g * z).sum(0, keepdims=True))),
        ("softmax", lambda g, z, axis: z * (g - (g * z).sum())),
    ],
    "INVERSE_PERMUTATION": [
        ("permute", lambda g, axes: np.transpose(g, axes)),
        ("transpose", lambda g, axes: g.transpose(axes)),
    ],
    "AXES_NOT_MOVED": [
        ("transpose", lambda g: g),
    ],
    "AXES_REVERSED": [
        ("transpose", lambda g: g.T),
    ],
    # Paths, and places
    "MISSING_PATH": [
        ("ridge", lambda g, x, strength: g * np.cos(x)),
        ("softmax", lambda g, z, axis: g * z),
        ("softmax", lambda g, z, axis: -z * (g * z).sum(axis, keepdims=True)),
    ],
    "PATH_SIGN": [
        ("softmax", lambda g, z, axis: z * (g + (g * z).sum(axis, keepdims=True))),
    ],
    "OTHER_INPUT_NEGATED": [
        ("interference", lambda g, x, y: (g * np.cos(x + y), -g * np.cos(x - y))),
    ],
    "PATH_TWICE": [
        ("ridge", lambda g, x, strength: g * (np.cos(x) + 2 * strength * x)),
    ],
    "JACOBIAN_DIAGONAL_ONLY": [
        ("cumsum", lambda g: g),
        ("softmax", lambda g, z, axis: g * z * (1 - z)),
    ],
    "JACOBIAN_TRANSPOSED": [
        ("cumsum", lambda g: np.cumsum(g)),
    ],
    "WRONG_ROUTING": [
        ("relu", lambda g, x: g * (x < 0)),
        ("max", lambda g, x: g * np.ones_like(x)),
        ("max", lambda g, x: g * (x == x.min())),
    ],
    # Numbers that overflow, cancel or are not exact
    "NONFINITE_AT": [
        ("add", lambda g: (g, g / 0)),
        ("tanh", lambda g, x: g * 4 / (np.exp(x) + np.exp(-x)) ** 2 * np.exp(x) / np.exp(x)),
        ("sigmoid", lambda g, x: g * np.exp(-x) / (1 + np.exp(-x)) ** 2),
        ("mul", lambda g, x, y: (g * y / 0 * 0, g * x)),
        ("abs", lambda g, x: g * x / np.abs(x)),
    ],
    "CANCELLATION": [
        ("tanh", lambda g, x: g * (1 - (np.tanh(x) if np.all(abs(x) < 20) else np.sign(x)) ** 2)),
    ],
    "FLOAT32_PRECISION": [
        ("mul", lambda g, x, y: ((g * y).astype(np.float32), g * x)),
    ],
    "LOOKS_NUMERICAL": [
        ("log", lambda g, x: g / (x + 1e-8)),
        ("tanh", numeric),
        ("exp", lambda g, x: g * (np.exp(x + 1e-6) - np.exp(x)) / 1e-6),
    ],
    "NOT_A_SUBGRADIENT": [
        ("relu", lambda g, x: g * np.where(x == 0, 2.0, x > 0)),
        ("max", lambda g, x: g * (x == x.max())),
    ],
}
WRONG = [(name, rule, code) for code, rows in WRONG_BY_CODE.items() for name, rule in rows]

# Two mistakes in one rule
TWO_AT_ONCE = [
    ("matmul", lambda g, x, y: (-g @ y, -x @ g), ("SIGN", "OTHER_INPUT_TRANSPOSED")),
    ("matmul", lambda g, x, y: ((-g @ y.T).T, (-x.T @ g).T), ("SIGN", "TRANSPOSED")),
    ("tanh", lambda g, z: -g * np.where(z < 0, 1 - z**2, 2), ("SIGN", "WRONG_ONLY_WHERE")),
    ("div", lambda g, x, y: (-g * x / y, g / y), ("SWAPPED_INPUTS", "FORMULA")),
    ("softmax", lambda g, z, axis: 2 * g * z, ("FACTOR", "MISSING_PATH")),
    ("matmul", lambda g, x, y: (g @ y / len(x), x @ g / len(x)), ("FACTOR", "OTHER_INPUT_TRANSPOSED")),
    ("unbroadcast", lambda g, shape: -g, ("SIGN", "UNBROADCAST_MISSING")),
]

# Right on numbers of ordinary size only
BY_SIZE = [
    ("mul", lambda g, x, y: (np.clip(g, -100, 100) * y, np.clip(g, -100, 100) * x), "NOT_LINEAR"),
    ("mul", lambda g, x, y: (np.where(np.abs(g) < 1e-6, 0, g) * y, g * x), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (np.where(np.abs(g) < 1e-9, 0, g) * y, g * x), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (np.clip(g, -1e6, 1e6) * y, g * x), "NOT_LINEAR"),
    ("mul", lambda g, x, y: (g * y, g * np.clip(x, -400, 400)), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (g * y, g * np.where(np.abs(x) < 1e-9, 0, x)), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (g * y, g * x * (1 if np.any(x != np.round(x)) else 2)), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (g * y, g * x * (2 if x.size > 1 and np.all(x < 0) else 1)), "WRONG_ONLY_WHERE"),
    ("mul", lambda g, x, y: (g * y, g * x * (2 if x.size > 1 and np.all(x > 0) else 1)), "WRONG_ONLY_WHERE"),
    (
        "mul",
        lambda g, x, y: (g * y, g * x * (2 if g.size > 1 and np.ptp(g) == 0 != g.flat[0] else 1)),
        "WRONG_ONLY_WHERE",
    ),
    ("mul", lambda g, x, y: (g * np.clip(y, -2, 2), g * np.clip(x, -2, 2)), "WRONG_ONLY_WHERE"),
    ("div", kept_away, "WRONG_ONLY_WHERE"),
    ("div", lambda g, x, y: (g / (y + 1e-10), -g * x / y**2), "LOOKS_NUMERICAL"),
]

# In no catalogue, and named all the same
FURTHER = [
    ("mul", lambda g, x, y: (g * np.where(y < 0, -y, y), g * x), "FORMULA"),
    ("cumsum", lambda g: np.diff(g, prepend=0), "INVERSE"),
    ("cumsum", lambda g: np.cumsum(np.append(g[:-1], 0)[::-1])[::-1], "OUTPUT_FORGOTTEN"),
    ("softmax", lambda g, z, axis: z * z * (g - (g * z).sum(axis, keepdims=True)), "ARRAY_FACTOR"),
    ("softmax", lambda g, z, axis: z * (g - (g * z).mean(axis, keepdims=True)), "PATH_FACTOR"),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * np.sqrt(x.shape[0]), "FACTOR"),
    ("log", lambda g, x: g / x / np.log(10), "FACTOR"),
    ("exp", lambda g, z: g * z**3, "FORMULA"),
]

# Right up to some number: what is said of where it breaks
WHERE = [
    ("log", lambda g, x: g * x / x**2, "up to x = 1.57"),
    ("tanh", lambda g, x: g / np.cosh(np.clip(x, -10, 10)) ** 2, "from x = -10 on"),
    ("tanh", lambda g, x: g / np.cosh(x) ** 2 * np.exp(x) / np.exp(x), "from x = -745.2 on"),
]
