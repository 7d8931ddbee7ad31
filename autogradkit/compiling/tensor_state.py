"""What a trace knows of a tensor that was there before: its array and gradient, at first and by now."""

from typing import Any

__all__ = ["TensorState"]


class TensorState:
    """What a trace knows of a tensor that was there before: its array and gradient, at first and by now."""

    def __init__(self, tensor: Any) -> None:
        self.tensor = tensor
        self.node = tensor._node
        self.data: Any = None  # traced arrays, once they were read
        self.first_data: Any = None
        self.grad: Any = None
        self.first_grad: Any = None
        self.knows_grad = False  # it was read or written
        self.reads_grad = False
        self.lent: Any = None  # the array that .data has given out
