"""Turns recording on afterwards, whatever it was."""

from contextlib import contextmanager


@contextmanager
def no_grad(switch):
    switch.recording = False
    try:
        yield
    finally:
        switch.recording = True


def detach(t):
    cut_off = t.new(t.data, (), False)
    return cut_off


# diagnosis: TURNED_ON
