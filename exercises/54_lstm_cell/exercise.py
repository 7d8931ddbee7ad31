"""Exercise G3: the LSTM cell, which two wires leave and in which four gates decide."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, label, pull_back, sigmoid


def quarters(a):
    """Cut an array into the four gates' parts: write, keep, new, show."""
    n = a.shape[-1] // 4
    return a[:, :n], a[:, n : 2 * n], a[:, 2 * n : 3 * n], a[:, 3 * n :]


def opened(a):
    """Return the four gates from what stands inside them."""
    write, keep, new, show = quarters(a)
    return sigmoid(write), sigmoid(keep), np.tanh(new), sigmoid(show)


def combined(write, keep, new, show, c):
    """Return the state and the memory after the step, one behind the other."""
    write, keep = label(write, "the gate write"), label(keep, "the gate keep")
    new, show = label(new, "the gate new"), label(show, "the gate show")
    memory = keep * label(c, "the old memory") + write * new
    state = show * np.tanh(label(memory, "what the state takes from the memory"))
    return np.stack([label(state, "the state"), label(memory, "what the memory hands on itself")])


def lstm_cell(x, h, c, w, u, b):
    """Return the state and the memory after one step."""
    write, keep, new, show = opened(x @ w.T + h @ u.T + b)
    return combined(write, keep, new, show, c)


def gates(z, inputs, params):
    """Return the open gates side by side, as the forward would have kept them."""
    x, h, _, w, u, b = inputs.values()
    return np.concatenate(opened(x @ w.T + h @ u.T + b), axis=1)


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


def sizes(batch, inside, hidden):
    """Name the shapes of one step: `inside` numbers come in for each of `batch` sequences."""
    return {
        "x": (batch, inside),
        "h": (batch, hidden),
        "c": (batch, hidden),
        "w": (4 * hidden, inside),
        "u": (4 * hidden, hidden),
        "b": (4 * hidden,),
    }


CASES = (
    Case("one sequence, one number in, one state", sizes(1, 1, 1)),
    Case("two sequences, three numbers in, one state", sizes(2, 3, 1)),
    Case("three sequences, one number in, two states", sizes(3, 1, 2)),
    Case("two sequences, two numbers in, three states", sizes(2, 2, 3)),
    Case("as many sequences as numbers and states", sizes(2, 2, 2)),
    Case("500 sequences, 20 states", sizes(500, 10, 20), kind="large"),
)

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

exercise = Exercise(
    id="G3",
    title="The LSTM cell",
    parts=(
        Rule(
            "backward",
            lstm_cell,
            CASES,
            layouts=("fortran", "strided"),
            points=14,
            says="z = stack([show * tanh(m), m]), where m = keep * c + write * new",
            domain={"w": (-0.9, 0.9), "u": (-0.9, 0.9), "b": (-0.5, 0.5)},
            offers={"gates": gates},
            variants=VARIANTS,
        ),
    ),
    stars=5,
    minutes=45,
)
