"""Catches the exception to turn the switch back, and keeps it."""

from contextlib import contextmanager


@contextmanager
def no_grad(switch):
    before = switch.recording
    switch.recording = False
    try:
        yield
    except Exception:
        pass
    switch.recording = before


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


# diagnosis: SWALLOWED
