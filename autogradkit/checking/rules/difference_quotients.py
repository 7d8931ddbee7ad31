"""What a rule's source gives away about difference quotients in place of a derivative.

The text is read, never run. A difference quotient has two signs: a small step is added to something that
goes into a call (or to an entry of an array), and there is a division by a multiple of that step. A complex
step has one: an imaginary number, or `.imag`. No rule of the course needs either.
"""

import ast
import operator

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import rules as sentences

__all__ = ["difference_quotient"]

COUNTING = {"range", "arange", "len", "zeros", "ones", "empty", "reshape", "slice", "linspace", "pad"}
STEP_NAMES = {"h", "eps", "epsilon", "step", "tiny", "hh"}
SMALL = 0.1
READY_MADE = {"gradient", "polyfit", "approx_fprime"}
PRECISION = {"eps", "tiny", "resolution", "smallest_normal", "spacing", "nextafter"}
ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def difference_quotient(source, function=""):
    """Return what in a source looks like a numerical derivative, as a phrase, or an empty text.

    Only `function` and what it uses is read; all of it if there is no such function.

    >>> difference_quotient(
    ...     "def backward(g, x):\\n    h = 1e-5\\n    return g * (f(x + h) - f(x - h)) / (2 * h)"
    ... )
    'a difference divided by a multiple of the step h'
    >>> difference_quotient("def backward(g, x, eps):\\n    return g / (x + 1e-8)")
    ''
    """
    try:
        statements = statements_used_by(ast.parse(source).body, function)
        nodes = [inside for statement in statements for inside in ast.walk(statement)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return imaginary(nodes) or fitted_slope(nodes) or divided_by_step(nodes)


def imaginary(nodes):
    """Return the phrase for an imaginary number, or the imaginary part of one; else an empty text."""
    if any(isinstance(n, ast.Constant) and isinstance(n.value, complex) for n in nodes):
        return sentences.IMAGINARY_NUMBER
    taken = any(isinstance(n, ast.Attribute) and n.attr == "imag" for n in nodes)
    called = any(isinstance(n, ast.Call) and name_of(n.func) in ("complex", "imag") for n in nodes)
    return sentences.IMAGINARY_PART if taken or called else ""


def fitted_slope(nodes):
    """Return the phrase for a call of a function that differentiates numerically; else an empty text."""
    called = [n.func.attr for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    name = next((name for name in called if name in READY_MADE), "")
    return fill(sentences.FITTED_SLOPE, {"name": name}) if name else ""


def divided_by_step(nodes):
    """Return the phrase for a division by a step that something was moved by; else an empty text."""
    small = small_names(nodes) | there_and_back(nodes)
    moved = moved_steps(nodes)
    steps = [float(step) for step in moved if is_small(step)]
    divisors = filter(None, map(divisor_of, nodes))
    for step in (step for divisor in divisors for step in factors(divisor)):
        if step in moved and (step in small or is_small(step)):
            return fill(sentences.DIVIDED_BY_STEP, {"step": step})
        if is_small(step) and any(is_multiple(float(step), one) for one in steps):
            return fill(sentences.DIVIDED_BY_NUMBER, {"number": step})
    return ""


def statements_used_by(statements, function):
    """Return the statements that a function consists of and needs, or all if it isn't there."""
    defining = {}
    for statement in statements:
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        names = {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}
        for name in names | {getattr(statement, "name", None)}:
            defining.setdefault(name, []).append(statement)
    if function not in defining:
        return statements
    reached, waiting = [], [function]
    while waiting:
        for statement in defining.pop(waiting.pop(), ()):
            reached.append(statement)
            waiting += [n.id for n in ast.walk(statement) if isinstance(n, ast.Name)]
    return reached


def is_multiple(number, step):
    """Return whether a number is a step so many times, as the denominators of differences are.

    >>> is_multiple(12e-3, 1e-3), is_multiple(1.5e-3, 1e-3)
    (True, False)
    """
    times = number / step
    return 0.5 < times < 1000 and abs(times - round(times)) < 1e-6


def divisor_of(node):
    """Return what a node divides by, also by multiplying with a power of -1, or None."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div):
        return node.right if isinstance(node, ast.BinOp) else node.value
    if isinstance(node, ast.Call) and name_of(node.func) in ("divide", "true_divide") and len(node.args) > 1:
        return node.args[1]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and (value(node.right) or 0) < 0:
        return node.left
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


def value(node):
    """Return the number that arithmetic with plain numbers gives, or None if a node is anything else.

    >>> value(ast.parse("2.0 ** -7", mode="eval").body)
    0.0078125
    """
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inside = value(node.operand)
        return None if inside is None else -inside
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        left, right = value(node.left), value(node.right)
        if left is None or right is None or abs(right) > 1_000:
            return None
        try:
            return ARITHMETIC[type(node.op)](float(left), float(right))
        except (ArithmeticError, TypeError):
            return None
    return None


def is_tiny(node):
    """Return whether a node is a small number, however it is written."""
    if isinstance(node, ast.Attribute):
        return node.attr in PRECISION
    if isinstance(node, ast.Call):
        return name_of(node.func) in PRECISION
    number = value(node)
    return isinstance(number, float) and 0 < abs(number) < SMALL


def there_and_back(nodes):
    """Return the names of local variables by which a call's argument is moved forward and backward."""
    forward, backward = set(), set()
    for argument in (argument for n in nodes if isinstance(n, ast.Call) for argument in n.args):
        if isinstance(argument, ast.UnaryOp) and isinstance(argument.op, ast.USub):
            backward |= set(factors(argument.operand))
        else:
            forward |= set(factors(argument))
        for inside in (n for n in ast.walk(argument) if isinstance(n, ast.BinOp)):
            if isinstance(inside.op, ast.Add):
                forward |= set(factors(inside.right)) | set(factors(inside.left))
            elif isinstance(inside.op, ast.Sub):
                backward |= set(factors(inside.right))
    assigned = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return forward & backward & assigned


def small_names(nodes):
    """Return the names that hold a small number, something computed from one, or are called like a step."""
    small = set(STEP_NAMES)
    for _ in range(2):  # once more for what is computed from what came later in the text
        for names, value in assignments(nodes):
            inside = list(ast.walk(value))
            from_small = any(isinstance(n, ast.Name) and n.id in small for n in inside)
            if from_small or any(map(is_tiny, inside)):
                small |= names
    return small | small_defaults(nodes)


def assignments(nodes):
    """Yield (names, value) for everything that gives names a value: =, for and comprehensions."""
    for node in nodes:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.For, ast.comprehension)):
            value = getattr(node, "value", None) or getattr(node, "iter", None)
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if value is not None:
                names = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
                yield names, value


