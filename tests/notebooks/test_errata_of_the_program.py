"""The errors of the article's program, each shown by running it."""

import ast
import sys

import numpy as np
import pytest

import autogradkit as ag
from tests.notebooks.errata import ERRATA, PROGRAM, program


def article():
    """The article's classes, and its leaves x = 2 and y = 3, fresh."""
    names, _ = program()
    return names, names["Node"](value=2), names["Node"](value=3)


def forward(*nodes):
    for node in nodes:
        node.forward()


def test_a_sum_forgets_what_it_has_received():
    _, x, y = article()
    z = x + y
    z.grad = 10
    z.backward()
    assert (x.grad, y.grad) == (1, 1)


def test_a_product_forgets_what_it_has_received():
    _, x, y = article()
    p = x * y
    q = p * p
    forward(p, q)
    q.backward()
    p.backward()
    assert (x.grad, y.grad) == (3, 2)  # as if nothing came after p: right is 36 and 24
    assert [float(g) for g in ag.grad(lambda x, y: (x * y) * (x * y), (0, 1))(2.0, 3.0)] == [36, 24]


def repaired():
    """The article's classes with the missing factor, and nothing else, put in."""
    names = {}
    ones = PROGRAM.replace("grad += 1", "grad += self.grad")
    for n in (0, 1):
        ones = ones.replace(f"+= self.children[{n}].value", f"+= self.grad * self.children[{n}].value")
    exec(ones.split("x = Node")[0], names)
    return names["Node"]


def test_nothing_is_seeded():
    node = repaired()
    x, y = node(value=2), node(value=3)
    z = x * y
    z.forward()
    z.backward()
    assert (x.grad, y.grad) == (0, 0)
    z.grad = 1
    z.backward()
    assert (x.grad, y.grad) == (3, 2)


def test_backward_handles_one_node():
    _, x, y = article()
    a, b = x * x, y * y
    loss = a + b
    forward(a, b, loss)
    loss.backward()
    assert (a.grad, b.grad) == (1, 1)
    assert (x.grad, y.grad) == (0, 0)


def test_forward_handles_one_node():
    _, x, y = article()
    with pytest.raises(TypeError, match="NoneType"):
        (x * x + y * y).forward()


def test_the_program_does_not_print_what_the_article_says():
    _, printed = program()
    assert printed == "5 6\n1 1\n"
    assert printed.strip() != ERRATA["E6"]["quote"]


def test_the_program_computes_something_else_than_is_claimed():
    names, _ = program()
    assert (names["z"].value, names["w"].value) == (5, 6)
    value, gradient = ag.value_and_grad(lambda x, y: x**2 + y**2, (0, 1))(2.0, 3.0)
    assert (value, *gradient) == (13, 4, 6)


def test_the_product_is_never_asked_for_its_gradient():
    assert "z.backward()" in PROGRAM
    assert "w.backward()" not in PROGRAM
    names, _ = program()
    names["w"].backward()
    assert (names["x"].grad, names["y"].grad) == (4, 3)  # the sum's 1 and 1 are still there


def test_gradients_are_never_emptied():
    _, x, y = article()
    w = x * y
    w.forward()
    w.backward()
    w.backward()
    assert (x.grad, y.grad) == (6, 4)


def test_numbers_are_no_nodes():
    _, x, _ = article()
    with pytest.raises(AttributeError, match="'int' object has no attribute 'value'"):
        (x + 1).forward()
    with pytest.raises(TypeError):
        2 * x


def test_leaves_have_neither_forward_nor_backward():
    _, x, _ = article()
    for name in ("forward", "backward"):
        with pytest.raises(AttributeError):
            getattr(x, name)()


def test_the_chain_rule_is_what_the_product_leaves_out():
    (tree,) = [n for n in ast.parse(PROGRAM).body if isinstance(n, ast.ClassDef) and n.name == "Mul"]
    (rule,) = [f for f in tree.body if getattr(f, "name", "") == "backward"]
    read = [n.value.id for n in ast.walk(rule) if isinstance(n, ast.Attribute) and n.attr == "grad"
            and isinstance(n.value, ast.Name)]  # fmt: skip
    assert "self" not in read


def test_arrays_get_gradients_of_the_wrong_shape():
    names, _, _ = article()
    table, bias = names["Node"](value=np.ones((2, 3))), names["Node"](value=np.array([1.0, 2.0, 3.0]))
    product = table * bias
    product.forward()
    product.backward()
    assert np.shape(bias.grad) == (2, 3)  # the bias itself has three entries
    uses_numpy = [n for n in ast.walk(ast.parse(PROGRAM)) if isinstance(n, ast.Name) and n.id == "np"]
    assert uses_numpy == []
    fixed = ag.Tensor([1.0, 2.0, 3.0])
    (np.ones((2, 3)) * fixed).sum().backward()
    assert fixed.grad.shape == (3,)


def test_the_program_needs_no_framework():
    before = set(sys.modules)
    program()
    assert not {"torch", "tensorflow"} & (set(sys.modules) - before)
    assert "torch" not in PROGRAM
    assert "tensorflow" not in PROGRAM
