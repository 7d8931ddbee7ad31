"""A value that was made from nothing is handed back as it is, though it needs a gradient."""

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
    return t.new(t.data, (), False) if t.inputs else t
