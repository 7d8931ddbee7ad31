"""Optimisers where PyTorch has them: `autogradkit.optim` is the module `autogradkit.nn.optim` itself."""

import sys

from autogradkit.nn import optim
from autogradkit.nn.optim import *  # noqa: F403, what an editor sees

__all__ = optim.__all__

sys.modules[__name__] = optim  # which is what the import hands out
