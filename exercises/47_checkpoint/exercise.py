"""Exercise I4: checkpointing, with values and forward steps counted."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .driver import drive


def passes(weights, x, dropout, coin, last=None):
    """Return what goes into each step, its tanh and its mask."""
    h, found = x, []
    for k, W in enumerate(weights):
        z, kept = np.tanh(W @ h), 1.0
        if dropout and k % dropout == 0:
            kept = 2.0 * (np.random.default_rng(coin).random(z.shape) < 0.5)
            coin += 1
        found.append((z, kept))
        h = z * kept
    return found


def wanted(weights, x, g, s, dropout, coin):
    """Return the gradient; peak and runs are judged by their limits, given here."""
    for W, (z, kept) in reversed(list(zip(weights, passes(weights, x, dropout, coin), strict=True))):
        g = W.T @ (g * kept * (1 - z**2))
    n = len(weights)
    return g, -(-n // s) + s + 2, 2 * n


def first_segment(weights, x, g, s, dropout, coin):
    """Return what comes out if every segment starts from g anew: the first segment's part alone."""
    run = passes(weights, x, dropout, coin)[:s]
    for W, (z, kept) in reversed(list(zip(weights[:s], run, strict=True))):
        g = W.T @ (g * kept * (1 - z**2))
    return g


def judged(got, want, **arguments):
    """Judge the gradient, then the steps run, then the values kept."""
    (gradient, peak, runs), (right, most, allowed) = got, want
    n, s = len(arguments["weights"]), arguments["s"]

    def near(guess):
        return gradient.shape == guess.shape and np.allclose(gradient, guess, rtol=1e-8, atol=1e-13)

    if not near(right):
        if gradient.shape != right.shape:
            said = f"the gradient has shape {gradient.shape}; x has {right.shape}."
            return "SHAPE", said, "What does the last call of backward return?"
        if n > s and near(first_segment(**arguments)):
            said = "every segment starts from g anew: what came back from the segment to its right is lost."
            return "SEGMENT_GRADIENT", said, "What is the gradient of the last value of a segment?"
        if arguments["dropout"]:
            said = "without dropout the gradient is right, with it, it is that of another run."
            asks = "Where did .coin stand when the segment ran for the first time?"
            return "RNG_NOT_RESTORED", said, asks
        said = f"the gradient is wrong, with n = {n} and s = {s}."
        return "WRONG_VALUES", said, "Try n = 2 and s = 1: which steps are run back, in which order?"
    if runs > allowed:
        said = f"{int(runs)} steps were run forward for a chain of {n}; {int(allowed)} are allowed."
        return "RECOMPUTES_ALL", said, "From which value is a segment rebuilt, and how often?"
    if peak > most:
        said = f"{int(peak)} values were kept at once, with n = {n} and s = {s}; {int(most)} are allowed."
        asks = "Which values are still referred to, while the last segment is rebuilt?"
        return "STORES_ALL" if peak >= n else "KEEPS_TOO_MUCH", said, asks
    return None


def drawn(n, s, dropout=0):
    """Return a draw of a chain of n steps."""

    def draw(random):
        weights = random.normal(size=(n, 3, 3)) * 0.9
        ends = {"x": random.normal(size=3), "g": random.normal(size=3)}
        return {"weights": weights, **ends, "s": s, "dropout": dropout, "coin": 11 if dropout else 0}

    return draw


def least(n):
    """Return the best segment length."""
    return min(range(1, n + 1), key=lambda s: (-(-n // s) + s, s))


def length_judged(got, want, n):
    """Accept any segment length that keeps the fewest values."""

    s = float(got) if got.ndim == 0 else 0.0
    if s != int(s) or not 1 <= s <= n:
        said = f"segment_length({n}) is {s:g}; a segment has a whole number of steps, from 1 to n."
        return "NOT_WHOLE", said, "Can it be rounded? Is it then still the best?"
    cost, best = -(-n // int(s)) + int(s), -(-n // int(want)) + int(want)
    if cost == best:
        return None
    said = f"with n = {n} and s = {s:g}, ⌈n/s⌉ + s is {cost}; {best} is possible."
    return "NOT_THE_LEAST", said, "What happens to n/s and to s, when s grows? Where do they meet?"


exercise = Exercise(
    id="I4",
    title="Remember less, compute twice",
    parts=(
        Task(
            "checkpoint",
            wanted,
            (
                Trial("n = 64, s = 8", drawn(64, 8)),
                Trial("n = 100, s = 10", drawn(100, 10)),
                Trial("n = 40, s = 5", drawn(40, 5)),
                Trial("n = 10, s = 3", drawn(10, 3)),
                Trial("n = 5, s = 1", drawn(5, 1)),
                Trial("n = 7, s = 7", drawn(7, 7)),
                Trial("n = 4, s = 9", drawn(4, 9)),
                Trial("n = 1, s = 1", drawn(1, 1)),
                Trial("n = 12, s = 4, with dropout", drawn(12, 4, dropout=3)),
                Trial("n = 10, s = 4, dropout at every step", drawn(10, 4, dropout=1)),
            ),
            points=13,
            says="the gradient of x, keeping few values",
            results=("gradient", "values kept", "steps run"),
            drive=drive,
            judge=judged,
            rtol=1e-8,
        ),
        Task(
            "segment_length",
            least,
            tuple(Trial(f"n = {n}", {"n": n}) for n in (64, 100, 1, 2, 10, 50, 1000)),
            points=3,
            says="the s for which ⌈n/s⌉ + s is least",
            results=("s",),
            judge=length_judged,
        ),
    ),
    stars=4,
    minutes=40,
)
