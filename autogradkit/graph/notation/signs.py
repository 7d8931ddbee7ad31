"""Phrases: an op's sign, and the formula of its local derivative in the names of its inputs."""

__all__ = ["INFIX", "SIGNS", "formula"]

INFIX = {"add": "+", "sub": "−", "mul": "×", "div": "÷", "matmul": "@", "pow": "**"}
SIGNS = {**INFIX, "neg": "−", "pow": "xʸ", "square": "x²", "sqrt": "√", "sum": "Σ", "exp": "eˣ"}

# The local derivative by op and slot, where a few signs can say it: {x}, {y} the inputs, {z} the output.
LOCAL = {
    ("add", 0): "1",
    ("add", 1): "1",
    ("sub", 0): "1",
    ("sub", 1): "−1",
    ("mul", 0): "{y}",
    ("mul", 1): "{x}",
    ("div", 0): "1 / {y}",
    ("div", 1): "−{z} / {y}",
    ("neg", 0): "−1",
    ("pow", 0): "{y} · {x}^({y}−1)",
    ("pow", 1): "{z} · log {x}",
    ("square", 0): "2 · {x}",
    ("sqrt", 0): "1 / (2 {z})",
    ("exp", 0): "{z}",
    ("log", 0): "1 / {x}",
    ("tanh", 0): "1 − {z}²",
    ("sigmoid", 0): "{z} · (1 − {z})",
    ("relu", 0): "1 if {x} > 0 else 0",
    ("sin", 0): "cos {x}",
    ("cos", 0): "−sin {x}",
    ("sum", 0): "1",
    ("mean", 0): "1 / how many",
}


def formula(op: str, slot: int, labels: list[str], output: str) -> str | None:
    """Return the local derivative of `op` for input `slot` as a formula, or None where there is no short one.

    >>> formula("mul", 0, ["x", "y"], "z"), formula("pow", 0, ["x", "2"], "z"), formula("sort", 0, ["x"], "z")
    ('y', '2 · x', None)
    """
    if op == "pow" and slot == 0 and labels[1] in ("2", "3"):
        return f"2 · {labels[0]}" if labels[1] == "2" else f"3 · {labels[0]}²"
    pattern = LOCAL.get((op, slot))
    if pattern is None:
        return None
    names = dict(zip("xy", labels, strict=False))
    return pattern.format(**names, z=output)
