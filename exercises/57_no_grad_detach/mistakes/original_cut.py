"""Cuts off t itself, on whose gradients others wait."""

from contextlib import contextmanager


@contextmanager
def no_grad(switch):
    before = switch.recording
    switch.recording = False
    try:
        yield
    finally:
        switch.recording = before


def detach(t):
    t.inputs = ()
    cut_off = t.new(t.data, (), False)
    return cut_off


# diagnosis: CUTS_ORIGINAL
