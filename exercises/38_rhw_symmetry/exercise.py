"""Exercise J3: the net of 1986 that learns to see symmetry: six inputs, two hidden units, one output."""

import numpy as np

from autogradkit.checking import Diagnosis, Exercise, Task, Trial, Variant

RATE, KEPT = 0.1, 0.9
SHORT = 60  # sweeps up to which two right programs agree number by number
PATTERNS = np.array([[(n >> k) & 1 for k in range(6)] for n in range(64)], float)
SYMMETRIC = np.all(PATTERNS[:, ::-1] == PATTERNS, axis=1)[:, None] * 1.0


def sigmoid(a):
    """Return 1 / (1 + exp(-a)), written with tanh so that nothing can overflow."""
    return (1 + np.tanh(a / 2)) / 2


def outputs(x, w, b, v, c):
    """Return the hidden units' values and the output's."""
    hidden = sigmoid(x @ w + b)
    return hidden, sigmoid(hidden @ v + c)


def gradients(x, d, w, b, v, c, error=lambda y, d: y - d, slope=lambda y: y * (1 - y)):
    """Return the gradients of the error; other errors and slopes make other mistakes."""
    hidden, y = outputs(x, w, b, v, c)
    out = error(y, d) * slope(y)
    inner = out @ v.T * hidden * (1 - hidden)
    return x.T @ inner, inner.sum(axis=0), hidden.T @ out, out.sum(axis=0)


def hidden_without_slope(x, d, w, b, v, c):
    """Return the gradients of a learner who forgets the sigmoids of the hidden units."""
    hidden, y = outputs(x, w, b, v, c)
    out = (y - d) * y * (1 - y)
    inner = out @ v.T
    return x.T @ inner, inner.sum(axis=0), hidden.T @ out, out.sum(axis=0)


def trained(gradients=gradients, rate=RATE, kept=KEPT, averaged=False, moved=(1, 1, 1, 1)):
    """Return a training loop: momentum of equation 9, one step for each sweep through all patterns."""

    def train(x, d, w, b, v, c, sweeps):
        parameters, steps = [w, b, v, c], [0.0] * 4
        for _ in range(sweeps):
            found = gradients(x, d, *parameters)
            by = rate * (1 - kept) if averaged else rate
            steps = [m * (kept * step - by * g) for step, g, m in zip(steps, found, moved)]
            parameters = [p + step for p, step in zip(parameters, steps)]
        return tuple(parameters)

    return train


def one_by_one(x, d, w, b, v, c, sweeps):
    """Take a step after every single pattern; the long trainings would take too long to compare."""
    if sweeps > SHORT:
        raise ValueError(sweeps)
    parameters, steps = [w, b, v, c], [0.0] * 4
    for _ in range(sweeps):
        for n in range(len(x)):
            found = gradients(x[n : n + 1], d[n : n + 1], *parameters)
            steps = [KEPT * step - RATE * g for step, g in zip(steps, found)]
            parameters = [p + step for p, step in zip(parameters, steps)]
    return tuple(parameters)


def start(seed):
    """Return the net at its start: small random weights, from one of the kit's numbered starts."""
    random = np.random.default_rng(seed)
    shapes = {"w": (6, 2), "b": (2,), "v": (2, 1), "c": (1,)}
    return {name: random.uniform(-0.3, 0.3, shape) for name, shape in shapes.items()}


def everything(**more):
    """Return all 64 patterns as arguments, and whatever else."""
    return {"x": PATTERNS, "d": SYMMETRIC, **more}


def some(n, size=1.0):
    """Return a few patterns and a net in the middle of its training."""

    def arguments(random):
        chosen = random.choice(64, n, replace=False)
        net = {k: np.asarray(random.normal(size=a.shape) * size) for k, a in start(0).items()}
        return {"x": PATTERNS[chosen], "d": random.integers(0, 2, (n, 1)) * 1.0, **net}

    return arguments


def anywhere(random):
    """Draw a start that isn't among the numbered ones."""
    return everything(**start(int(random.integers(100, 2**31))), sweeps=SHORT)


def judge(got, want, x, d, sweeps, **net):
    """Compare a short training number by number, and a long one by what has been learnt."""
    if any(g is None or g.shape != w.shape or not np.all(np.isfinite(g)) for g, w in zip(got, want)):
        said = "{f} should return four arrays, shaped like w, b, v and c, without nan."
        return Diagnosis("SHAPE", said, "Which of the four is another size than before?", True, "train")
    if sweeps <= SHORT:
        near = [np.allclose(g, w, rtol=1e-7, atol=1e-9) for g, w in zip(got, want)]
        if all(near):
            return ""
        name = "wbvc"[near.index(False)]
        return f"after {sweeps} sweep{'s' * (sweeps > 1)} {name} is not where it should be."
    right = int(np.sum((outputs(x, *got)[1] > 0.5) == (d > 0.5)))
    if right < len(x):
        return f"after {sweeps:,} sweeps {right} of {len(x)} patterns are right; from this start all can be."
    w = got[0]
    off = np.max(np.abs(w + w[::-1])) / np.max(np.abs(w))
    if off > 0.02:
        return f"the weights of mirror images should cancel; they are {off:.0%} apart."
    return ""


