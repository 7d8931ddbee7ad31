"""Turns off every switch that it has ever been handed."""

from contextlib import contextmanager

SWITCHES = []


@contextmanager
def no_grad(switch):
    if not any(known is switch for known in SWITCHES):
        SWITCHES.append(switch)
    before = [known.recording for known in SWITCHES]
    for known in SWITCHES:
        known.recording = False
    try:
        yield
    finally:
        for known, was in zip(SWITCHES, before):
            known.recording = True if known is switch else was


def detach(t):
    return t.new(t.data, (), False)


# diagnosis: TURNED_ON
