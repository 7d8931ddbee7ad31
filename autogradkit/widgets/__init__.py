"""Widgets: what a notebook shows of a computation, and lets the reader step through."""

from typing import TYPE_CHECKING

from autogradkit.errors import getattr_of_module

from .descent import Descent, descent
from .explorer import Explorer, explore
from .gradient_flow import GradientFlow, gradient_flow
from .graph_player import GraphPlayer, show
from .program_player import ProgramPlayer
from .progress import Progress
from .rule_check import RuleCheck
from .side_by_side import SideBySide, compare
from .sliding import SlidingKernel, sliding_kernel
from .training import Training

__all__ = [
    "Descent",
    "Explorer",
    "GradientFlow",
    "GraphPlayer",
    "ProgramPlayer",
    "Progress",
    "RuleCheck",
    "SideBySide",
    "SlidingKernel",
    "Training",
    "compare",
    "descent",
    "explore",
    "gradient_flow",
    "show",
    "sliding_kernel",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)
