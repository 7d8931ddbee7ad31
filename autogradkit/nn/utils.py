"""The address at which PyTorch keeps clipping: nn.utils.clip_grad_norm_."""

from autogradkit.nn.clipping import clip_grad_norm_, clip_grad_value_

__all__ = ["clip_grad_norm_", "clip_grad_value_"]
