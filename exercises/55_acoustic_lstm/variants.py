"""The wrong rules of exercise J4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant

from .truth import gradients, standardise, weights


def another(**settings):
    """Return the gradients with some settings of the mistakes."""
    return lambda **arguments: gradients(**arguments, **settings)


STANDARDISE_VARIANTS = (
    Variant(
        "PADDING_MEASURED",
        lambda **given: standardise(**given, real=False),
        "mean and spread are those of all frames, the padding among them.",
        "How many of the numbers in `frames` were ever heard?",
    ),
    Variant(
        "OWN_STATISTICS",
        lambda **given: standardise(**given, own=True),
        "`other` is measured by its own mean and spread.",
        "At the test there may be a single utterance. Whose statistics are known then?",
    ),
    Variant(
        "PADDING_NOT_ZERO",
        lambda **given: standardise(**given, cut=False),
        "the padding of `other` is no longer zero.",
        "What becomes of a 0 when the mean is taken off?",
    ),
    Variant(
        "VARIANCE_FOR_SPREAD",
        lambda **given: standardise(**given, spread=np.var),
        "it is divided by the variance.",
        "In which unit is the variance of a length?",
    ),
)


GRADIENTS_VARIANTS = (
    Variant(
        "MASK_IGNORED",
        another(share=lambda mask: weights(mask, every=True)),
        "the mean goes over all frames, the padding among them.",
        "How many real frames has each utterance?",
    ),
    Variant(
        "LAST_STATE_ONLY",
        another(share=lambda mask: weights(mask, last=True)),
        "only the state after the last real frame is looked at.",
        "Which states does the mean consist of?",
    ),
    Variant(
        "NOT_AVERAGED",
        another(batch=1),
        "this is the gradient of the sum over the utterances.",
        "Is the loss a sum over the utterances, or a mean?",
    ),
    Variant(
        "TRUTH_FORGOTTEN",
        another(y=0),
        "who really spoke plays no part.",
        "For which score should the gradient be negative?",
    ),
    Variant(
        "MEMORY_WIRE_FORGOTTEN",
        another(wire=0.0),
        "nothing travels back along the memory.",
        "Which two wires lead from one step to the next?",
    ),
    Variant(
        "STATE_WIRE_FORGOTTEN",
        another(through=0.0),
        "nothing travels back from a step's gates to the state before.",
        "Which two wires lead from one step to the next?",
    ),
    Variant(
        "GATE_ORDER",
        another(order=(0, 1, 3, 2)),
        "new and show have changed places.",
        "In which order do the four gates' rows stand in w?",
    ),
)
