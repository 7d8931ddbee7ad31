"""The wrong rules of exercise G2 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, pull_back

from .truth import states


def by_another_step(step, backwards=False, first_meets_last=False):
    """Return the wrong rule that belongs to the right states, reached by another way.

    `step(before, after, h, u)` is what a step makes of the state, besides x and b. `before` and `after` are
    the right states, held still; a shift lets every step arrive at the state that is in z. What is before the
    first step is the last state if `first_meets_last`, as z[-1] is.
    """

    def rule(g, z, x, h, w, u, b, mask):
        before = np.concatenate([z[-1:] if first_meets_last else h[None], z[:-1]])

        def other(x, h, w, u, b):
            found, order = np.empty(z.shape, complex), range(len(z))
            for t in reversed(order) if backwards else order:
                inner = x[t] @ w.T + step(before[t], z[t], h, u) + b
                new = np.tanh(inner - np.real(inner) + np.arctanh(z[t]))
                here = 1.0 if mask is None else mask[t][:, None]
                found[t] = h = here * new + (1 - here) * h
            return found

        return pull_back(other, g, x=x, h=h, w=w, u=u, b=b)

    return rule


def mask_ignored(g, z, x, h, w, u, b):
    """Return the rule of a learner for whom every sequence goes on to the end."""
    return by_another_step(lambda before, after, h, u: h @ u.T)(g, z, x, h, w, u, b, None)


def apart(state, h, u, turned=False):
    """Let the weights meet one state, and hand the message to another, through u or u transposed."""
    still = np.real(u)
    return state @ u.T + h @ (still if turned else still.T)


def last_output_only(g, z, x, h, w, u, b, mask):
    """Return the rule of a learner who forgets all outputs but the last."""
    g = np.concatenate([0 * g[:-1], g[-1:]])
    return pull_back(lambda **moved: states(**moved, mask=mask), g, x=x, h=h, w=w, u=u, b=b)


def cut_short(steps, sliding):
    """Return the wrong rule of a learner whose message goes back through so many steps at most.

    It stops at every multiple of `steps`, or, `sliding`, that far from each output.
    """

    def rule(g, z, x, h, w, u, b, mask):
        before = np.concatenate([h[None], z[:-1]])

        def state(t, first, x, h, w, u, b):
            known = h if first <= 0 else before[first]
            first = max(first, 0)
            return states(x[first : t + 1], known, w, u, b, mask=mask[first : t + 1])[-1]

        def other(**moved):
            firsts = (t - steps + 1 if sliding else t - t % steps for t in range(len(z)))
            return np.stack([state(t, first, **moved) for t, first in enumerate(firsts)])

        return pull_back(other, g, x=x, h=h, w=w, u=u, b=b)

    return rule


VARIANTS = (
    *(
        Variant(
            "CUT_SHORT",
            cut_short(steps, sliding),
            f"{{d}} would be right if gradients went back through {steps} steps at most.",
            "Does the first state still move the last output, if only a little?",
        )
        for steps in (2, 3)
        for sliding in (False, True)
    ),
    Variant(
        "MASK_IGNORED",
        mask_ignored,
        "{d} would be right if no sequence ended before the others.",
        "Where mask[t] is 0 the state stays as it was. "
        "What was its slope in x[t] there, and in the state before?",
    ),
    Variant(
        "MISSING_PATH",
        last_output_only,
        "{d} hold{s} only what comes through the last output.",
        "Which of the outputs does g speak of?",
    ),
    Variant(
        "TIME_NOT_REVERSED",
        by_another_step(lambda before, after, h, u: apart(before, h, u), backwards=True),
        "{d} {is_} what you get when the gradient is carried from the first step to the last.",
        "Which step knows its whole gradient first?",
    ),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        by_another_step(lambda before, after, h, u: apart(before, h, u, turned=True)),
        "{d} would be right if what goes back from step to step met u transposed.",
        "The forward has u.T. Which entry of u does h[0, 1] meet on its way to z[0, 0, 0]?",
    ),
    Variant(
        "WRONG_STATE_BEFORE",
        by_another_step(lambda before, after, h, u: apart(before, h, u), first_meets_last=True),
        "{d} would be right if u met the last state in the first step.",
        "Which state is there before the first step? And what is z[t - 1] for t = 0?",
    ),
    Variant(
        "USED_OUTPUT_FOR_INPUT",
        by_another_step(lambda before, after, h, u: apart(after, h, u)),
        "{d} would be right if u met the state after each step.",
        "Which state does u multiply at step t?",
    ),
)
