"""Compiling: from a function's own run, backward pass and all, to a program that one can read and run."""

from autogradkit.compiling.compiled import Compiled, compile
from autogradkit.compiling.refusals import CompileError

__all__ = ["CompileError", "Compiled", "compile"]
