"""Quotients: what a rule's source gives away about differences taken in place of a derivative.

The text is read, never run. A difference quotient has two signs: a small step is added to something that
goes into a call (or to an entry of an array), and there is a division by a multiple of that step. A complex
step has one: an imaginary number, or `.imag`. No rule of the course needs either.
"""

import ast

__all__ = ["difference_quotient"]

COUNTING = {"range", "arange", "len", "zeros", "ones", "empty", "reshape", "slice", "linspace", "pad"}
STEP_NAMES = {"h", "eps", "epsilon", "step", "tiny", "hh"}
SMALL = 0.1


def difference_quotient(source, without=()):
    """Return what in a source looks like a numerical derivative, as a phrase, or an empty text.

    Functions named in `without` are passed over.

    >>> difference_quotient(
    ...     "def backward(g, x):\\n    h = 1e-5\\n    return g * (f(x + h) - f(x - h)) / (2 * h)"
    ... )
    'a difference divided by a multiple of the step h'
    >>> difference_quotient("def backward(g, x, eps):\\n    return g / (x + 1e-8)")
    ''
    """
    try:
        read = [n for n in ast.parse(source).body if getattr(n, "name", "") not in without]
        nodes = [inside for n in read for inside in ast.walk(n)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    if any(isinstance(n, ast.Constant) and isinstance(n.value, complex) for n in nodes):
        return "an imaginary number, as for a complex step"
    if any(isinstance(n, ast.Attribute) and n.attr == "imag" for n in nodes) or any(
        isinstance(n, ast.Call) and name_of(n.func) in ("complex", "imag") for n in nodes
    ):
        return "an imaginary part, as for a complex step"
    small = small_names(nodes)
    moved = moved_steps(nodes)
    for node in nodes:
        divisor = divisor_of(node)
        for step in factors(divisor) if divisor is not None else ():
            if step in moved and (step in small or is_small(step)):
                return f"a difference divided by a multiple of the step {step}"
    return ""


def divisor_of(node):
    """Return what a node divides by, also by multiplying with a power of -1, or None."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div):
        return node.right if isinstance(node, ast.BinOp) else node.value
    if isinstance(node, ast.Call) and name_of(node.func) in ("divide", "true_divide") and len(node.args) > 1:
        return node.args[1]
    return None


def factors(node):
    """Yield the names and numbers that a product consists of, as text."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield from factors(node.left)
        yield from factors(node.right)
    elif isinstance(node, ast.UnaryOp):
        yield from factors(node.operand)
    elif isinstance(node, ast.Subscript):
        yield from factors(node.value)
    elif isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield str(node.value)


def is_small(text):
    """Return whether a factor is a small number written out.

    >>> is_small("1e-05"), is_small("0.5"), is_small("h")
    (True, False, False)
    """
    try:
        return 0 < abs(float(text)) < SMALL
    except ValueError:
        return False


def small_names(nodes):
    """Return the names that hold a small number, something computed from one, or are called like a step."""
    small = set(STEP_NAMES)
    for _ in range(2):
        for node in nodes:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None) or getattr(node, "iter", None)
            if value is None or not isinstance(node, (ast.Assign, ast.AnnAssign, ast.For, ast.comprehension)):
                continue
            inside = list(ast.walk(value))
            tells = any(
                isinstance(n, ast.Constant) and isinstance(n.value, float) and 0 < abs(n.value) < SMALL
                for n in inside
            )
            tells = tells or any(isinstance(n, ast.Name) and n.id in small for n in inside)
            if tells:
                small |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    arguments = [n for n in nodes if isinstance(n, ast.arguments)]
    for known in arguments:
        both = [*known.posonlyargs, *known.args]
        for argument, default in zip(reversed(both), reversed(known.defaults), strict=False):
            if isinstance(default, ast.Constant) and is_small(str(default.value)):
                small.add(argument.arg)
    return small


def moved_steps(nodes):
    """Return the names and small numbers that are added to what goes into a call, or to entries."""
    moved, own = set(), own_functions(nodes)
    for node in nodes:
        if isinstance(node, ast.Call) and name_of(node.func) not in COUNTING:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                moved |= added(argument)
            if name_of(node.func) in own:
                moved |= {step for argument in node.args for step in bare_factors(argument)}
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
            moved |= set(factors(node.value))
        elif isinstance(node, ast.Assign):
            moved |= added(node.value)
    return moved


def own_functions(nodes):
    """Return the names that the source gives to functions of its own."""
    own = {n.name for n in nodes if isinstance(n, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            own |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return own


def bare_factors(node):
    """Return what an argument is a multiple of: `h` of `-2 * h`."""
    return factors(node.operand if isinstance(node, ast.UnaryOp) else node)


def added(node):
    """Return the names and numbers that stand in a sum or difference."""
    found = set()
    for inside in ast.walk(node):
        if isinstance(inside, ast.BinOp) and isinstance(inside.op, (ast.Add, ast.Sub)):
            found |= set(factors(inside.left)) | set(factors(inside.right))
    return found


def name_of(function):
    """Return the last name of what is called: `exp` in `np.exp(x)`."""
    return getattr(function, "attr", getattr(function, "id", ""))
