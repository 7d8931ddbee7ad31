"""The paths on which an input reaches the output, found by cutting one edge of the forward's graph.

The trusted forward is run on an array that counts the operations it goes through. Each operation number and
slot is an edge; to cut it, that operation is handed the value the edge carried when nothing moved. What the
gradient is without a path is thus known for any forward, without a list written by hand. Where a forward
loops, the edges of one line of code are kept together, in the order of the rounds.
"""

import sys

import numpy as np

__all__ = ["PathArray", "forward_edges", "label"]

NAMES = {
    "add": "({0} + {1})",
    "subtract": "({0} - {1})",
    "multiply": "{0} {1}",
    "divide": "{0} / {1}",
    "true_divide": "{0} / {1}",
    "power": "{0}^{1}",
    "square": "{0}²",
    "matmul": "{0} @ {1}",
    "negative": "-{0}",
    "positive": "+{0}",
}
REDUCED = {"add": "sum", "maximum": "max", "minimum": "min", "multiply": "product"}
WHOLE = (np.sum, np.mean, np.max, np.min, np.prod, np.cumsum, np.concatenate, np.stack, np.where)
ABSOLUTE = "|{2}|"  # where(x < 0, -x, x)
LONGEST = 44


class PathArray(np.ndarray):
    """An array on its way through a forward: every operation on it is counted, and one may be cut."""

    def __array_finalize__(self, source):
        self.run, self.label = getattr(source, "run", None), getattr(source, "label", "")

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        out = options.pop("out", None)
        if out is not None:
            options["out"] = tuple(np.asarray(o) if isinstance(o, PathArray) else o for o in out)
        if method in ("at", "reduceat"):
            return getattr(ufunc, method)(*map(plain_array, inputs), **options)
        if method != "__call__":
            formula = REDUCED.get(ufunc.__name__, ufunc.__name__) + "({0})"
        else:
            formula = NAMES.get(ufunc.__name__, f"{ufunc.__name__}({{0}})")
        return self.travel(getattr(ufunc, method), formula, inputs, options)

    def __array_function__(self, func, types, args, options):
        if func is np.where and is_absolute_value(args):
            return self.travel(func, ABSOLUTE, args, options)
        if func in WHOLE and args and isinstance(args[0], PathArray):
            return self.travel(func, f"{func.__name__}({{0}})", args, options)
        if func in WHOLE and args and isinstance(args[0], (list, tuple)):
            several, *rest = args
            return self.travel(lambda *a: func(a, *rest, **options), f"{func.__name__}(…)", several, {})
        return super().__array_function__(func, types, args, options)

    def travel(self, operation, formula, inputs, options):
        """Do one operation, with the edge in question cut, and name what it makes."""
        run = next(i.run for i in inputs if isinstance(i, PathArray)) if self.run is None else self.run
        for source in inputs if run.still else ():
            if isinstance(source, PathArray) and len(source.label) > LONGEST:
                name = variable_name(source, run.forward)
                source.label = source.label if name == "…" else name
        arrays = [
            run.value_on_edge(slot, i) if isinstance(i, PathArray) else i for slot, i in enumerate(inputs)
        ]
        run.operation += 1
        made = operation(*arrays, **options)
        if not isinstance(made, np.ndarray) and not isinstance(made, np.generic):
            return made
        made = np.asarray(made).view(PathArray)
        made.run = run
        names = [i.label if isinstance(i, PathArray) else run.name_of_constant(i) for i in inputs]
        if formula == "{0} {1}" and names[0] == names[1]:
            formula = "{0}²"
        enclosed = formula.endswith("({0})") or formula == ABSOLUTE
        names = map(without_brackets, names) if enclosed else names
        made.label = formula.format(*names, "", "")
        for edge in run.pending:
            run.labels[edge][1] = made.label
        run.pending.clear()
        return made

    @property
    def T(self):
        """Turn over, which is no operation, but `w.T` is not called `w`."""
        turned = super().T
        turned.label = f"{in_round_brackets(self.label)}.T" if self.ndim > 1 and self.label else self.label
        return turned

    def __getitem__(self, place):
        """Pick entries; those that an array of numbers names are not called like the whole."""
        picked = super().__getitem__(place)
        places = place if isinstance(place, tuple) else (place,)
        if isinstance(picked, PathArray) and self.label and any(isinstance(p, np.ndarray) for p in places):
            picked.label = f"{in_round_brackets(self.label)}[…]"
        return picked

    def sum(self, *args, **options):
        """Sum, as one operation."""
        return np.sum(self, *args, **options)

    def mean(self, *args, **options):
        """Average, as one operation."""
        return np.mean(self, *args, **options)

    def max(self, *args, **options):
        """Take the largest, as one operation."""
        return np.max(self, *args, **options)


