"""Signs: what an op is written with between two inputs, and in the title of its box."""

__all__ = ["INFIX", "SIGNS"]

INFIX = {"add": "+", "sub": "−", "mul": "×", "div": "÷", "matmul": "@", "pow": "**"}
SIGNS = {**INFIX, "neg": "−", "pow": "xʸ", "square": "x²", "sqrt": "√", "sum": "Σ", "exp": "eˣ"}
