"""Exercise J2: how large weights should be at the start, so that a signal gets through many layers."""

from itertools import pairwise

import numpy as np

from autogradkit.checking import Diagnosis, Exercise, Task, Trial, Variant

CURVES = {"tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "none": lambda a: a}
LAYERS = 20


def layer_sizes(x, weights, activation):
    """Return the root mean square of every layer's numbers."""
    sizes = []
    for w in weights:
        x = CURVES[activation](x @ w.T)
        sizes.append(np.sqrt(np.mean(x**2)))
    return np.array(sizes)


def init_std(fan_in, fan_out, activation):
    """Return the standard deviation that keeps the mean square (Glorot and Bengio 2010, He et al. 2015)."""
    return np.sqrt((2.0 if activation == "relu" else 1.0) / fan_in)


def after_layers(std, fan_in, activation):
    """Return how large a signal of size 1 is after twenty layers, with weights drawn at that scale."""
    random = np.random.default_rng(20)
    x = random.normal(size=(20, fan_in))
    weights = [random.normal(size=(fan_in, fan_in)) * std for _ in range(LAYERS)]
    with np.errstate(all="ignore"):
        return layer_sizes(x, weights, activation)[-1]


def judge(got, want, fan_in, fan_out, activation):
    """Say what another scale does to a signal."""
    if got.shape == () and np.isfinite(got) and abs(got - want) <= 1e-9 * want:
        return ""
    if got.shape != ():
        return f"{{f}} returned an array of shape {got.shape}; asked for is one number."
    size = after_layers(float(got), fan_in, activation)
    said = (
        f"with weights {float(got):.3g} in size, a signal of size 1 is {size:.2g} after {LAYERS} layers of "
        f"{fan_in} numbers and {'no curve' if activation == 'none' else activation}; at the right scale it "
        f"would be {after_layers(float(want), fan_in, activation):.2g}."
    )
    return Diagnosis("WRONG_SCALE", said, "Of how many products is one number the sum?", True, "init_std")


def net(batch, *widths, scale, activation):
    """Return the arguments of a measurement: random weights between layers of these widths."""

    def arguments(random):
        weights = tuple(random.normal(size=(b, a)) * scale for a, b in pairwise(widths))
        return {"x": random.normal(size=(batch, widths[0])), "weights": weights, "activation": activation}

    return arguments


def fans(fan_in, fan_out, activation):
    """Return one trial of the scale."""
    said = {"none": "no curve"}.get(activation, activation)
    arguments = {"fan_in": fan_in, "fan_out": fan_out, "activation": activation}
    return Trial(f"{fan_in} in, {fan_out} out, {said}", arguments)


def scale(formula):
    """Return a wrong rule for the scale."""
    return lambda fan_in, fan_out, activation: formula(fan_in, fan_out, activation == "relu")


def measured(size=lambda a: np.sqrt(np.mean(a**2)), before=False, curve=True, from_x=False):
    """Return a wrong way of measuring."""

    def rule(x, weights, activation):
        sizes, start = [], x
        for w in weights:
            a = (start if from_x else x) @ w.T
            x = CURVES[activation](a) if curve else a
            sizes.append(size(a if before else x))
        return np.array(sizes)

    return rule


exercise = Exercise(
    id="J2",
    name="init_scale",
    title="How large weights begin",
    kind="plain",
    parts=(
        Task(
            "layer_sizes",
            layer_sizes,
            (
                Trial("one layer, no curve", net(4, 3, 5, scale=1.0, activation="none")),
                Trial("three layers, tanh", net(3, 5, 7, 2, 3, scale=1.0, activation="tanh")),
                Trial("two layers, relu", net(5, 3, 8, 8, scale=1.0, activation="relu")),
                Trial("six layers, tanh, small weights", net(4, *[6] * 7, scale=0.1, activation="tanh")),
            ),
            points=3,
            says="the root mean square of every layer's output",
            results=("the sizes",),
            wrong=(
                Variant(
                    "STANDARD_DEVIATION_FOR_SIZE",
                    measured(np.std),
                    "this is the standard deviation, which takes the mean away first.",
                    "After a relu the mean is not zero. Does the next layer feel it?",
                ),
                Variant(
                    "ROOT_FORGOTTEN",
                    measured(lambda a: np.mean(a**2)),
                    "this is the mean of the squares; the root is missing.",
                    "If all numbers were 3, what should their size be?",
                ),
                Variant(
                    "MEASURED_BEFORE_CURVE",
                    measured(before=True),
                    "every layer is measured before its curve.",
                    "Which numbers does the next layer get?",
                ),
                Variant(
                    "CURVE_FORGOTTEN",
                    measured(curve=False),
                    "the signal goes from layer to layer without a curve.",
                    "What does activation say?",
                ),
                Variant(
                    "MEAN_FOR_SIZE",
                    measured(np.mean),
                    "this is the mean, in which positive and negative numbers cancel.",
                    "How large are 5 and -5?",
                ),
                Variant(
                    "MEAN_FOR_SIZE",
                    measured(lambda a: np.mean(np.abs(a))),
                    "this is the mean absolute value.",
                    "Which kind of mean does the formula ask for?",
                ),
            ),
        ),
        Task(
            "init_std",
            init_std,
            (
                fans(100, 30, "tanh"),
                fans(30, 100, "tanh"),
                fans(64, 10, "relu"),
                fans(784, 300, "relu"),
                fans(50, 20, "none"),
                fans(1, 7, "relu"),
            ),
            points=3,
            says="the scale at which a signal keeps its size",
            results=("the standard deviation",),
            judge=judge,
            wrong=(
                Variant(
                    "FAN_OUT_FOR_FAN_IN",
                    scale(lambda i, o, relu: np.sqrt((2 if relu else 1) / o)),
                    "fan_out stands where fan_in belongs.",
                    "Of how many products is one output the sum?",
                ),
                Variant(
                    "BOTH_FANS",
                    scale(lambda i, o, relu: np.sqrt(2 / (i + o))),
                    "this is a compromise between the way forward and the way back; "
                    "asked for is the way forward alone.",
                    "Of how many products is one output the sum?",
                ),
                Variant(
                    "FACTOR_TWO_FORGOTTEN",
                    scale(lambda i, o, relu: np.sqrt(1 / i)),
                    "relu is treated like tanh.",
                    "How much of a signal's mean square survives if every negative number becomes 0?",
                ),
                Variant(
                    "FACTOR_TWO_EVERYWHERE",
                    scale(lambda i, o, relu: np.sqrt(2 / i)),
                    "tanh is treated like relu.",
                    "Does tanh take half of the signal away?",
                ),
                Variant(
                    "VARIANCE_FOR_STANDARD_DEVIATION",
                    scale(lambda i, o, relu: (2 if relu else 1) / i),
                    "this is the variance; asked for is its root.",
                    "Is the variance of 3 · w three times that of w?",
                ),
                Variant(
                    "TANH_GAIN",
                    lambda fan_in, fan_out, activation: (
                        {"relu": np.sqrt(2), "tanh": 5 / 3}.get(activation, 1.0) / np.sqrt(fan_in)
                    ),
                    "for tanh this has the factor 5/3, with which some libraries make up for its flat ends.",
                    "Near 0, which is what the exercise asks about, what does tanh do to a number?",
                ),
                Variant(
                    "UNIFORM_BOUND",
                    scale(lambda i, o, relu: np.sqrt((6 if relu else 3) / i)),
                    "this is the bound of a uniform distribution with the right standard deviation.",
                    "How far from its middle does a uniform distribution reach, in standard deviations?",
                ),
            ),
        ),
    ),
    hints=(
        "Measure before you choose: draw weights of size 1 and look at the sizes, layer by layer.",
        "One output is the sum of fan_in products. Variances of independent numbers add up, "
        "and that of w · x is the variance of w times the mean square of x.",
        "fan_in times the variance of w is to be 1 — or 2, if the curve halves the mean square. "
        "What is asked for is the root of the variance.",
    ),
    stars=2,
    minutes=20,
)
