"""Shares a slice of the array; what has no axis has no slice."""

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
    return t.new(t.data[:], (), False)
