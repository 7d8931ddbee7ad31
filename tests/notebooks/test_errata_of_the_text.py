"""The errors of what the article says beside its program, each shown by the kit."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core import backward_steps
from tests.notebooks.logistic import derivative_written, evaluated, operations, reverse_operations


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
