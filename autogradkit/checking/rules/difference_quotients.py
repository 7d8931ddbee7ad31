"""What a rule's source gives away about difference quotients in place of a derivative.

The text is read, never run. A difference quotient has two signs: a small step is added to something that
goes into a call (or to an entry of an array), and there is a division by a multiple of that step. A complex
step has one: an imaginary number, or `.imag`. No rule of the course needs either.
"""

import ast

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences

from .steps_in_source import factors, is_small, moved_steps, name_of, small_names, there_and_back, values
from .syntax_tree import tree_of, walked

__all__ = ["difference_quotient"]

MOST_TIMES = 1_000
READY_MADE = {"gradient", "polyfit", "approx_fprime"}
RANDOM = {"random", "secrets", "numpy.random"}
GENERATORS = {"default_rng", "Generator", "Random", "RandomState", "SystemRandom"}
FUNCTIONS = (ast.FunctionDef, ast.Lambda)
MOST_STEPS = 10_000  # different ones that a number is compared with; nobody needs three


def difference_quotient(source, function="", handed=(), may_draw=True, may_be_complex=False):
    """Return what in a source looks like a numerical derivative, as a phrase, or an empty text.

    Only `function` and what it uses is read; all of it if there is no such function. What it is `handed` is
    no step, though it may be called like one: `eps`. If it `may_draw`, it may take numbers at random;
    complex ones, if it `may_be_complex`.

    >>> difference_quotient(
    ...     "def backward(g, x):\\n    h = 1e-5\\n    return g * (f(x + h) - f(x - h)) / (2 * h)"
    ... )
    'what may be a difference, divided by a multiple of h'
    >>> difference_quotient("def backward(g, x, eps):\\n    return g / (x + 1e-8)")
    ''
    """
    try:
        statements = statements_used_by(tree_of(source).body, function)
        nodes = walked(ast.Module(statements, []))
        return (
            ("" if may_be_complex else imaginary(nodes))
            or fitted_slope(nodes)
            or ("" if may_draw else drawn_at_random(nodes))
            or divided_by_step(nodes, handed)
        )
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""


def imaginary(nodes):
    """Return the phrase for an imaginary number, or the imaginary part of one; else an empty text."""
    if any(isinstance(n, ast.Constant) and isinstance(n.value, complex) for n in nodes):
        return sentences.IMAGINARY_NUMBER
    taken = any(isinstance(n, ast.Attribute) and n.attr == "imag" for n in nodes)
    called = any(isinstance(n, ast.Call) and name_of(n.func) in ("complex", "imag") for n in nodes)
    return sentences.IMAGINARY_PART if taken or called else ""


def fitted_slope(nodes):
    """Return the phrase for a call of a function that differentiates numerically; else an empty text."""
    imported = {alias.name for n in nodes if isinstance(n, ast.ImportFrom) for alias in n.names}
    called = [n.func for n in nodes if isinstance(n, ast.Call)]
    names = [name_of(f) for f in called if isinstance(f, ast.Attribute) or name_of(f) in imported]
    name = next((name for name in names if name in READY_MADE), "")
    return fill(sentences.FITTED_SLOPE, {"name": name}) if name else ""


def drawn_at_random(nodes):
    """Return the phrase for numbers that a function draws at random; else an empty text.

    What is drawn before, beside it, is a number like any other.
    """
    names = {"random"}
    for node in nodes:
        module = getattr(node, "module", "") if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else ():
            if module in RANDOM or alias.name in RANDOM:
                names.add(alias.asname or alias.name)
        value = node.value if isinstance(node, ast.Assign) else None
        if isinstance(value, ast.Attribute) or name_of(getattr(value, "func", None)) in GENERATORS:
            is_random = isinstance(value, ast.Call) or value.attr in names
            names |= {name_of(target) for target in node.targets} if is_random else set()
    inside = [part for node in nodes if isinstance(node, FUNCTIONS) for part in walked(node)]
    drawn = any(name_of(node) in names for node in inside if isinstance(node, (ast.Name, ast.Attribute)))
    return sentences.DRAWN if drawn else ""


def divided_by_step(nodes, handed):
    """Return the phrase for a division by a step that something was moved by; else an empty text."""
    numbers = values(nodes)
    divisors = (divisor for node in nodes if (divisor := divisor_of(node, numbers)) is not None)
    divided_by = dict.fromkeys(step for divisor in divisors for step in factors(divisor))
    moved = moved_steps(nodes) if divided_by else set()
    if not divided_by:
        return ""
    back, small = there_and_back(nodes), small_names(nodes, handed)
    moved, small = moved | (back & small), small | back
    steps = np.array(sorted(float(step) for step in moved if is_small(step)))
    for step in divided_by:
        if step in moved and (step in small or is_small(step)):
            return fill(sentences.DIVIDED_BY_STEP, {"step": step})
        if is_small(step) and is_multiple_of_any(float(step), steps):
            return fill(sentences.DIVIDED_BY_NUMBER, {"number": step})
    return ""


def statements_used_by(statements, function):
    """Return the statements that a function consists of and needs, or all if it isn't there."""
    defining = {}
    for statement in statements:
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        names = {n.id for target in targets for n in walked(target) if isinstance(n, ast.Name)}
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            names = {alias.asname or alias.name.split(".")[0] for alias in statement.names}
        for name in names | {getattr(statement, "name", None)}:
            defining.setdefault(name, []).append(statement)
    if function not in defining:
        return statements
    reached, waiting = {}, [function]
    while waiting:
        for statement in defining.pop(waiting.pop(), ()):
            if id(statement) not in reached:  # one may give many names
                reached[id(statement)] = statement
                waiting += [name for name in names_read_in(statement) if name in defining]
    return list(reached.values())


def names_read_in(statement):
    """Return the names in a statement, but for a function's own parameters: nothing outside defines these."""
    nodes = walked(statement)
    own = set()
    if isinstance(statement, ast.FunctionDef):
        own = {node.arg for node in walked(statement.args) if isinstance(node, ast.arg)}
    return [node.id for node in nodes if isinstance(node, ast.Name) and node.id not in own]


def is_multiple_of_any(number, steps):
    """Return whether a number is one of the steps so many times, as the denominators of differences are.

    >>> is_multiple_of_any(12e-3, np.array([0.7e-3, 1e-3])), is_multiple_of_any(1.5e-3, np.array([1e-3]))
    (True, False)
    """
    low, high = np.searchsorted(steps, [abs(number) / MOST_TIMES, abs(number) * 2])
    times = number / steps[low:high][:MOST_STEPS]
    return bool(np.any((times > 0.5) & (np.abs(times - np.round(times)) < 1e-6)))


def divisor_of(node, numbers):
    """Return what a node divides by, also by multiplying with a power of -1, or None."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div):
        return node.right if isinstance(node, ast.BinOp) else node.value
    if isinstance(node, ast.Call) and name_of(node.func) in ("divide", "true_divide") and len(node.args) > 1:
        return node.args[1]
    if (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Pow)
        and (numbers.get(id(node.right)) or 0) < 0
    ):
        return node.left
    return None
