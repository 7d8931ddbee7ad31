"""Drives no_grad, in and out of blocks, and detach, whose value is watched for gradients that leak."""

import numpy as np


class Switch:
    """Whether what is computed is recorded; True or False, whatever it is set to."""

    def __init__(self, recording):
        self._recording = recording

    @property
    def recording(self):
        return self._recording

    @recording.setter
    def recording(self, on):
        self._recording = bool(on)


class Halt(BaseException):
    """What nobody who lists the errors that there are has thought of."""


ERRORS = (KeyError, ValueError, ZeroDivisionError, KeyboardInterrupt, Halt)


def switch(no_grad, way, before, error=""):
    """Go into a block and out of it in one way; by this error, if it raises one.

    Return whether the switch was wrong inside of the block, and between two; how it is afterwards; a word.
    """
    switch, inside, between, word = Switch(before), [], [], ""
    error = error or ("KeyboardInterrupt" if way == "is interrupted" else "KeyError")
    error = next(one for one in ERRORS if one.__name__ == error)

    def block(how):
        with no_grad(switch):
            inside.append(switch.recording)
            if how == "raises":
                raise error("the block's own")
            if how == "returns":
                return

    if way in ("ends", "returns"):
        block(way)
    elif way in ("raises", "is interrupted"):
        try:
            block("raises")
        except error:
            word = "the exception arrived"
    elif way == "nested":
        with no_grad(switch):
            block("ends")
            between.append(switch.recording)
    elif way == "raises inside of another":
        with no_grad(switch):
            try:
                block("raises")
            except error:
                word = "the exception arrived"
            between.append(switch.recording)
    elif way == "breaks":
        for _ in range(2):
            with no_grad(switch):
                inside.append(switch.recording)
                break
    elif way == "twice":
        block("ends")
        between.append(switch.recording is not before)
        block("ends")
    elif way == "made beforehand":
        manager = no_grad(switch)
        between.append(switch.recording is not before)
        with manager:
            inside.append(switch.recording)
    elif way == "two switches":
        other = Switch(True)
        with no_grad(switch):
            inside.append(switch.recording)
            between.append(not other.recording)
            with no_grad(other):
                inside.append(other.recording)
            between += [not other.recording, switch.recording]
        between.append(not other.recording)
    return np.array([any(inside), any(between)]), np.array(bool(switch.recording)), word


class Value:
    """A value with a past."""

    def __init__(self, data, inputs=(), needs_grad=True):
        self.data, self.inputs, self.needs_grad, self.grad = data, inputs, needs_grad, None

    def new(self, data, inputs=(), needs_grad=False):
        return Value(data, inputs, needs_grad)


def receive(node, g, slopes):
    """Carry g back along every path, into whatever needs it or was made from something."""
    node.grad = g if node.grad is None else node.grad + g
    for source, slope in zip(node.inputs, slopes.get(id(node), (1.0,) * len(node.inputs))):
        if source.needs_grad or source.inputs:
            receive(source, g * slope, slopes)


def values(detach, w, form):
    """Build L from w and a detached value, run backward, and look at what is left of everything."""
    w = Value(np.array(w))
    u = w if form == "leaf" else Value(np.array(w.data * w.data), (w, w))
    before, numbers = dict(vars(u)), np.array(u.data)
    slopes = {id(u): (w.data, w.data)[: len(u.inputs)]}
    d = detach(u)
    kind = type(getattr(d, "inputs", ()))  # one of one's own might say that it is empty
    if kind not in (tuple, list, set, frozenset):
        raise TypeError(f"the .inputs of what detach returned are a {kind.__name__}; they are to be a tuple")
    if form != "sum":
        L = Value(d.data * w.data, (d, w))
        slopes[id(L)] = (w.data, d.data)
    else:
        L = Value(u.data + d.data, (u, d))
    if d is not u and len(d.inputs) == 2 and u.inputs:  # made from what u was made from
        slopes[id(d)] = slopes[id(u)]
    whole = vars(u).keys() == before.keys() and all(vars(u)[name] is before[name] for name in before)
    shares = d is not u and np.shares_memory(np.asarray(d.data), u.data)
    same = np.array_equal(d.data, numbers)
    receive(L, np.ones_like(w.data), slopes)
    leaks = d is u or bool(d.inputs) or d.needs_grad
    got = np.zeros_like(w.data) if w.grad is None else w.grad
    return got, np.array([d is u, not same, leaks, not whole, not shares])
