"""Exercise D3: a linear layer, whose bias is used once per row."""

from autogradkit.checking import Case, Exercise, Rule, Variant


def affine(x, w, b):
    """Return x @ w + b."""
    return x @ w + b


def bias_over_columns(g, x, w):
    """Return the rule with the bias summed along the wrong axis."""
    return g @ w.T, x.T @ g, g.sum(axis=1)


def sizes(n, k, m):
    """Name the shapes for n examples of k numbers, and m outputs."""
    return {"x": (n, k), "w": (k, m), "b": (m,)}


CASES = (
    Case("two examples of one number", sizes(2, 1, 1)),
    Case("two examples, three numbers, five outputs", sizes(2, 3, 5)),
    Case("five examples, two numbers, three outputs", sizes(5, 2, 3)),
    Case("seven examples, two numbers, one output", sizes(7, 2, 1)),
    Case("one example", sizes(1, 3, 2)),
    Case("all sizes the same", sizes(3, 3, 3)),
    Case("no examples", sizes(0, 3, 2)),
    Case("in Fortran order", sizes(3, 5, 2), layout="fortran"),
    Case("every second entry, backwards", sizes(3, 2, 5), layout="strided"),
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
