"""Returns t itself."""

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
    cut_off = t
    return cut_off


# diagnosis: G_LEAK
