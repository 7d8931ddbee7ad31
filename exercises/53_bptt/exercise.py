"""Exercise G2: back through time, where the same weights are used at every step."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, label, pull_back


def states(x, h, w, u, b, *, mask):
    """Return the state after every step; where the mask is 0 a sequence has ended and keeps its state."""
    if mask.shape != x.shape[:2]:
        raise ValueError("a mask says of every step and sequence whether it is there")
    z = []
    for t in range(len(x)):
        before = +label(h, "what one step hands on to the next")
        new = np.tanh(x[t] @ w.T + before @ u.T + b)
        here = mask[t][:, None]
        h = here * new + (1 - here) * label(before, "what a sequence that has ended hands on")
        z.append(h)
    return np.stack(z)


def of_length(lengths, inside, hidden, **more):
    """Return the shapes and the mask for sequences of these lengths."""
    steps, batch = max(lengths), len(lengths)
    mask = (np.arange(steps)[:, None] < np.array(lengths)) * 1.0
    shapes = {
        "x": (steps, batch, inside),
        "h": (batch, hidden),
        "w": (hidden, inside),
        "u": (hidden, hidden),
        "b": (hidden,),
    }
    return {"shapes": shapes, "params": {"mask": mask}, **more}


def by_another_step(step, backwards=False):
    """Return the wrong rule that belongs to the right states, reached by another way.

    `step(before, after, h, u)` is what a step makes of the state, besides x and b. `before` and `after` are
    the right states, held still; a shift lets every step arrive at the state that is in z.
    """

    def rule(g, z, x, h, w, u, b, mask):
        before = np.concatenate([h[None], z[:-1]])

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


CASES = (
    Case("one step", **of_length((1, 1), 3, 2)),
    Case("two steps", **of_length((2, 2, 2), 2, 3)),
    Case("five steps", **of_length((5, 5), 3, 2)),
    Case("five steps, one sequence", **of_length((5,), 1, 1)),
    Case("as many steps as everything else", **of_length((3, 3, 3), 3, 3)),
    Case("sequences of 5, 2 and 3 steps", **of_length((5, 2, 3), 3, 2)),
    Case("sequences of 1 and 4 steps", **of_length((1, 4), 2, 3)),
    Case("200 steps", **of_length((200, 150), 3, 5), kind="large"),
)

VARIANTS = (
    *(
        Variant(
            "CUT_SHORT",
            cut_short(steps, sliding),
            f"{{d}} would be right if a message went back through {steps} steps at most.",
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
        "{d} {is_} what you get when the message runs from the first step to the last.",
        "Which step has to speak first, so that the others can hear it?",
    ),
    Variant(
        "OTHER_INPUT_TRANSPOSED",
        by_another_step(lambda before, after, h, u: apart(before, h, u, turned=True)),
        "{d} would be right if the message met u transposed.",
        "The forward has u.T. Which entry of u does h[0, 1] meet on its way to z[0, 0, 0]?",
    ),
    Variant(
        "USED_OUTPUT_FOR_INPUT",
        by_another_step(lambda before, after, h, u: apart(after, h, u)),
        "{d} would be right if u met the state after each step.",
        "Which state does u multiply at step t?",
    ),
)

exercise = Exercise(
    id="G2",
    title="Back through time",
    parts=(
        Rule(
            "backward",
            states,
            CASES,
            points=14,
            says="z[t] = tanh(x[t] @ w.T + z[t-1] @ u.T + b), as long as mask[t] is 1",
            domain={"w": (-0.8, 0.8), "u": (-0.8, 0.8), "b": (-0.5, 0.5)},
            variants=VARIANTS,
        ),
    ),
    stars=4,
    minutes=40,
)
