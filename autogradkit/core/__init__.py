"""The core: tensors, ops and the backward pass, in NumPy alone."""

from autogradkit.core import engine, ops
from autogradkit.core.engine import backward_steps
from autogradkit.core.node import Node
from autogradkit.core.op import OPS, Op, op
from autogradkit.core.ops import methods  # noqa: F401, they make a Tensor add and multiply
from autogradkit.core.recording import no_grad
from autogradkit.core.tensor import Tensor, tensor
from autogradkit.core.using import using

__all__ = [
    "OPS",
    "Node",
    "Op",
    "Tensor",
    "backward_steps",
    "engine",
    "no_grad",
    "op",
    "ops",
    "tensor",
    "using",
]
