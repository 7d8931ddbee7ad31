"""Exercise L4: a draw from several possibilities that a gradient can pass."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, Variant, pull_back, softmax


def noise(u):
    """Return Gumbel noise from numbers between 0 and 1."""
    return -np.log(-np.log(u))


def soft(x, u, tau):
    """Return the soft draw."""
    return softmax((x + noise(u)) / tau)


def hard(x, u):
    """Return the hard draw: 1 for the winner of each row, 0 for the others."""
    return 1.0 * (np.arange(x.shape[-1]) == np.argmax(x + noise(u), axis=-1)[..., None])


def softly(x, *, u, tau):
    """Return the soft draw; the function whose derivative is asked for."""
    if u.shape != x.shape:
        raise ValueError("one number between 0 and 1 for each entry of x")
    return soft(x, u, tau)


def drawn(*shape, tau, scale=1.0):
    """Return the arguments of a draw."""

    def arguments(random):
        x = np.asarray(random.normal(size=shape) * scale)
        return {"x": x, "u": random.uniform(0.02, 0.98, size=shape), "tau": tau}

    return arguments


def case(name, *shape, tau, **more):
    """Return one case of the rule, with its own noise."""
    u = np.random.default_rng(sum(shape)).uniform(0.1, 0.9, size=shape)
    return Case(name, {"x": shape}, {"u": u, "tau": tau}, **more)


def through(a):
    """Return the wrong rule whose forward is another one, applied to the logarithms of the shares."""

    def rule(g, z, tau):
        return pull_back(lambda x: a(x, tau), g, x=np.log(z))

    return rule


CASES = (
    case("two possibilities, tau = 0.7", 2, tau=0.7),
    case("five possibilities, tau = 3", 5, tau=3.0),
    case("three rows of five, tau = 1.5", 3, 5, tau=1.5),
    case("two rows of three, tau = 0.4", 2, 3, tau=0.4),
    case("a square table, tau = 0.7", 3, 3, tau=0.7),
    case("one possibility", 3, 1, tau=0.7),
)

BOTH = (
    Variant(
        "TEMPERATURE_FORGOTTEN",
        lambda x, u, tau: (soft(x, u, 1.0), hard(x, u)),
        "tau is not used.",
        "What happens to the shares when tau becomes very small?",
    ),
    Variant(
        "TEMPERATURE_MULTIPLIED",
        lambda x, u, tau: (
            softmax((x + noise(u)) * tau),
            hard(x, u),
        ),
        "x and the noise are multiplied by tau, not divided.",
        "At a small tau the draw is to be nearly hard. Should the differences grow or shrink?",
    ),
    Variant(
        "NOISE_NOT_HEATED",
        lambda x, u, tau: (softmax(x / tau + noise(u)), hard(x, u)),
        "only x is divided by tau, and not the noise.",
        "Which of the possibilities wins is not to depend on tau. Does it?",
    ),
    Variant(
        "NOISE_FORGOTTEN",
        lambda x, u, tau: (
            softmax(x / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x, axis=-1)[..., None]),
        ),
        "there is no noise: the same possibility wins every time.",
        "Where do the random numbers come in?",
    ),
    Variant(
        "ONE_LOGARITHM",
        lambda x, u, tau: (
            softmax((x - np.log(u)) / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x - np.log(u), axis=-1)[..., None]),
        ),
        "the noise has one logarithm only.",
        "How many logarithms are in the formula of the noise?",
    ),
    Variant(
        "SIGN",
        lambda x, u, tau: (
            softmax((x - noise(u)) / tau),
            1.0 * (np.arange(x.shape[-1]) == np.argmax(x - noise(u), axis=-1)[..., None]),
        ),
        "the noise has the wrong sign.",
        "Count the minus signs: how large is the noise if u is close to 1?",
    ),
)

exercise = Exercise(
    id="L4",
    title="A draw that a gradient can pass",
    parts=(
        Task(
            "forward",
            lambda x, u, tau: (soft(x, u, tau), hard(x, u)),
            (
                Trial("three possibilities, tau = 0.7", drawn(3, tau=0.7)),
                Trial("two rows of five, tau = 2", drawn(2, 5, tau=2.0)),
                Trial("two rows of three, nearly hard: tau = 0.1", drawn(2, 3, tau=0.1)),
                Trial("three axes, tau = 1.5", drawn(2, 3, 4, tau=1.5)),
                Trial(
                    "x of ±800",
                    {
                        "x": np.array([800.0, -800.0, 790.0]),
                        "u": np.array([0.5, 0.2, 0.7]),
                        "tau": 0.5,
                    },
                ),
            ),
            points=4,
            says="soft = softmax((x + noise) / tau), hard = 1 for the largest of x + noise",
            results=("the soft draw", "the hard draw"),
            wrong=BOTH,
        ),
        Rule(
            "backward",
            softly,
            CASES,
            points=4,
            says="z = softmax((x + noise) / tau)",
            variants=(
                Variant(
                    "TEMPERATURE_FORGOTTEN",
                    through(lambda x, tau: softmax(x)),
                    "{d} would be right at tau = 1.",
                    "By how much does (x + noise) / tau grow when x does?",
                ),
                Variant(
                    "TEMPERATURE_MULTIPLIED",
                    through(lambda x, tau: softmax(np.log(softmax(x.real)) + (x - x.real) * tau)),
                    "{d} {is_} multiplied by tau, where it is to be divided.",
                    "By how much does (x + noise) / tau grow when x does?",
                ),
            ),
        ),
    ),
    stars=4,
    minutes=30,
)
