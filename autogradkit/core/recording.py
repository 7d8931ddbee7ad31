"""Recording: whether what is computed now is remembered for a backward pass.

A ContextVar, so that each thread and each async task has its own switch.
"""

import inspect
from contextvars import ContextVar
from functools import wraps
from typing import Any

from autogradkit.guards.record_keeping import note_conversion

__all__ = ["no_grad", "recording", "set_recording"]

_recording = ContextVar("recording", default=True)
_innermost: ContextVar[Any] = ContextVar("innermost", default=None)  # of the set_recording blocks around
recording = _recording.get


class set_recording:  # noqa: N801, it reads as a verb
    """Record inside the block if `on`; what was before comes back, also after an error.

    Blocks need not end in the order in which they began: of two generators that sleep inside of theirs, the
    first may end first. So what holds after a block is what the innermost block that is still open says.
    """

    def __init__(self, on: bool) -> None:
        self.on, self.open = on, True

    def __enter__(self) -> None:
        self.outer = _innermost.get()
        _innermost.set(self)
        _recording.set(self.on)

    def __exit__(self, *error: object) -> None:
        self.open = False
        block = _innermost.get()
        while block is not None and not block.open:
            block = block.outer
        _innermost.set(block)
        _recording.set(block is None or block.on)


class no_grad:  # noqa: N801, it reads as a verb
    """Compute without remembering anything: results are constants.

    For a `with` block, or above a function or generator function, with brackets or without. Inside, `p -= …`
    and `w[0] = …` change a tensor itself, and a parameter stays one: that is how a training step is written.

    Examples
    --------
    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0)
    >>> with ag.no_grad():
    ...     y = x * x
    ...     x -= 0.5
    >>> y.requires_grad, x
    (False, Tensor(2.5))
    """

    entered: list[set_recording]  # one block for each time that it was entered

    def __new__(cls, function: Any = None) -> Any:  # noqa: D102, the class has said it
        made = super().__new__(cls)
        made.entered = []
        if function is None:
            return made
        if not callable(function):
            raise TypeError(f"no_grad takes no argument, or the function below it: {function!r} was given.")
        return made(function)

    def __enter__(self) -> None:
        note_conversion("no_grad()")
        self.entered.append(set_recording(False))
        self.entered[-1].__enter__()

    def __exit__(self, *error: object) -> None:
        self.entered.pop().__exit__(*error)

    def __call__(self, function: Any) -> Any:
        """Return `function` so that it records nothing; a generator function in none of its steps."""
        if inspect.isgeneratorfunction(function):
            return unrecorded_generator(function)
        if inspect.iscoroutinefunction(function):

            @wraps(function)
            async def unrecorded_coroutine(*arguments, **keywords):
                with set_recording(False):
                    return await function(*arguments, **keywords)

            return unrecorded_coroutine

        @wraps(function)
        def unrecorded(*arguments, **keywords):
            note_conversion("no_grad()")
            with set_recording(False):
                return function(*arguments, **keywords)

        return unrecorded


def unrecorded_generator(function):
    """Return a generator function whose steps record nothing, while others do between them."""

    @wraps(function)
    def unrecorded(*arguments, **keywords):
        with set_recording(False):
            generator = function(*arguments, **keywords)
        resume, sent = generator.send, None
        while True:
            with set_recording(False):
                try:
                    value = resume(sent)
                except StopIteration as end:
                    return end.value
            try:
                resume, sent = generator.send, (yield value)
            except GeneratorExit:
                with set_recording(False):
                    generator.close()
                raise
            except BaseException as error:
                resume, sent = generator.throw, error

    return unrecorded
