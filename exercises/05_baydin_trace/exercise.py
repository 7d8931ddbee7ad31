"""Exercise A3: the evaluation trace of Baydin et al., both ways."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

NAMES = ("v₋₁", "v₀", "v₁", "v₂", "v₃", "v₄", "v₅")


def wanted(x1, x2):
    """Return the three columns."""
    values = [x1, x2, np.log(x1), x1 * x2, np.sin(x2), np.log(x1) + x1 * x2]
    values.append(values[5] - values[4])
    tangents = [1.0, 0.0, 1 / x1, x2, 0.0, 1 / x1 + x2, 1 / x1 + x2]
    adjoints = [1 / x1 + x2, x1 - np.cos(x2), 1.0, 1.0, -1.0, 1.0, 1.0]
    return np.array(values), np.array(tangents), np.array(adjoints)


def judged(got, want, x1, x2):
    """Name the first wrong row: values first, then tangents, then adjoints from below."""

    for column, name in enumerate(("values", "tangents", "adjoints")):
        if got[column].shape != (7,):
            said = f"{name} has shape {got[column].shape}; asked for are seven numbers."
            return "SHAPE", said, "Which of v₋₁, v₀, v₁ … v₅ is missing?"
    downwards, upwards = range(7), range(6, -1, -1)
    for column, name, order in ((0, "value", downwards), (1, "tangent", downwards), (2, "adjoint", upwards)):
        for row in order:
            is_, should = float(got[column][row]), float(want[column][row])
            if not abs(is_ - should) <= 1e-9 * max(1.0, abs(should)):
                return first_wrong(name, row, is_, want, x1, x2)
    return None


def first_wrong(column, row, got, want, x1, x2):
    """Return code, sentence and question for the first wrong entry of a column."""
    said = f"the {column} of {NAMES[row]} is {got:.6g} at x1 = {x1:g}, x2 = {x2:g}."

    def near(value):
        return abs(got - value) <= 1e-9 * max(1.0, abs(value))

    contributions = {0: (1 / x1, x2), 1: (x1, -np.cos(x2))}
    if column == "adjoint" and row in (0, 1):
        first, second = contributions[row]
        if near(first) or near(second):
            return (
                "G_OVERWRITE",
                f"{said} It holds one contribution of two.",
                f"Which two rows of the table use {NAMES[row]}? What did the first to speak leave there?",
            )
        if row == 1 and (near(x1 + np.cos(x2)) or near(np.cos(x2))):
            return (
                "SIGN",
                f"{said} One contribution has the wrong sign.",
                "In which direction does v₃ count?",
            )
        if row == 0 and near(x1 + x2):
            return (
                "FORMULA",
                f"{said} What came through the logarithm is x1.",
                "How steep is ln at 2? At 200?",
            )
    if column == "adjoint" and row == 4 and near(1.0):
        return ("SIGN", f"{said} It has the right size.", "If v₃ grows, what does v₅ = v₄ − v₃ do?")
    if column == "adjoint" and row == 6:
        return ("G_NO_SEED", said, "How much does the result change per unit of itself?")
    if (
        column == "tangent"
        and row == 2
        and any(near(v) for v in (x1, -1 / x1**2, np.log(x1), np.log(x1) / x1))
    ):
        return ("FORMULA", f"{said} That is not the slope of the logarithm.", "How steep is ln at 2? At 200?")
    if column == "tangent" and row < 2:
        asks = "Which of the two inputs moves, and by how much per unit of x1?"
        return ("SEED", said, asks)
    if column == "tangent" and row == 3 and near(x1 + x2):
        return ("SEED", f"{said} It moves with both factors.", "Does x2 move, when x1 alone does?")
    if column == "tangent" and row == 4:
        return ("SEED", said, "Does anything that v₃ is made from move?")
    if near(-want[{"value": 0, "tangent": 1, "adjoint": 2}[column]][row]):
        return ("SIGN", f"{said} It has the right size.", "In which direction does it count?")
    return ("WRONG_ROW", said, "Take this one row, and use nothing but its own step.")


def drawn(random):
    """Draw another point."""
    return {"x1": float(random.uniform(0.5, 3.0)), "x2": float(random.uniform(-3.0, 3.0))}


exercise = Exercise(
    id="A3",
    title="One formula, two tables",
    parts=(
        Task(
            "baydin_trace",
            wanted,
            (
                Trial("x1 = 2, x2 = 5", {"x1": 2.0, "x2": 5.0}),
                Trial("x1 = 3, x2 = −1", {"x1": 3.0, "x2": -1.0}),
                Trial("x1 near zero", {"x1": 1e-3, "x2": 0.7}),
                Trial("another point", drawn),
                Trial("one more", drawn),
            ),
            points=6,
            says="the three columns of the table",
            results=("values", "tangents", "adjoints"),
            judge=judged,
        ),
    ),
    stars=2,
    minutes=20,
)
