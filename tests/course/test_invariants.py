"""What must hold for every exercise, and that the invariants notice when it doesn't."""

import shutil

import pytest

from autogradkit import course
from autogradkit.course.invariants import broken, giveaways

RIGHT = {  # other right ways to answer, which no checker may refuse
    "article_rules": [
        """
def add_backward(node):
    a, b = node.children
    a.grad = a.grad + node.grad
    b.grad = b.grad + node.grad

def mul_backward(node):
    a, b = node.children
    da, db = b.value * node.grad, a.value * node.grad
    a.grad = a.grad + da
    b.grad = b.grad + db
""",
        """
def send(child, g):
    child.grad += g

def add_backward(node):
    for child in node.children:
        send(child, 1.0 * node.grad)

def mul_backward(node):
    send(node.children[0], node.grad * node.children[1].value)
    send(node.children[1], node.grad * node.children[0].value)
""",
        """
def add_backward(node):
    for i in range(2):
        node.children[i].grad += node.grad

def mul_backward(node):
    for i in range(2):
        node.children[i].grad += node.children[1 - i].value * node.grad
""",
    ],
    "mul": [
        "def backward(g, x, y):\n    return y * g, x * g",
        "import numpy as np\ndef backward(g, x, y):\n    return np.multiply(g, y), np.multiply(x, g)",
        "def backward(g, x, y):\n    dx = g * y\n    dy = g * x\n    return [dx, dy]",
        "backward = lambda g, y, x: (g * y, g * x)",
    ],
    "exp_log": [
        "def exp_backward(g, z): return z * g\ndef log_backward(g, x): return g * (1 / x)",
        "import numpy as np\ndef exp_backward(g, x): return g * np.exp(x)\n"
        "def log_backward(g, x): return g * x**-1.0",
        "import numpy as np\ndef exp_backward(g, x, z): return g * z\n"
        "def log_backward(g, z): return g * np.exp(-z)",
    ],
    "tanh_sigmoid": [
        "def tanh_backward(g, z): return g - g * z * z\ndef sigmoid_backward(g, z): return g * (z - z**2)",
        "def tanh_backward(g, z): return g * (1 - z) * (1 + z)\n"
        "def sigmoid_backward(g, z): return (1 - z) * z * g",
        """
import numpy as np

def tanh_backward(g, x):
    return g * (1 - np.tanh(x) ** 2)

def sigmoid_backward(g, x):
    e = np.exp(-np.abs(x))
    return g * e / (1 + e) ** 2
""",
    ],
    "unbroadcast": [
        """
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(0)
    for axis, size in enumerate(shape):
        if size == 1:
            g = g.sum(axis, keepdims=True)
    return g
""",
        """
import numpy as np

def unbroadcast(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i, (a, b) in enumerate(zip(padded, g.shape)) if a != b)
    return np.sum(g, axis=axes, keepdims=True).reshape(shape)
""",
        """
import numpy as np

def unbroadcast(g, shape):
    out = np.zeros(shape)
    view = np.broadcast_to(np.arange(out.size).reshape(shape), g.shape)
    np.add.at(out.reshape(-1), view.ravel(), g.ravel())
    return out
""",
    ],
    "matmul": [
        "import numpy as np\ndef backward(g, x, y):\n    return np.matmul(g, y.T), np.matmul(x.T, g)",
        "import numpy as np\ndef backward(g, x, y):\n"
        "    return np.einsum('ij,kj->ik', g, y), np.einsum('ik,ij->kj', x, g)",
        "def backward(g, x, y):\n    return (y @ g.T).T, (g.T @ x).T",
    ],
    "softmax": [
        "def backward(g, z, axis):\n    return g * z - z * (z * g).sum(axis, keepdims=True)",
        "import numpy as np\ndef backward(g, z, axis):\n"
        "    mean = np.expand_dims(np.sum(g * z, axis=axis), axis)\n    return (g - mean) * z",
        """
import numpy as np

def backward(g, x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    s = e / e.sum(axis=axis, keepdims=True)
    return s * (g - np.sum(s * g, axis=axis, keepdims=True))
""",
    ],
    "backward": [
        """
def visit(node, order, seen):
    if id(node) not in seen:
        seen.add(id(node))
        for source in node.inputs:
            visit(source, order, seen)
        order.append(node)

def backward(output):
    order = []
    visit(output, order, set())
    for node in order:
        node.grad = 0.0
    output.grad = 1.0
    while order:
        node = order.pop()
        for source, gu in zip(node.inputs, node.vjp(node.grad)):
            source.grad = source.grad + gu
""",
        """
def backward(output):
    uses = {}
    to_visit, seen = [output], {output}
    while to_visit:
        for source in to_visit.pop().inputs:
            uses[source] = uses.get(source, 0) + 1
            if source not in seen:
                seen.add(source)
                to_visit.append(source)
    output.grad = 1.0
    ready = [output]
    while ready:
        node = ready.pop()
        for source, g in zip(node.inputs, node.vjp(node.grad)):
            source.grad += g
            uses[source] -= 1
            if not uses[source]:
                ready.append(source)
""",
        """
import heapq

def backward(output):
    depth = {}
    stack = [output]
    while stack:
        node = stack[-1]
        waiting = [s for s in node.inputs if s not in depth]
        if waiting:
            stack.append(waiting[0])
        else:
            stack.pop()
            depth[node] = 1 + max((depth[s] for s in node.inputs), default=0)
    output.grad = 1.0
    for node in sorted(depth, key=depth.get, reverse=True):
        for source, g in zip(node.inputs, node.vjp(node.grad)):
            source.grad += g
""",
    ],
}


