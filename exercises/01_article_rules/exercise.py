"""Exercise A2: the two rules of the article, repaired."""

from autogradkit.checking import Case, Exercise, Rule


def add(x, y):
    """Return the sum."""
    return x + y


def mul(x, y):
    """Return the product."""
    return x * y


NUMBERS = {"x": (), "y": ()}
CASES = (
    Case("the article's 2 and 3", values={"x": 2.0, "y": 3.0}),
    Case("two numbers", NUMBERS),
    Case("two other numbers", NUMBERS),
    Case("a negative one", values={"x": -1.7, "y": 0.6}),
)

exercise = Exercise(
    id="A2",
    name="article_rules",
    title="Repair the article's rules",
    kind="article_node",
    parts=(
        Rule("add_backward", add, cases=CASES, points=2, says="node.value = x.value + y.value"),
        Rule("mul_backward", mul, cases=CASES, points=2, says="node.value = x.value * y.value"),
    ),
    hints=(
        "What happens to your result if everything after this node is made ten times larger?",
        "Each rule needs the node's own grad: it says how much L changes per unit of this node's value.",
        "What a child receives is the local derivative times what the node itself received. "
        "Then ask: does that replace what is in the child's grad, or join it?",
    ),
    stars=1,
    minutes=10,
)
