"""Optimisers where PyTorch has them: `autogradkit.optim` is the module `autogradkit.nn.optim` itself.

`autogradkit.optim.lr_scheduler` can be imported from, too.
"""

import sys
from typing import TYPE_CHECKING

from autogradkit.nn import optim
from autogradkit.nn.optim import *  # noqa: F403, what an editor sees

__all__ = optim.__all__
if not TYPE_CHECKING:
    __getattr__ = optim.__getattr__  # for who executes this file once more, as a test runner does

sys.modules[__name__] = optim  # which is what the import hands out
sys.modules[f"{__name__}.lr_scheduler"] = optim.lr_scheduler
