"""Exercise D3: a linear layer, whose bias is used once per row."""

from autogradkit.checking import Case, Exercise, Rule, Variant, named_axes


def affine(x, w, b):
    """Return x @ w + b."""
    return x @ w + b


def bias_over_columns(g, x, w):
    """Return the rule with the bias summed along the wrong axis."""
    return g @ w.T, x.T @ g, g.sum(axis=1)


shapes = named_axes(x="n k", w="k m", b="m")  # n examples of k numbers, m outputs
CASES = (
    Case("two examples of one number", shapes(2, 1, 3)),
    Case("two examples, three numbers, five outputs", shapes(2, 3, 5)),
    Case("five examples, two numbers, three outputs", shapes(5, 2, 3)),
    Case("seven examples, two numbers, one output", shapes(7, 2, 1)),
    Case("one example", shapes(1, 3, 2)),
    Case("all sizes the same", shapes(3, 3, 3)),
)

exercise = Exercise(
    id="D3",
    title="A linear layer",
    parts=(
        Rule(
            "backward",
            affine,
            CASES,
            points=6,
            says="z = x @ w + b",
            variants=(
                Variant(
                    "WRONG_AXIS",
                    bias_over_columns,
                    "{d} {has} one entry per example: it is summed over the outputs.",
                    "How long is b, and which entries of z does b[0] reach?",
                ),
            ),
        ),
    ),
    stars=2,
    minutes=15,
)
