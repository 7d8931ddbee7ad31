"""Makes a row of a table."""

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
    return t.new(t.data.ravel(), (), False)
