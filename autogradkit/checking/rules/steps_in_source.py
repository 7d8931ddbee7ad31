"""The small steps in a rule's source: which names and numbers are small, and which something is moved by.

Whoever hands in may write what is long and deeply nested; so every function here looks at each node once.
The nodes come as `ast.walk` yields them, the outer before the inner ones.
"""

import ast
import contextlib
import operator

from .syntax_tree import children_of, walked

__all__ = ["factors", "is_small", "moved_steps", "name_of", "small_names", "there_and_back", "values"]

COUNTING = {"range", "arange", "len", "zeros", "ones", "empty", "reshape", "slice", "linspace", "pad"}
STEP_NAMES = {"h", "eps", "epsilon", "step", "tiny", "hh"}
SHAPING = {"moveaxis", "swapaxes", "transpose", "reshape", "ravel", "expand_dims", "broadcast_to", "squeeze"}
SMALL = 0.1
PRECISION = {"eps", "tiny", "resolution", "smallest_normal", "spacing", "nextafter"}
ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def there_and_back(nodes):
    """Return the names of local variables by which a call's argument is moved forward and backward."""
    forward, backward = set(), set()
    arguments = [argument for n in nodes if isinstance(n, ast.Call) for argument in n.args]
    for argument in arguments:
        if isinstance(argument, ast.UnaryOp) and isinstance(argument.op, ast.USub):
            backward |= set(factors(argument.operand))
        else:
            forward |= set(factors(argument))
    for inside in each_once(arguments):
        if isinstance(inside, ast.BinOp) and isinstance(inside.op, ast.Add):
            forward |= set(factors(inside.right)) | set(factors(inside.left))
        elif isinstance(inside, ast.BinOp) and isinstance(inside.op, ast.Sub):
            backward |= set(factors(inside.right))
    assigned = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return forward & backward & assigned


def each_once(roots):
    """Yield every node at and below some nodes, once."""
    waiting, looked_at = list(roots), set()
    while waiting:
        node = waiting.pop()
        if id(node) not in looked_at:
            looked_at.add(id(node))
            yield node
            waiting += children_of(node)


def small_names(nodes, handed=()):
    """Return the names that hold a small number, something computed from one, or are called like a step.

    What the rule is `handed` under such a name is no step.
    """
    small, numbers = STEP_NAMES - set(handed) - names_of_arrays(nodes), values(nodes)
    for _ in range(2):  # once more for what is computed from what came later in the text
        before, holds = len(small), set()  # the nodes that hold something small; the inner ones come first
        for node in reversed(nodes):
            own = (isinstance(node, ast.Name) and node.id in small) or is_tiny(node, numbers)
            if own or (holds and any(id(child) in holds for child in children_of(node))):
                holds.add(id(node))
        for names, value in assignments(nodes):
            if id(value) in holds or any(id(n) in holds or n.id in small for n in names_in(value)):
                small |= names
        if len(small) == before:
            break
    return small | small_defaults(nodes)


def names_of_arrays(nodes):
    """Return the names that only stand for arrays in another shape: `h = np.moveaxis(x, axis, -1)`."""
    arrays, others = set(), set()
    for names, value in assignments(nodes):
        shaped = isinstance(value, ast.Call) and name_of(value.func) in SHAPING
        (arrays if shaped else others).update(names)
    return arrays - others


def names_in(node):
    """Return the nodes of a plain name, or of none: what was made small a moment ago counts already."""
    return [node] if isinstance(node, ast.Name) else []


def assignments(nodes):
    """Yield (names, value) for everything that gives names a value: =, for and comprehensions."""
    for node in nodes:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.For, ast.comprehension)):
            value = getattr(node, "value", None) or getattr(node, "iter", None)
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if value is not None:
                names = {n.id for t in targets for n in walked(t) if isinstance(n, ast.Name)}
                yield names, value


def small_defaults(nodes):
    """Return the names of parameters that are small numbers by default."""
    small = set()
    for known in (n for n in nodes if isinstance(n, ast.arguments)):
        both = [*known.posonlyargs, *known.args]
        for argument, default in zip(reversed(both), reversed(known.defaults), strict=False):
            if is_tiny(default, values(walked(default))):
                small.add(argument.arg)
    return small


def moved_steps(nodes):
    """Return the names and small numbers that are added to what goes into a call, or to entries."""
    moved, local, sums = set(), local_functions(nodes), []
    for node in nodes:
        if isinstance(node, ast.Call) and name_of(node.func) not in COUNTING:
            sums += [*node.args, *(keyword.value for keyword in node.keywords)]
            if name_of(node.func) in local:
                moved |= {step for argument in node.args for step in bare_factors(argument)}
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
            moved |= set(factors(node.value))
        elif isinstance(node, ast.Assign):
            sums.append(node.value)
            if any(isinstance(target, ast.Subscript) for target in node.targets):
                moved |= set(factors(node.value))  # a step put into an array of zeros
                moved |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return moved | summands(sums)


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


def summands(roots):
    """Return the names and numbers that stand in a sum or difference."""
    terms = set()
    for inside in each_once(roots):
        if isinstance(inside, ast.BinOp) and isinstance(inside.op, (ast.Add, ast.Sub)):
            terms |= set(factors(inside.left)) | set(factors(inside.right))
    return terms


def factors(node):
    """Yield the names and numbers that a product consists of, as text."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            waiting += [node.right, node.left]
        elif isinstance(node, ast.UnaryOp):
            waiting.append(node.operand)
        elif isinstance(node, ast.Subscript):
            waiting.append(node.value)
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


def is_tiny(node, numbers):
    """Return whether a node is a small number, however it is written; `numbers` are the nodes' `values`."""
    if isinstance(node, ast.Attribute):
        return node.attr in PRECISION
    if isinstance(node, ast.Call):
        return name_of(node.func) in PRECISION
    number = numbers.get(id(node))
    return isinstance(number, float) and 0 < abs(number) < SMALL


def value(node):
    """Return the number that arithmetic with plain numbers gives, or None if a node is anything else.

    >>> value(ast.parse("2.0 ** -7", mode="eval").body)
    0.0078125
    """
    return values(walked(node)).get(id(node))


def values(nodes):
    """Return the numbers that arithmetic with plain numbers gives, by the id of the node."""
    numbers = {}
    for node in reversed(nodes):  # the inner ones before those that they stand in
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            numbers[id(node)] = node.value
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and id(node.operand) in numbers:
            numbers[id(node)] = -numbers[id(node.operand)]
        elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
            left, right = numbers.get(id(node.left)), numbers.get(id(node.right))
            if left is None or right is None or abs(right) > 1_000:
                continue
            with contextlib.suppress(ArithmeticError, TypeError):
                numbers[id(node)] = ARITHMETIC[type(node.op)](float(left), float(right))
    return numbers


def name_of(function):
    """Return the last name of what is called: `exp` in `np.exp(x)`."""
    return getattr(function, "attr", getattr(function, "id", ""))
