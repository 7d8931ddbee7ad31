"""Exercise E3: batch normalisation, with its two lives: in one of them two of the three paths are closed."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def batchnorm(x, gamma, beta, *, mean, var, training, eps):
    """Return gamma * xhat + beta, normalised per channel: over the batch, or with given numbers."""
    channels = (1, x.shape[1], *(1,) * (x.ndim - 2))
    if len(mean) != x.shape[1]:
        raise ValueError(f"{len(mean)} means for {x.shape[1]} channels")
    mean, var = mean.reshape(channels), var.reshape(channels)
    if training:
        mean = np.mean(x, axis=over(x), keepdims=True)
        centred = x - mean
        var = np.mean(centred * centred, axis=over(x), keepdims=True)
    sigma = np.sqrt(var + eps)
    xhat = (x - mean) / sigma
    return np.reshape(gamma, channels) * xhat + np.reshape(beta, channels)


def over(x):
    """Return all axes but that of the channels."""
    return (0, *range(2, x.ndim))


def spread(x, params):
    """Return the sigma of the forward, one per channel."""
    axes = over(x)
    var = params["var"].reshape(1, -1, *(1,) * (x.ndim - 2))
    var = np.var(x, axis=axes, keepdims=True) if params["training"] else var
    return np.sqrt(var + params["eps"])


def normalised(x, params):
    """Return the xhat of the forward."""
    mean = params["mean"].reshape(1, -1, *(1,) * (x.ndim - 2))
    mean = np.mean(x, axis=over(x), keepdims=True) if params["training"] else mean
    return (x - mean) / spread(x, params)


def arriving(g, gamma):
    """Return what reaches xhat."""
    return g * gamma.reshape(1, -1, *(1,) * (g.ndim - 2))


def with_means(g, gamma, xhat, sigma, axes):
    """Return the rule of training, with its means over these axes."""
    gh = arriving(g, gamma)
    shift, along = gh.mean(axis=axes, keepdims=True), (gh * xhat).mean(axis=axes, keepdims=True)
    return (gh - shift - xhat * along) / sigma, None, None


def bessel(g, gamma, xhat, sigma, training):
    """Return the rule with n - 1 in the path through the spread."""
    gh, axes = arriving(g, gamma), over(g)
    n = g.size // g.shape[1]
    along = (gh * xhat).sum(axis=axes, keepdims=True) / (n - 1)
    return (gh - gh.mean(axis=axes, keepdims=True) - xhat * along) / sigma, None, None


def batch(name, *shape, training=True, **more):
    """One case: a batch of that shape, and what earlier ones have left behind."""
    c = shape[1]
    random = np.random.default_rng(len(name))
    params = {
        "mean": np.round(random.uniform(-0.5, 0.5, c), 2),
        "var": np.round(random.uniform(0.5, 1.5, c), 2),
        "training": training,
        "eps": 0.01,
    }
    return Case(name, {"x": shape, "gamma": (c,), "beta": (c,)}, params, **more)


CASES = (
    batch("three examples, two channels", 3, 2),
    batch("five examples, three channels", 5, 3),
    batch("two examples", 2, 3),
    batch("as many examples as channels", 3, 3),
    batch("small images", 2, 3, 2, 2),
    batch("sounds: three axes", 3, 2, 5),
    batch("afterwards: three examples, two channels", 3, 2, training=False),
    batch("afterwards: one example", 1, 3, training=False),
    batch("afterwards: small images", 2, 3, 1, 2, training=False),
    batch("in Fortran order", 5, 3, layout="fortran"),
    batch("every second entry, backwards", 3, 5, layout="strided"),
)

exercise = Exercise(
    id="E3",
    name="batchnorm",
    title="Batch normalisation",
    parts=(
        Rule(
            "backward",
            batchnorm,
            CASES,
            points=14,
            says="z = gamma * (x - mean) / sigma + beta, channel by channel",
            offers={
                "xhat": lambda z, inputs, params: normalised(inputs["x"], params),
                "sigma": lambda z, inputs, params: spread(inputs["x"], params),
            },
            variants=(
                Variant(
                    "EVAL_AS_TRAINING",
                    lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, over(g)),
                    "{d} {is_} right while training, and the same afterwards, "
                    "where mean and variance are given and no longer move with x.",
                    "Which of the three paths are open when `training` is False?",
                ),
                Variant(
                    "SPATIAL_AXES_FORGOTTEN",
                    lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, 0),
                    "{d} {has} means over the examples only; the forward takes them over all places of an "
                    "image, too.",
                    "How many numbers does one channel's mean consist of?",
                ),
                Variant(
                    "WRONG_AXIS",
                    lambda g, gamma, xhat, sigma: with_means(g, gamma, xhat, sigma, -1),
                    "{d} {is_} computed with means along the last axis, as in layer normalisation.",
                    "Which numbers does one channel's mean consist of?",
                ),
                Variant(
                    "BESSEL",
                    bessel,
                    "{d} {is_} divided by n - 1 in the path through sigma; the forward divides by n.",
                    "Which of the two variances is in the forward?",
                ),
            ),
        ),
    ),
    hints=(
        "While training: the same three paths as in layer normalisation, along other axes. "
        "Which axes, for (examples, channels, height, width)?",
        "Afterwards two paths are closed. What is then the slope of (x − μ)/σ?",
        "Take exercise 42 and turn its means over: all axes but 1, with keepdims. gamma needs the shape of "
        "sigma to "
        "meet g. dgamma and dbeta are the same in both lives.",
    ),
    stars=4,
    minutes=40,
)
