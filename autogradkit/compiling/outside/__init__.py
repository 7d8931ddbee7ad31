"""What a function reads beyond its arguments, compared before each call."""

from autogradkit.compiling.outside.outside import Outside
from autogradkit.compiling.outside.unknown import refuse_unknown

__all__ = ["Outside", "refuse_unknown"]
