"""The wrong rules of exercise J3 that are known by sight, each with its sentence."""

from autogradkit.checking import Variant

from .truth import KEPT, RATE, SHORT, gradients, outputs, trained


def hidden_without_slope(x, d, w, b, v, c):
    """Return the gradients of a learner who forgets the sigmoids of the hidden units."""
    hidden, y = outputs(x, w, b, v, c)
    out = (y - d) * y * (1 - y)
    inner = out @ v.T
    return x.T @ inner, inner.sum(axis=0), hidden.T @ out, out.sum(axis=0)


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


GRADIENTS_VARIANTS = (
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
)


TRAIN_VARIANTS = (
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
    Variant("SIGN", trained(rate=-RATE), "the error grows from sweep to sweep.", "Downhill is minus."),
    Variant(
        "STEP_PER_PATTERN",
        one_by_one,
        "there is a step after every pattern.",
        "How many steps has a sweep, if the gradients of all patterns are added up first?",
    ),
)
