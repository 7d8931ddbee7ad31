"""Exercise H2: the backward pass through a whole graph."""

from autogradkit.checking import Engine, Exercise

exercise = Exercise(
    id="H2",
    title="The backward pass",
    parts=(Engine("backward", points=12, also=("inner",)),),
    stars=3,
    minutes=30,
)
