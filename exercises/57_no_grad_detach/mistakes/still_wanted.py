"""Made from nothing, but says that it needs a gradient."""

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
    cut_off = t.new(t.data, (), t.needs_grad)
    return cut_off


# diagnosis: G_LEAK
