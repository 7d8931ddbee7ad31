"""Numerical derivatives handed in for a rule: do they show in the digits, or in the source?"""

import numpy as np

from autogradkit.checking import Exercise
from tests.checking.figures.corpus import report_on
from tests.checking.rules.forwards import RULES

METHODS = {  # of f, a function of the step along one entry
    "central": ("1e-5", "(f(h) - f(-h)) / (2 * h)"),
    "5-point": ("1e-3", "(8 * (f(h) - f(-h)) - f(2 * h) + f(-2 * h)) / (12 * h)"),
    "Richardson": ("1e-2", "(4 * (f(h / 2) - f(-h / 2)) / h - (f(h) - f(-h)) / (2 * h)) / 3"),
    "complex step": ("1e-20", "np.imag(f(1j * h)) / h"),
}
STYLES = {
    "a loop over entries": """
def moved(x, i, t):
    y = x.astype(type(t + 0.0))
    y[i] += t
    return y

def backward(g, {names}):
    h = {h}
    found = []
    for n, x in enumerate(({inputs},)):
        d = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            def f(t):
                arrays = [{inputs}]
                arrays[n] = moved(x, i, t)
                return forward(*arrays{params})
            d[i] = np.sum(g * {formula})
        found.append(d)
    return found[0] if len(found) == 1 else tuple(found)
""",
    "unit vectors, the step named otherwise": """
def slope(loss, at, nudge={h}):
    slopes = []
    for unit in np.eye(at.size):
        unit = unit.reshape(at.shape)
        f = lambda t: loss(at + t * unit)
        slopes.append({formula_nudge})
    return np.array(slopes, float).reshape(at.shape)

def backward(g, {names}):
    arrays = [{inputs}]
    def loss_in(n):
        return lambda a: np.sum(g * forward(*arrays[:n], a, *arrays[n + 1:]{params}))
    found = tuple(slope(loss_in(n), arrays[n]) for n in range(len(arrays)))
    return found if len(found) > 1 else found[0]
""",
    "a step from the machine's precision": """
def backward(g, {names}):
    small = {fine}
    arrays, found = [{inputs}], []
    for n, x in enumerate(arrays):
        d = np.empty(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = 1
            f = lambda t: np.sum(g * forward(*arrays[:n], x + t * e, *arrays[n + 1:]{params}))
            d[i] = {formula_small}
        found.append(d)
    return found[0] if len(found) == 1 else tuple(found)
""",
}
FINE = {
    "central": "np.finfo(float).eps ** (1 / 3)",
    "5-point": "np.finfo(float).eps ** 0.2",
    "Richardson": "2.0**-7",
    "complex step": "np.finfo(float).tiny ** 0.25",
}


def sources():
    """Yield (method, exercise, functions, source): every analytic rule, by every method, in every style."""
    for method, (h, formula) in METHODS.items():
        for style in STYLES.values():
            for name, rule in RULES.items():
                if rule.function != "backward" or not rule.analytic:
                    continue
                params = sorted({key for case in rule.cases for key in case.params})
                source = style.format(
                    names=", ".join((*rule.inputs, *params)),
                    h=h,
                    fine=FINE[method],
                    inputs=", ".join(rule.inputs),
                    params="".join(f", {p}={p}" for p in params),
                    formula=formula,
                    formula_nudge=renamed(formula, "nudge"),
                    formula_small=renamed(formula, "small"),
                )
                scope = {"np": np, "forward": rule.forward}
                exec(source, scope)
                yield method, Exercise("T", name, "", (rule,)), {"backward": scope["backward"]}, source


def renamed(formula, step):
    """Return a formula with another name for its step."""
    return formula.replace("h", step)


def numerical():
    """Return {method: (rules, by numbers alone, by numbers or source)}."""
    table = {method: [0, 0, 0] for method in METHODS}
    for method, exercise, functions, source in sources():
        table[method][0] += 1
        for place, text in ((1, ""), (2, source)):
            report = report_on(exercise, functions, text, limit_s=60)
            table[method][place] += report is None or not report.passed
    return table
