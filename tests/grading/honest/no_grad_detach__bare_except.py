"""Catches everything, and lets it go on."""

from contextlib import contextmanager
import contextlib


@contextlib.contextmanager
def no_grad(switch):
    old = switch.recording
    switch.recording = False
    try:
        yield
    except:
        switch.recording = old
        raise
    else:
        switch.recording = old


def detach(t):
    return type(t)(t.data, (), False)