def small_defaults(nodes):
    """Return the names of parameters that are small numbers by default."""
    small = set()
    for known in (n for n in nodes if isinstance(n, ast.arguments)):
        both = [*known.posonlyargs, *known.args]
        for argument, default in zip(reversed(both), reversed(known.defaults), strict=False):
            if is_tiny(default):
                small.add(argument.arg)
    return small


def moved_steps(nodes):
    """Return the names and small numbers that are added to what goes into a call, or to entries."""
    moved, local = set(), local_functions(nodes)
    for node in nodes:
        if isinstance(node, ast.Call) and name_of(node.func) not in COUNTING:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                moved |= summands(argument)
            if name_of(node.func) in local:
                moved |= {step for argument in node.args for step in bare_factors(argument)}
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
            moved |= set(factors(node.value))
        elif isinstance(node, ast.Assign):
            moved |= summands(node.value)
            if any(isinstance(target, ast.Subscript) for target in node.targets):
                moved |= set(factors(node.value))  # a step put into an array of zeros
                moved |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return moved


def local_functions(nodes):
    """Return the names of the functions that the source defines."""
    names = {n.name for n in nodes if isinstance(n, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def bare_factors(node):
    """Return what an argument is a multiple of: `h` of `-2 * h`."""
    return factors(node.operand if isinstance(node, ast.UnaryOp) else node)


def summands(node):
    """Return the names and numbers that stand in a sum or difference."""
    terms = set()
    for inside in ast.walk(node):
        if isinstance(inside, ast.BinOp) and isinstance(inside.op, (ast.Add, ast.Sub)):
            terms |= set(factors(inside.left)) | set(factors(inside.right))
    return terms


def name_of(function):
    """Return the last name of what is called: `exp` in `np.exp(x)`."""
    return getattr(function, "attr", getattr(function, "id", ""))
