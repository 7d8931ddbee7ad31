"""What is wrong with a result of exercise J2: a code, what is observed, a question."""

import numpy as np

from .truth import layer_sizes

LAYERS = 20
WIDEST = 100  # numbers in a measured layer: at the same scale a wider one says the same, and costs more


def after_layers(std, fan_in, activation):
    """Return how large a signal of size 1 is after twenty layers, with weights drawn at that scale."""
    random, width = np.random.default_rng(20), min(fan_in, WIDEST)
    x, std = random.normal(size=(20, width)), std * np.sqrt(fan_in / width)
    weights = [random.normal(size=(width, width)) * std for _ in range(LAYERS)]
    with np.errstate(all="ignore"):
        return layer_sizes(x, weights, activation)[-1]


def judge(got, want, fan_in, fan_out, activation):
    """Say what another scale does to a signal."""
    if got.shape == () and np.isfinite(got) and abs(got - want) <= 1e-9 * want:
        return None
    if got.shape != ():
        observed = f"{{f}} returned an array of shape {got.shape}; asked for is one number."
        return "WRONG_RESULT", observed, "Try this one by hand."
    if not 0 < got < np.inf:
        observed = f"{{f}} returned {float(got):.3g}; a standard deviation is a positive number."
        return "WRONG_RESULT", observed, "Which step makes it so?"
    size = after_layers(float(got), fan_in, activation)
    observed = (
        f"with weights {float(got):.3g} in size, a signal of size 1 is {size:.2g} after {LAYERS} layers of "
        f"{fan_in} numbers and {'no curve' if activation == 'none' else activation}; at the right scale it "
        f"would be {after_layers(float(want), fan_in, activation):.2g}."
    )
    return "WRONG_SCALE", observed, "Of how many products is one number the sum?"
