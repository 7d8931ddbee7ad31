"""The wrong rules of exercise G3 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant, pull_back

from .truth import combined, opened


def mixed(x, h, w, u, b):
    """Return what stands inside the gates."""
    return x @ w.T + h @ u.T + b


def by_slopes(arrived, opens):
    """Send what arrives at the open gates through them, each with the slope that its height tells."""
    slopes = [gate * (1 - gate) for gate in opens]
    slopes[2] = 1 - opens[2] ** 2
    return [a * slope for a, slope in zip(arrived, slopes, strict=True)]


def another(combine=combined, slopes=by_slopes, order=(0, 1, 2, 3)):
    """Return the wrong rule of another cell which arrives at the same memory.

    `combine` takes a gate's value twice, moving and held still; `order` is that in which the gates are read.
    """

    def rule(g, z, x, h, c, w, u, b):
        opens = opened(mixed(x, h, w, u, b))
        opens = [opens[i] for i in order]
        values = dict(zip(("write", "keep", "new", "show"), opens, strict=True))

        def cell(c, **moved):
            state, memory = combine(**moved, c=c)
            if combine is combined:
                memory = memory - np.real(memory) + z[1]
                state = moved["show"] * np.tanh(memory)
            return np.stack([state, memory])

        *arrived, dc = pull_back(cell, g, **values, c=c)
        inner = slopes(arrived, opens)
        inner = np.concatenate([inner[order.index(i)] for i in range(4)], axis=1)
        dx, dh, dw, du, db = pull_back(mixed, inner, x=x, h=h, w=w, u=u, b=b)
        return dx, dh, dc, dw, du, db

    return rule


def memory_for_its_tanh(write, keep, new, show, c):
    """Combine as it is right, but with a curve whose slope at the memory m is 1 - m²."""
    memory = keep * c + write * new
    still = np.real(memory)
    return np.stack([show * (np.tanh(still) + (memory - still) * (1 - still**2)), memory])


def new_memory_for_old(write, keep, new, show, c):
    """Combine as it is right, but let keep meet the memory after the step."""
    memory = np.real(keep) * c + write * new
    memory = memory + (keep - np.real(keep)) * np.real(memory)
    return np.stack([show * np.tanh(memory), memory])


def put_together_wrongly(arrived, opens):
    """Send what arrives through the gates, but put show before new."""
    write, keep, new, show = by_slopes(arrived, opens)
    return write, keep, show, new


VARIANTS = (
    Variant(
        "GATE_ORDER",
        another(order=(0, 1, 3, 2)),
        "{d} would be right if show stood before new.",
        "In which order do the four gates stand in `gates`?",
    ),
    Variant(
        "GATE_ORDER",
        another(order=(1, 0, 2, 3)),
        "{d} would be right if keep stood before write.",
        "In which order do the four gates stand in `gates`?",
    ),
    Variant(
        "GATE_ORDER",
        another(slopes=put_together_wrongly),
        "in {d} what belongs to new and what belongs to show have changed places.",
        "In which order do the four gates' rows stand in w?",
    ),
    Variant(
        "LOCAL_MISSING",
        another(slopes=lambda arrived, opens: arrived),
        "{d} would be right if the gates were no curves: their own slopes are missing.",
        "Between a gate and the product inside it stands a sigmoid, or a tanh. What are their slopes?",
    ),
    Variant(
        "FORMULA",
        another(slopes=lambda arrived, opens: [a * o * (1 - o) for a, o in zip(arrived, opens, strict=True)]),
        "{d} would be right if new were a sigmoid too.",
        "Which of the four is a tanh?",
    ),
    Variant(
        "USED_INPUT_FOR_OUTPUT",
        another(memory_for_its_tanh),
        "{d} would be right if the slope of tanh at m were 1 - m².",
        "Is that square to be taken of what goes into the tanh, or of what comes out?",
    ),
    Variant(
        "USED_OUTPUT_FOR_INPUT",
        another(new_memory_for_old),
        "{d} would be right if keep met the memory after the step.",
        "Which memory does keep multiply?",
    ),
)
