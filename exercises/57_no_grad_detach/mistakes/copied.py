"""Copies the numbers: safe, and twice the memory."""

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
    cut_off = t.new(t.data.copy(), (), False)
    return cut_off


# diagnosis: COPIES_DATA