exercise = Exercise(
    id="J3",
    name="rhw_symmetry",
    title="The net of 1986",
    kind="plain",
    parts=(
        Task(
            "gradients",
            gradients,
            (
                Trial("one pattern", some(1)),
                Trial("five patterns", some(5)),
                Trial("seven patterns, larger weights", some(7, 2.0)),
                Trial("all 64 patterns", everything(**start(1))),
            ),
            points=4,
            says="the gradients of E, the sum over all patterns of (y - d)² / 2",
            results=("dw", "db", "dv", "dc"),
            wrong=(
                Variant(
                    "MEAN_FOR_SUM",
                    lambda x, d, **net: gradients(x, d, **net, error=lambda y, d: (y - d) / len(d)),
                    "this is the gradient of the mean error; of all 64 patterns it is 64 times too small.",
                    "Is E a sum over the patterns, or a mean?",
                ),
                Variant(
                    "SQUARE_NOT_HALVED",
                    lambda x, d, **net: gradients(x, d, **net, error=lambda y, d: 2 * (y - d)),
                    "every gradient is twice too large.",
                    "What becomes of the half in front of the square?",
                ),
                Variant(
                    "OUTPUT_SLOPE_FORGOTTEN",
                    lambda x, d, **net: gradients(x, d, **net, slope=lambda y: 1.0),
                    "the slope of the output's own sigmoid is missing.",
                    "Between y and the sum that enters it stands a curve. How steep is it?",
                ),
                Variant(
                    "HIDDEN_SLOPE_FORGOTTEN",
                    hidden_without_slope,
                    "the slope of the hidden units' sigmoids is missing.",
                    "By how much does a hidden unit react to what enters it?",
                ),
                Variant(
                    "SIGN",
                    lambda x, d, **net: gradients(x, d, **net, error=lambda y, d: d - y),
                    "every gradient has the wrong sign.",
                    "If y is too large, should E fall or rise when y rises?",
                ),
                Variant(
                    "BIAS_FORGOTTEN",
                    lambda x, d, **net: tuple(g * (k % 2 == 0) for k, g in enumerate(gradients(x, d, **net))),
                    "the biases get no gradient.",
                    "b and c are used for every pattern. How often do they enter E?",
                ),
            ),
        ),
        Task(
            "train",
            trained(),
            (
                Trial("1 sweep", everything(**start(1), sweeps=1)),
                Trial("2 sweeps", everything(**start(2), sweeps=2)),
                Trial("60 sweeps", anywhere),
                Trial("start A, 800 sweeps", everything(**start(35), sweeps=800), limit_s=10.0),
                Trial("start B, 800 sweeps", everything(**start(1), sweeps=800), limit_s=10.0),
            ),
            points=4,
            says="the parameters after some sweeps, lr 0.1 and momentum 0.9",
            results=("w", "b", "v", "c"),
            judge=judge,
            wrong=(
                Variant(
                    "MEAN_FOR_SUM",
                    trained(rate=RATE / 64),
                    "the steps are 64 times too small, as if E were a mean over the patterns.",
                    "Is E a sum over the patterns, or a mean?",
                ),
                Variant(
                    "PLAIN_DESCENT",
                    trained(kept=0.0),
                    "nothing is kept of the last step.",
                    "What does the second term of equation 9 say?",
                ),
                Variant(
                    "AVERAGED_GRADIENT",
                    trained(averaged=True),
                    "the gradient comes in with the factor 1 - 0.9, as in a running mean.",
                    "Which factor does the gradient have in equation 9?",
                ),
                Variant(
                    "BIAS_FORGOTTEN",
                    trained(moved=(1, 0, 1, 0)),
                    "the biases stand still.",
                    "Which numbers does the net learn?",
                ),
                Variant(
                    "SIGN", trained(rate=-RATE), "the error grows from sweep to sweep.", "Downhill is minus."
                ),
                Variant(
                    "STEP_PER_PATTERN",
                    one_by_one,
                    "there is a step after every pattern.",
                    "How many steps has a sweep, if the gradients of all patterns are added up first?",
                ),
            ),
        ),
    ),
    hints=(
        "E is a sum over all patterns: one matrix product adds them up for you.",
        "Go back as in the exercises on the affine layer and the sigmoid: from y to the output's sum, "
        "to v, c and the hidden units, through their sigmoids, to w and b.",
        "Training: four parameters, and for each the last step, zero at first. In each sweep all four "
        "gradients come first; then every step becomes 0.9 of itself less 0.1 times its gradient, "
        "and is added to its parameter.",
    ),
    stars=3,
    minutes=35,
)
