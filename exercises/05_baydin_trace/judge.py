"""What is wrong with a result of exercise A3: a code, what is observed, a question."""

import numpy as np

NAMES = ("v₋₁", "v₀", "v₁", "v₂", "v₃", "v₄", "v₅")


def judge(got, want, x1, x2):
    """Name the first wrong row: values first, then tangents, then adjoints from below."""

    for column, name in enumerate(("values", "tangents", "adjoints")):
        if got[column].shape != (7,):
            observed = f"{name} has shape {got[column].shape}; asked for are seven numbers."
            return "SHAPE", observed, "Which of v₋₁, v₀, v₁ … v₅ is missing, or too many?"
    downwards, upwards = range(7), range(6, -1, -1)
    for column, name, order in ((0, "value", downwards), (1, "tangent", downwards), (2, "adjoint", upwards)):
        for row in order:
            is_, should = float(got[column][row]), float(want[column][row])
            if not abs(is_ - should) <= 1e-9 * max(1.0, abs(should)):
                return first_wrong(name, row, is_, want, x1, x2)
    return None


def first_wrong(column, row, got, want, x1, x2):
    """Return code, sentence and question for the first wrong entry of a column."""
    observed = f"the {column} of {NAMES[row]} is {got:.6g} at x1 = {x1:g}, x2 = {x2:g}."

    def near(value):
        return abs(got - value) <= 1e-9 * max(1.0, abs(value))

    contributions = {0: (1 / x1, x2), 1: (x1, -np.cos(x2))}
    if column == "adjoint" and row in (0, 1):
        first, second = contributions[row]
        if near(first) or near(second):
            return (
                "G_OVERWRITE",
                f"{observed} It holds one contribution of two.",
                f"Which two rows of the table use {NAMES[row]}? "
                "What becomes of the first contribution when the second arrives?",
            )
        if row == 1 and (near(x1 + np.cos(x2)) or near(np.cos(x2))):
            return (
                "SIGN",
                f"{observed} One contribution has the wrong sign.",
                "In which direction does v₃ count?",
            )
        if row == 0 and near(x1 + x2):
            return (
                "FORMULA",
                f"{observed} What came through the logarithm is x1.",
                "How steep is ln at 2? At 200?",
            )
    if column == "adjoint" and row == 4 and near(1.0):
        return ("SIGN", f"{observed} It has the right size.", "If v₃ grows, what does v₅ = v₄ − v₃ do?")
    if column == "adjoint" and row == 6:
        return ("G_NO_SEED", observed, "How much does the result change per unit of itself?")
    if (
        column == "tangent"
        and row == 2
        and any(near(v) for v in (x1, -1 / x1**2, np.log(x1), np.log(x1) / x1))
    ):
        return (
            "FORMULA",
            f"{observed} That is not the slope of the logarithm.",
            "How steep is ln at 2? At 200?",
        )
    if column == "tangent" and row < 2:
        question = "Which of the two inputs moves, and by how much per unit of x1?"
        return ("SEED", observed, question)
    if column == "tangent" and row == 3 and near(x1 + x2):
        return ("SEED", f"{observed} It moves with both factors.", "Does x2 move, when x1 alone does?")
    if column == "tangent" and row == 4:
        return ("SEED", observed, "Does anything that v₃ is made from move?")
    if near(-want[{"value": 0, "tangent": 1, "adjoint": 2}[column]][row]):
        return ("SIGN", f"{observed} It has the right size.", "In which direction does it count?")
    return ("WRONG_ROW", observed, "Take this one row, and use nothing but its own step.")
