"""What is wrong with a result of exercise I4: a code, what is observed, a question."""

import numpy as np

from .truth import passes


def first_segment(weights, x, g, s, dropout, coin):
    """Return what comes out if every segment starts from g anew: the first segment's part alone."""
    run = passes(weights, x, dropout, coin)[:s]
    for W, (z, kept) in reversed(list(zip(weights[:s], run, strict=True))):
        g = W.T @ (g * kept * (1 - z**2))
    return g


def other_runs(weights, x, g, s, dropout, coin):
    """Yield what comes out if segments run again with another coin: as it lies by then, or as at first."""
    values, started = [x], range(0, len(weights), s)
    for z, kept in passes(weights, x, dropout, coin):
        values.append(z * kept)
    dropouts = [bool(dropout) and k % dropout == 0 for k in range(len(weights))]
    for lies in (coin + sum(dropouts), None):
        back = g
        for start in reversed(started):
            steps = range(start, min(start + s, len(weights)))
            h, here, run = values[start], coin if lies is None else lies, []
            for k in steps:
                z, kept = np.tanh(weights[k] @ h), 1.0
                if dropouts[k]:
                    kept = 2.0 * (np.random.default_rng(here).random(z.shape) < 0.5)
                    here += 1
                run.append((k, z, kept))
                h = z * kept
            lies = lies if lies is None else here
            for k, z, kept in reversed(run):
                back = weights[k].T @ (back * kept * (1 - z**2))
        yield back


def judge(got, want, **arguments):
    """Judge the gradient, then the steps run, there and back, then the values kept."""
    (gradient, peak, runs, back), (right, most, allowed, once) = got, want
    n, s = len(arguments["weights"]), arguments["s"]

    def near(guess):
        least = 1e-10 * np.max(np.abs(guess), initial=0.0)
        return gradient.shape == guess.shape and np.allclose(gradient, guess, rtol=1e-8, atol=least)

    if not near(right):
        if gradient.shape != right.shape:
            observed = f"the gradient has shape {gradient.shape}; x has {right.shape}."
            return "SHAPE", observed, "What does the last call of backward return?"
        if n > s and near(first_segment(**arguments)):
            observed = (
                "the gradient is what the first segment alone makes of g: what comes back to it from the "
                "segment to its right is lost."
            )
            return "SEGMENT_GRADIENT", observed, "What is the gradient of the last value of a segment?"
        if arguments["dropout"] and any(map(near, other_runs(**arguments))):
            observed = "with dropout the gradient is that of another run, in which other entries are dropped."
            question = "Where did .coin stand when the segment ran for the first time?"
            return "RNG_NOT_RESTORED", observed, question
        dropped = ", with dropout" if arguments["dropout"] else ""
        observed = f"the gradient is wrong, with n = {n} and s = {s}{dropped}."
        return "WRONG_VALUES", observed, "Try n = 2 and s = 1: which steps are run back, in which order?"
    if runs > allowed:
        observed = f"{int(runs)} steps were run forward for a chain of {n}; {int(allowed)} are allowed."
        return "RECOMPUTES_ALL", observed, "From which value is a segment rebuilt, and how often?"
    if back > once:
        observed = f"backward was called {int(back)} times for a chain of {n}; each step is run back once."
        return "BACK_TWICE", observed, "With which g is a step run back, and where does that one come from?"
    if back < once:
        observed = (
            f"only {int(back)} of {n} steps were run back in turn, each with what came back from the next."
        )
        return "NOT_RUN_BACK", observed, "By which call does g get from the right of a step to its left?"
    if peak > most:
        observed = f"{int(peak)} values were kept at once, with n = {n} and s = {s}; {int(most)} are allowed."
        question = "Which values are still referred to, while the last segment is rebuilt?"
        return "STORES_ALL" if peak >= n else "KEEPS_TOO_MUCH", observed, question
    return None


def judge_length(got, want, n):
    """Accept any segment length that keeps the fewest values."""

    s = float(got) if got.ndim == 0 else 0.0
    if s != int(s) or not 1 <= s <= n:
        observed = f"{{f}}({n}) is {s:g}; a segment has a whole number of steps, from 1 to n."
        return "NOT_WHOLE", observed, "Can it be rounded? Is it then still the best?"
    cost, best = -(-n // int(s)) + int(s), -(-n // int(want)) + int(want)
    if cost == best:
        return None
    observed = f"with n = {n} and s = {s:g}, ⌈n/s⌉ + s is {cost}; {best} is possible."
    return "NOT_THE_LEAST", observed, "What happens to n/s and to s, when s grows? Where do they meet?"
