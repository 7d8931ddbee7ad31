"""Branches: numbers that the kit asks for while a function is traced, which are checked in each run."""

from typing import Any

import numpy as np

from autogradkit.compiling.expectations import expectation
from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.recorder import Recorder
from autogradkit.compiling.refusals import in_kit, place_of_user
from autogradkit.compiling.traced_array import TracedArray

__all__ = ["Branches"]


class Branches(Recorder):
    """A recorder that answers the kit's own questions about numbers, and refuses those of others."""

    def answer(self, array: TracedArray, convert: Any) -> Any:
        """Return a number of this run to the kit, with a line that checks it; refuse it to others."""
        if not in_kit():
            raise self.refusal("A traced number is used as a number of Python's", numbers=True)
        answer = convert(array._in_run)
        if convert is not bool and array._in_run.tolist() != array._in_run.tolist():
            raise self.refusal("A number that it asks for is not a number")
        self.expect(array, convert, answer if convert is bool else array._in_run.tolist())
        return answer

    def expect_shape(self, x: Any, what: str) -> None:
        """Write down that a result has its shape in every run; refuse it where the user asks for it."""
        if not in_kit():
            raise self.refusal(f"The shape of {what} depends on traced numbers")
        self.expect(x, np.shape, x.shape)

    def expect(self, x: TracedArray, convert: Any, answer: Any) -> None:
        """Write down that the answer to a question about an array is this one in every run."""
        if self.updated:
            raise self.refusal(
                "After an optimiser's step it asks for a number: let it make one step at a call"
            )
        function, arguments = expectation(x._in_program, answer, convert)
        place = self.place or place_of_user()
        self.add(Line(Call("live", function.__name__, function), arguments, {}, (), self.part, place))
