"""Exercise H2: the backward pass through a whole graph."""

from autogradkit.checking import Engine, Exercise

exercise = Exercise(
    id="H2",
    name="backward",
    title="The backward pass",
    kind="engine",
    parts=(Engine("backward", points=12),),
    hints=(
        "What is ∂L/∂L?",
        "Visit every node once, in an order in which all that was made from it comes first, and *add*.",
        "Two steps: first list the nodes so that inputs come before what is made from them; then go through "
        "the list from its end and hand each input what `vjp` of the node's gradient says.",
    ),
    stars=3,
    minutes=30,
)