def label(array, words):
    """Return the array; in a forward, the path that it takes from here is called by these words."""
    if not isinstance(array, PathArray):
        return array
    path = array.view()
    path.label = f"“{words}”"
    return path


class ForwardRun:
    """One run of a forward: which edges are cut, and what each carries when nothing moves."""

    def __init__(self, forward, kept=None, cut=()):
        self.forward = forward
        self.kept, self.cut, self.operation = {} if kept is None else kept, cut, 0
        self.labels, self.pending, self.places = {}, [], {}
        self.still = kept is None  # nothing moves: what every edge carries is kept

    def name_of_constant(self, value):
        """Return a number as it is written, and an array by the forward's own name for it."""
        if isinstance(value, np.ndarray):
            return variable_name(value, self.forward) if self.still else ""
        return f"{value:g}" if isinstance(value, (int, float)) else "…"

    def value_on_edge(self, slot, value):
        """Return what an edge carries: its value, or if it is cut what it carried when nothing moved."""
        edge = (self.operation, slot)
        if self.still:
            self.kept[edge], self.labels[edge] = np.array(plain_array(value)), [value.label, ""]
            self.pending.append(edge)
            self.places.setdefault((place(self.forward) or self.operation, slot), []).append(edge)
        return self.kept[edge] if edge in self.cut else plain_array(value)


def forward_edges(forward, inputs, params):
    """Return {edge: (label, use)} of a forward, its places, and `rerun(moved, cut)`: z with some edges cut.

    An edge's label is the formula of what it carries, its use that of what is made from it. The places are
    lists of edges: those of one place in the code, one per round of a loop.

    Parameters
    ----------
    forward : callable
    inputs : dict of str to array
    params : mapping
    """

    def output_of(run, arrays):
        traced = []
        for name, array in arrays.items():
            array = np.array(array).view(PathArray)
            array.run, array.label = run, name
            traced.append(array)
        with np.errstate(all="ignore"):
            return np.asarray(plain_array(forward(*traced, **params)))

    still = ForwardRun(forward)
    output_of(still, inputs)

    def rerun(moved, cut):
        run = ForwardRun(forward, still.kept, cut)
        z = output_of(run, {**inputs, **moved})
        if run.operation != still.operation:
            raise ValueError("the forward takes another path when its input moves")
        return z

    return still.labels, list(still.places.values()), rerun


def place(forward):
    """Return where in the forward's code we stand, as a tuple; empty if that isn't known."""
    frame, steps = sys._getframe(1), []
    while frame is not None and frame.f_code is not getattr(forward, "__code__", None):
        if frame.f_code.co_filename != __file__:
            steps.append((frame.f_code, frame.f_lasti))
        frame = frame.f_back
    return (*steps, frame.f_lasti) if frame is not None else ()


def variable_name(array, forward):
    """Return the name of the forward's own variable that holds an array, or … if none does."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_code is not getattr(forward, "__code__", None):
        frame = frame.f_back
    return next((name for name, value in frame.f_locals.items() if value is array), "…") if frame else "…"


def is_absolute_value(args):
    """Return whether what `np.where` chooses from is an array and its negative, in this order: -x, x."""
    if len(args) != 3 or not all(isinstance(one, PathArray) for one in args):
        return False
    _, negative, positive = args
    return bool(positive.label) and negative.label == f"-{positive.label}"


def in_round_brackets(label):
    """Return a label as the part of a formula that something is done to.

    >>> in_round_brackets("x"), in_round_brackets("x + y")
    ('x', '(x + y)')
    """
    return f"({label})" if " " in label and not label.startswith(("(", "“")) else label


def without_brackets(label):
    """Take a formula out of brackets that enclose all of it, to be put into a function's.

    >>> without_brackets("(x - mean(x))"), without_brackets("(a + b) (a - b)")
    ('x - mean(x)', '(a + b) (a - b)')
    """
    depth = 0
    for place, sign in enumerate(label):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            whole = sign == ")" and label[0] == "(" and place == len(label) - 1
            return label[1:-1] if whole else label
    return label


def plain_array(value):
    """Return the plain array."""
    return value.view(np.ndarray) if isinstance(value, PathArray) else value
