"""The core: tensors, ops and the backward pass, in NumPy alone."""

from autogradkit.core import engine, methods, ops
from autogradkit.core.checkpoint import checkpoint
from autogradkit.core.engine import backward_steps, replay
from autogradkit.core.op import OPS, Op, op
from autogradkit.core.recording import no_grad
from autogradkit.core.tensor import Node, Tensor, tensor
from autogradkit.core.using import using
from autogradkit.core.watch import detect_anomaly

__all__ = [
    "OPS",
    "Node",
    "Op",
    "Tensor",
    "backward_steps",
    "checkpoint",
    "detect_anomaly",
    "engine",
    "methods",
    "no_grad",
    "op",
    "ops",
    "replay",
    "tensor",
    "using",
]
