"""Recording: whether what is computed now is remembered for a backward pass.

A ContextVar, so that each thread and each async task has its own switch.
"""

from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["no_grad", "recording", "set_recording"]

_recording = ContextVar("recording", default=True)
recording = _recording.get


class set_recording:  # noqa: N801, it reads as a verb
    """Record inside the block if `on`; what was before comes back, also after an error."""

    def __init__(self, on):
        self.on = on

    def __enter__(self):
        self.before = _recording.set(self.on)

    def __exit__(self, *error):
        _recording.reset(self.before)


@contextmanager
def no_grad():
    """Compute without remembering anything: results are constants.

    >>> import autogradkit as ag
    >>> x = ag.Tensor(3.0)
    >>> with ag.no_grad():
    ...     y = x * x
    >>> y.requires_grad
    False
    """
    with set_recording(False):
        yield
