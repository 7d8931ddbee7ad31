"""Turns it off, and leaves it at that."""

from contextlib import contextmanager


@contextmanager
def no_grad(switch):
    switch.recording = False
    yield


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


# diagnosis: NOT_RESTORED
