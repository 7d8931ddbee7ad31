"""The address at which PyTorch keeps clipping: nn.utils.clip_grad_norm_."""

from typing import TYPE_CHECKING

from autogradkit.errors import getattr_of_module
from autogradkit.nn.clipping import clip_grad_norm_, clip_grad_value_

__all__ = ["clip_grad_norm_", "clip_grad_value_"]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)
