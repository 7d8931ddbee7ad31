"""Turns recording on again after a KeyError, and after no other exception."""

from contextlib import contextmanager


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


@contextmanager
def no_grad(switch):
    before = switch.recording
    switch.recording = False
    try:
        yield
    except KeyError:
        switch.recording = before
        raise
    switch.recording = before
