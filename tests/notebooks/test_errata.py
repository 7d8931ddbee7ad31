"""Each error of the article is listed once, taught by one lesson, and shown by running what is said."""

import ast
import json
import re
import sys
from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core import backward_steps
from autogradkit.course import notebooks
from tests.notebooks.errata import ERRATA, PROGRAM, program
from tests.notebooks.logistic import derivative_written, evaluated, operations, reverse_operations

ROOT = Path(__file__).resolve().parents[2]

# What cannot be run: names, dates, places, labels, and what a text leaves out.
SAID_ONLY = "E13 E16 E21 E23 E26 E28 E29 E36 E37 E38 E39 E40"


def test_the_list_is_whole_and_every_entry_says_what_is_wrong_what_is_right_and_where_it_is_taught():
    assert list(ERRATA) == [f"E{n}" for n in range(1, 41)]
    for name, erratum in ERRATA.items():
        assert set(erratum) - {"test"} == {"weight", "section", "quote", "right", "lesson"}, name
        assert erratum["weight"] in {"A", "B", "C", "ok"}, name
        assert re.fullmatch(r"(0\d|1[0-6])b?", erratum["lesson"]), name


def test_every_erratum_has_a_lesson_that_is_there():
    there = {notebooks.lesson_number(path) for path in notebooks.find(ROOT / "notebooks")}
    assert {erratum["lesson"] for erratum in ERRATA.values()} <= there


def test_what_is_quoted_of_the_program_stands_there():
    quoted = [name for name, erratum in ERRATA.items() if erratum["section"] == "5.2"]
    assert len(quoted) == 11
    for name in quoted:
        assert ERRATA[name]["quote"] in PROGRAM, name


def test_every_erratum_that_can_be_run_is_run():
    unrun = [name for name, erratum in ERRATA.items() if "test" not in erratum]
    assert unrun == SAID_ONLY.split()
    for name, erratum in ERRATA.items():
        assert callable(globals().get(erratum.get("test", "program"))), name


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


def test_the_formula_gives_all_inputs_the_same_gradient():
    dx, dy = (float(g) for g in ag.grad(lambda x, y: x * y, (0, 1))(2.0, 3.0))
    said = 3.0 * dx + 2.0 * dy  # Σ ∂f/∂x_k · ∂L/∂x_k, for whichever input i
    assert (dx, dy) == (3, 2)
    assert said not in (dx, dy)


def test_a_set_of_inputs_forgets_order_and_repetition():
    a, b = ag.Tensor(3.0), ag.Tensor(5.0)
    assert set((a - b).node.inputs) == set((b - a).node.inputs)
    assert (a - b).node.inputs != (b - a).node.inputs
    assert len((a * a).node.inputs) == 2 > len(set((a * a).node.inputs))


def test_in_the_drawing_y_receives_nothing():
    x, y = ag.Tensor(2.0), ag.Tensor(3.0)
    drawn = x**2 + (y**2).detach()
    drawn.backward()
    assert (drawn.item(), x.grad, y.grad) == (13, 4, None)


def test_the_chain_rule_goes_node_by_node():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    steps = [(s.node.op.name, float(s.contribution)) for s in backward_steps((x**2 + y**2).node, 1.0, {})]
    assert steps == [("add", 1), ("add", 1), ("pow", 6), ("pow", 4)]


def test_a_tensor_used_twice_has_two_edges():
    x = ag.Tensor(3.0)
    assert ag.trace(x * x).number_of_edges(0, 1) == 2


def test_a_gradient_has_the_shape_of_its_tensor_and_many_results_need_an_upstream_gradient():
    x = ag.Tensor(np.ones((2, 3)))
    with pytest.raises(ag.errors.BackwardError):
        (x * x).backward()
    (x * x).backward(np.ones((2, 3)))
    assert x.grad.shape == (2, 3)


def test_vanishing_is_a_product_of_slopes_not_of_the_method():
    x = z = ag.Tensor(0.0)
    for _ in range(10):
        z = 1 / (1 + ag.exp(-(z - z.data)))  # a sigmoid where it is steepest
    z.backward()
    assert np.isclose(x.grad, 0.25**10)


def test_a_graph_recorded_once_can_be_used_again():
    _, pullback = ag.vjp(lambda x: x * x, [1.0, 2.0])
    assert [pullback(g).tolist() for g in ([1.0, 0.0], [0.0, 1.0])] == [[2, 0], [0, 4]]


@pytest.mark.parametrize("n", [1, 30, 1000])
def test_a_gradient_costs_a_few_times_the_function_however_many_inputs(n):
    calls = []

    def loss(x):
        calls.append(1)
        return (ag.tanh(x) * x).sum()

    ag.grad(loss)(np.ones(n))
    assert len(calls) == 1  # central differences call it 2 n times
    graph = ag.trace(loss(ag.Tensor(np.ones(n))))
    steps = sum(1 for _ in backward_steps(loss(ag.Tensor(np.ones(n))).node, np.float64(1), {}))
    assert steps == graph.number_of_edges() == 4


def test_checkpointing_saves_memory_and_costs_one_more_forward_pass():
    forwards = []

    def layer(x):
        forwards.append(1)
        return ag.tanh(x)

    def segment(x):
        for _ in range(8):
            x = layer(x)
        return x

    def stored(z):
        return sum(sum(node["remembers"].values()) for _, node in ag.trace(z).nodes(data=True))

    def pass_through(run):
        forwards.clear()
        z = x = ag.Tensor(np.linspace(0, 1, 100))
        for _ in range(8):
            z = run(z)
        kept = stored(z.sum())
        forwards_before = len(forwards)
        z.sum().backward()
        return kept, forwards_before, len(forwards), x.grad

    plain = pass_through(segment)
    saved = pass_through(lambda z: ag.checkpoint(segment, z))
    assert saved[0] < plain[0] / 6
    assert plain[1:3] == (64, 64)
    assert saved[2] > plain[2]
    assert np.allclose(plain[3], saved[3])


def test_symbolic_differentiation_needs_nobodys_hand():
    formula = derivative_written(5)  # written by a program, as a formula
    assert isinstance(formula, tuple)
    assert np.isclose(evaluated(formula, 0.2), 15.3025558)


def test_a_symbolic_derivative_swells_and_the_reverse_pass_does_not():
    symbolic = [operations(derivative_written(n)) for n in range(2, 8)]
    reverse = [reverse_operations(n) for n in range(2, 8)]
    assert symbolic[-1] > 100 * symbolic[0]
    assert reverse[-1] == 6 * reverse[0]


def test_a_branch_that_was_not_taken_can_spoil_a_gradient():
    with np.errstate(all="ignore"):
        x = ag.Tensor([-1.0, 4.0])
        ag.where(x.data > 0, ag.sqrt(x), 0.0).sum().backward()
    assert np.isnan(x.grad[0])
    assert x.grad[1] == 0.25


def test_clipping_helps_one_of_the_two():
    w = ag.Tensor(np.zeros(3))
    for size, after in ((1e6, 1.0), (1e-6, 1e-6)):
        w.grad = np.array([size, 0.0, 0.0])
        ag.nn.utils.clip_grad_norm_([w], 1.0)
        assert np.isclose(np.linalg.norm(w.grad), after)


def test_lessons_name_no_erratum_that_is_not_listed():
    for path in notebooks.find(ROOT / "notebooks"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "".join(line for cell in cells if cell["cell_type"] == "markdown" for line in cell["source"])
        assert set(re.findall(r"\bE\d+\b", prose)) <= set(ERRATA), path.name
