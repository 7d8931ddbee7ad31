"""Exercise H4: a switch that flips back, and a value without a past."""

import numpy as np

from autogradkit.checking import Diagnosis, Exercise, Task, Trial

SWITCH = '''
class Switch:
    """Whether what is computed is recorded."""

    def __init__(self, recording):
        self.recording = recording


def drive(no_grad, way, before):
    """Go into a block and out of it in one way; return the switch inside and afterwards, and a word."""
    switch, inside, word = Switch(before), [], ""

    def block(how):
        with no_grad(switch):
            inside.append(switch.recording)
            if how == "raises":
                raise KeyError("the block's own")
            if how == "returns":
                return

    if way in ("ends", "returns"):
        block(way)
    elif way == "raises":
        try:
            block(way)
        except KeyError:
            word = "the exception arrived"
    elif way == "nested":
        with no_grad(switch):
            block("ends")
            inside.append(switch.recording)
    elif way == "raises inside of another":
        with no_grad(switch):
            try:
                block("raises")
            except KeyError:
                word = "the exception arrived"
            inside.append(switch.recording)
    elif way == "breaks":
        for _ in range(2):
            with no_grad(switch):
                inside.append(switch.recording)
                break
    elif way == "twice":
        block("ends")
        inside.append(switch.recording is not before)
        block("ends")
    elif way == "two switches":
        other = Switch(True)
        with no_grad(switch):
            inside.append(not other.recording)
        inside.append(not other.recording)
    return np.array(any(inside)), np.array(bool(switch.recording)), word
'''

VALUES = '''
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


def drive(detach, w, form):
    """Build L from w and a detached value, run backward, and look at what is left of everything."""
    w = Value(np.array(w))
    u = Value(w.data * w.data, (w, w))
    slopes = {id(u): (w.data, w.data)}
    d = detach(u)
    if form == "product":
        L = Value(d.data * w.data, (d, w))
        slopes[id(L)] = (w.data, d.data)
    else:
        L = Value(u.data + d.data, (u, d))
    whole = len(u.inputs) == 2 and u.needs_grad
    shares = d is not u and np.shares_memory(np.asarray(d.data), u.data)
    same = np.array_equal(d.data, w.data * w.data)
    receive(L, np.ones_like(w.data), slopes)
    leaks = d is u or bool(d.inputs) or d.needs_grad
    got = np.zeros_like(w.data) if w.grad is None else w.grad
    return got, np.array([d is u, not same, leaks, not whole, not shares])
'''


def switched(way, before):
    """Return what the switch should show."""
    return np.array(False), np.array(before), "the exception arrived" if "raises" in way else ""


def switch_judged(got, want, way, before):
    """Say where the switch stands wrongly."""

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "no_grad")

    if got[0]:
        if way in ("nested", "raises inside of another"):
            said = "after an inner block the outer one records again."
            return told("TURNED_ON", said, "What was the switch before the inner block began?")
        said = "inside of the block, switch.recording is True."
        return told("NOT_SWITCHED", said, "What happens when the block is entered?")
    if got[2] != want[2]:
        said = "an exception raised in the block never arrives outside."
        return told("SWALLOWED", said, "What does `__exit__` return, or what does your `except` do with it?")
    if bool(got[1]) != bool(want[1]):
        if way in ("raises", "raises inside of another"):
            said = "after an exception the switch stays off."
            return told("NOT_RESTORED_AFTER_ERROR", said, "Which lines run, when an exception passes by?")
        if got[1]:
            said = "the switch was off before the block, and is on afterwards."
            return told("TURNED_ON", said, "Is what is right afterwards always True?")
        return told("NOT_RESTORED", "after the block the switch stays off.", "Who turns it back?")
    return ""


def detached(w, form):
    """Return w's gradient, and that nothing is wrong with the value."""
    w = np.array(w)
    return w * w if form == "product" else 2 * w, np.zeros(5, bool)


def detach_judged(got, want, w, form):
    """Say what is wrong with the detached value, or where a gradient leaks through."""
    grad, (itself, other_numbers, leaks, cut, copied) = got[0], (bool(flag) for flag in got[1])

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "detach")

    if cut:
        said = "t itself has lost its inputs, or needs no gradient any more."
        return told("CUTS_ORIGINAL", said, "Which of the two values should be without a past?")
    if other_numbers:
        return told("WRONG_VALUES", "the numbers are not those of t.", "")
    if itself or leaks:
        numbers = ", ".join(f"{entry:g}" for entry in grad)
        right = ", ".join(f"{entry:g}" for entry in want[0])
        said = f"a gradient passes through the detached value: w receives ({numbers}); right is ({right})."
        if np.allclose(grad, want[0]):
            said = "the detached value still says that it needs a gradient, or was made from something."
        return told("G_LEAK", said, "By what does backward tell where to go on?")
    if copied:
        said = "the numbers were copied: the array is not that of t."
        return told("COPIES_DATA", said, "What has to be new here, and what can be shared?")
    return "" if np.allclose(grad, want[0]) else told("WRONG_VALUES", "w receives the wrong gradient.", "")


WAYS = ("ends", "returns", "breaks", "raises", "nested", "raises inside of another", "twice", "two switches")


def three_random(random):
    """Draw three weights."""
    return {"w": tuple(random.normal(size=3).tolist()), "form": "product"}


exercise = Exercise(
    id="H4",
    name="no_grad_detach",
    title="Not recorded",
    kind="driven",
    parts=(
        Task(
            "no_grad",
            switched,
            tuple(
                Trial(f"{way}, recording was {'on' if before else 'off'}", {"way": way, "before": before})
                for before in (True, False)
                for way in WAYS
            ),
            points=4,
            says="recording is off inside, and afterwards what it was",
            results=("recording inside", "recording afterwards", "exception"),
            given=SWITCH,
            judge=switch_judged,
        ),
        Task(
            "detach",
            detached,
            (
                Trial("L = detach(u) · w", {"w": (3.0, -2.0), "form": "product"}),
                Trial("L = u + detach(u)", {"w": (3.0, -2.0), "form": "sum"}),
                Trial("one number", {"w": (1.5,), "form": "product"}),
                Trial("three random numbers", three_random),
            ),
            points=4,
            says="the same numbers, and no past",
            results=("w's gradient", "itself, other numbers, leaks, original cut, copied"),
            given=VALUES,
            judge=detach_judged,
        ),
    ),
    hints=(
        "A switch that must flip back. To what?",
        "Note what it was before you turn it off. And which statement of Python runs its lines however the "
        "lines before it are left?",
        "`contextlib.contextmanager` makes a context manager of a generator function: what stands before its "
        "`yield` happens on the way in, what stands in a "
        "`finally` behind it on the way out. For the second function, look at what `.new` asks for: which of "
        "the three are t's own?",
    ),
    stars=2,
    minutes=20,
)
