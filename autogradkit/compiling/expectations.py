"""Expectations: what a program relies on of its numbers, by which the traced run took a branch."""

from typing import Any

import numpy as np

__all__ = ["OtherBranch", "expect_error", "expectation"]


class OtherBranch(Exception):  # noqa: N818, it is no error: the function is traced again
    """The numbers of a call lead elsewhere than those that were traced."""


def expect(condition: Any) -> None:
    """Raise if a condition does not hold, as it did in the traced run."""
    if not condition:
        raise OtherBranch


def expect_not(condition: Any) -> None:
    """Raise if a condition holds, as it did not in the traced run."""
    if condition:
        raise OtherBranch


def expect_shape(x: Any, shape: tuple) -> None:
    """Raise if an array has another shape than in the traced run."""
    if np.shape(x) != shape:
        raise OtherBranch


def expect_number(x: Any, want: Any) -> None:
    """Raise if an array holds another number, or others, than in the traced run."""
    if np.asarray(x).tolist() != want:
        raise OtherBranch


def expect_error(run: Any, kind: type, arguments: tuple, keywords: dict) -> None:
    """Raise if a call does not fail, as it did in the traced run, where the function has caught the error."""
    try:
        run(arguments, keywords)
    except kind:
        return
    raise OtherBranch


def expectation(x: Any, answer: Any, convert: Any) -> tuple[Any, tuple]:
    """Return the function that expects of `x` the answer that `convert` gave, and its arguments."""
    if convert is bool:
        return (expect if answer else expect_not), (x,)
    if convert is np.shape:
        return expect_shape, (x, answer)
    return expect_number, (x, answer)