def test_every_invariant_holds_for_every_exercise():
    assert broken() == []


def test_the_first_eight_exercises_are_there_in_order():
    ids = [entry.exercise.id for entry in course.entries()]
    assert ids[:8] == ["A2", "B2", "B5", "B7", "C1", "D1", "D5", "H2"]
    assert sum(entry.exercise.points for entry in course.entries()[:8]) == 57


@pytest.mark.parametrize(
    ("name", "text"),
    [(name, text) for name, texts in RIGHT.items() for text in texts],
    ids=[f"{name}-{n}" for name, texts in RIGHT.items() for n in range(len(texts))],
)
def test_other_right_formulations_pass(name, text, tmp_path):
    path = tmp_path / "answer.py"
    path.write_text(text)
    report = course.attempt_file(course.entry(name), path).report
    assert report.passed, str(report)
    assert report.points == report.max_points


def test_every_exercise_has_three_other_right_formulations_here():
    assert list(RIGHT) == [entry.name for entry in course.entries()[:8]]
    assert all(len(texts) >= 3 for texts in RIGHT.values())


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "exercises"
    shutil.copytree(course.kit_exercises() / "02_mul", folder / "01_mul")
    return folder


def rewritten(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_copy_of_one_exercise_is_in_order(copy):
    assert broken(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("solution.py", "g * y, g * x", "g * y, g + x", "the solution gets"),
        ("rule.py", "raise NotImplementedError", "return g * y, g * x", "the stub is passed"),
        ("mistakes/own_factor.py", "g * x, g * y", "g * y, g * x", "own_factor.py passes"),
        ("mistakes/own_factor.py", "SWAPPED_INPUTS", "SIGN", "is called SWAPPED_INPUTS, not SIGN"),
        ("mistakes/own_factor.py", "# diagnosis:", "# it is:", "doesn't end with"),
        ("README.md", "`g`", "G", "the statement doesn't explain g"),
        ("README.md", "4 points", "5 points", "the id and the points"),
        ("README.md", "In numbers", "dx is g*y", "the statement gives away g*y"),
        ("exercise.py", "Freeze one factor.", "Write g * y.", "hint 1 gives away g*y"),
        ("exercise.py", "return x * y", "return abs(x) * y", "drops the imaginary part of x"),
        ("exercise.py", 'name="mul"', 'name="times"', "exercise.py calls it times"),
    ],
)
def test_a_broken_invariant_is_said(copy, file, old, new, said):
    rewritten(copy / "01_mul" / file, old, new)
    assert said in "\n".join(broken(copy))


def test_a_missing_file_and_a_wrong_number_are_said(copy):
    (copy / "01_mul" / "solution.py").unlink()
    (copy / "01_mul").rename(copy / "03_mul")
    assert broken(copy)[:2] == ["03_mul should have the number 01.", "03_mul has no solution.py."]


def test_naming_what_is_given_gives_nothing_away():
    assert giveaways("def f(node):\n    node.a.grad += node.grad\n    return g") == set()
