"""What is wrong with a result of exercise A5: a code, what is observed, a question."""

import ast

import numpy as np

from autogradkit.checking import Graph, Tape, learners_words, wrong_engine

OPS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}


POINT = (3.0, 5.0)


ENGINES = {
    "overwrite": "G_OVERWRITE",
    "at once": "G_REPROPAGATES",
    "first visit": "G_TOO_EARLY",
    "set": "G_SET_PARENTS",
}


LONGEST = 200


class Unreadable(Exception):  # noqa: N818  (it says what happened)
    """A text that is no expression of the kind asked for."""


def read(text):
    """Return the Graph that a text describes, and its constants' places, at the point (3, 5)."""
    if len(text) > LONGEST:
        raise Unreadable(f"it has more than {LONGEST} characters")
    try:
        steps = ast.parse("\n".join(step.strip() for step in text.split(";") if step.strip())).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Unreadable("it can't be read as an expression") from None
    if not steps or not isinstance(steps[-1], ast.Expr):
        raise Unreadable("the last step is no expression")
    if not all(isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name) for s in steps[:-1]):
        raise Unreadable("every step but the last must give a name to an expression")
    wanted = {number_of(n) for step in steps for n in ast.walk(step) if number_of(n) is not None}
    if not all(type(value) is int and abs(value) < 1_000 for value in wanted):
        raise Unreadable("its numbers must be whole, and below 1,000")
    constants = sorted(wanted)
    names = {"x": 0, "y": 1} | {value: 2 + i for i, value in enumerate(constants)}
    nodes = []

    def add(node):
        if isinstance(node, ast.Name):
            if node.id not in names:
                raise Unreadable(f"{node.id} is neither x nor y nor a step before")
            return names[node.id]
        if number_of(node) is not None:
            return names[number_of(node)]
        if not isinstance(node, ast.BinOp) or type(node.op) not in OPS:
            odd = learners_words(ast.unparse(node))
            raise Unreadable(
                f"it holds “{odd}”; only a + b, a - b, a * b, names and whole numbers can be read"
            )
        inputs = (add(node.left), add(node.right))
        nodes.append((OPS[type(node.op)], inputs))
        return 1 + len(constants) + len(nodes)

    for step in steps[:-1]:
        names[step.targets[0].id] = add(step.value)
    last = add(steps[-1].value)
    if not nodes or last != 1 + len(constants) + len(nodes):
        raise Unreadable("its last step computes nothing")
    return Graph(text, (*POINT, *map(float, constants)), tuple(nodes))


def number_of(node):
    """Return the number that a node of the text is, with its sign; None if it is none."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = number_of(node.operand)
        return -number if type(number) is int else number
    return node.value if isinstance(node, ast.Constant) else None


def article(tape):
    """Run the article's rules, each node once from the last to the first: local derivatives alone."""
    grads = np.zeros(len(tape.nodes))
    for n in sorted(tape.reachable(), reverse=True):
        for source, contribution in tape.vjp(n, 1.0):
            grads[source] += contribution
    return grads[: tape.count]


def survivors(graph):
    """Return the names of the five engines that give the right gradient."""
    want = graph.want[:2]
    left = [] if differs(article(Tape(graph)), want) else ["article"]
    for name, code in ENGINES.items():
        if not differs(wrong_engine(code)(Tape(graph)), want):
            left.append(name)
    return left


def differs(got, want):
    """Return whether a gradient of x and y is wrong; an engine that never ends is."""
    return got is None or not np.allclose(got[:2], want, rtol=1e-9)


def judge_for(operations, engines):
    """Return a judge: the text is read, its operations are counted, the engines are run."""

    def judge(got, want):
        quoted = learners_words(got)
        try:
            graph = read(got)
        except Unreadable as why:
            return "NOT_AN_EXPRESSION", f"“{quoted}”: {why}.", "Which text would you type into a cell?"
        if len(graph.nodes) > operations:
            observed = f"“{quoted}” has {len(graph.nodes)} operations; at most {operations} are asked for."
            return "TOO_LONG", observed, "Which of them does the catching?"
        alive = [name for name in survivors(graph) if name in engines]
        if not alive:
            return None
        right = ", ".join(f"{entry:g}" for entry in graph.want[:2])
        names = " and ".join(repr(name) for name in alive)
        say = f"the engines {names} say" if len(alive) > 1 else f"the engine {names} says"
        observed = f"“{quoted}”: right is ({right}), and that is what {say} too."
        if alive[0] == "article":
            if not any(op == "mul" for op, _ in graph.nodes):
                return "LINEAR", observed, "In a sum, how large is the gradient that is missing?"
            question = "Which gradient arrives at each product? When does it not matter that it is left out?"
            return "UPSTREAM_IS_ONE", observed, question
        question = f"Read again what {alive[0]!r} does. On which two nodes in a row would that show?"
        return "SURVIVES", observed, question

    return judge
