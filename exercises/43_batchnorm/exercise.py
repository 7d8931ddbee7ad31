"""Exercise E3: batch normalisation, with its two lives: in one of them two of the three paths are closed."""

from dataclasses import replace

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .truth import over
from .variants import VARIANTS


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


def of_one_channel(*places):
    """Return what draws two examples, or images, of a single channel."""

    def drawn(random):
        one = batch("two examples", 2, 1, *places)
        return {"shapes": one.shapes, "params": {**one.params, "mean": random.normal(size=1)}}

    return drawn


def larger_batch(random):
    """Return cases of more examples and channels, in both lives; afterwards of any spread."""
    shape = random.integers((9, 6, 3, 4), (14, 10, 6, 7)).tolist()
    later = batch("more", *random.permutation(range(4, 8)).tolist()[:3], training=False)
    spread = {"mean": random.normal(size=later.shapes["gamma"]) * 5.0}
    spread["var"] = 10.0 ** random.uniform(-4, 4, later.shapes["gamma"])
    return batch("more", *shape), replace(later, params={**later.params, **spread})


CASES = (
    batch("three examples, two channels", 3, 2),
    batch("five examples, three channels", 5, 3),
    batch("two examples", 2, 3, redraw=of_one_channel()),
    batch("as many examples as channels", 3, 3),
    batch("small images", 2, 3, 2, 2, redraw=of_one_channel(2, 3)),
    batch("sounds: three axes", 3, 2, 5),
    batch("afterwards: three examples, two channels", 3, 2, training=False),
    batch("afterwards: one example", 1, 3, training=False),
    batch("afterwards: small images", 2, 3, 1, 2, training=False),
)

exercise = Exercise(
    id="E3",
    title="Batch normalisation",
    parts=(
        Rule(
            "backward",
            batchnorm,
            CASES,
            points=14,
            larger=larger_batch,
            says="z = gamma * (x - mean) / sigma + beta, channel by channel",
            offers={
                "xhat": lambda z, inputs, params: normalised(inputs["x"], params),
                "sigma": lambda z, inputs, params: spread(inputs["x"], params),
            },
            variants=VARIANTS,
            ranges={"eps": (1e-9, 3.0)},
        ),
    ),
    stars=4,
    minutes=40,
)
