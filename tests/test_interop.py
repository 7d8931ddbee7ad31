"""The kit's ops inside PyTorch. Skipped where PyTorch is not installed: it is optional."""

import numpy as np
import pytest

import autogradkit as ag

torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")


def leaf(*shape, positive=False):
    x = np.random.default_rng(sum(shape)).normal(size=shape)
    return torch.tensor(np.abs(x) + 0.5 if positive else x, requires_grad=True)


@pytest.mark.parametrize(
    ("op", "inputs", "parameters"),
    [
        ("mul", [leaf(3), leaf(2, 3)], {}),
        ("div", [leaf(2, 3), leaf(2, 1, positive=True)], {}),
        ("tanh", [leaf(4)], {}),
        ("log", [leaf(4, positive=True)], {}),
        ("matmul", [leaf(2, 3), leaf(3, 4)], {}),
        ("softmax", [leaf(2, 5)], {"axis": 1}),
        ("sum", [leaf(2, 3)], {"axis": 0}),
        ("getitem", [leaf(5)], {"index": np.array([0, 0, 3])}),
    ],
)
def test_pytorchs_gradcheck_agrees_with_a_rule_to_second_order(op, inputs, parameters):
    f = ag.interop.torch(op)

    def call(*xs):
        return f(*xs, **parameters)

    assert torch.autograd.gradcheck(call, inputs)
    assert torch.autograd.gradgradcheck(call, inputs)


def test_a_learners_rule_is_the_one_that_pytorch_runs():
    x, y = leaf(3), leaf(3)
    mul = ag.interop.torch("mul")
    with ag.using("mul", lambda g, x, y: (g * y, g * x)):
        assert torch.autograd.gradcheck(mul, (x, y))
    with ag.using("mul", lambda g, x, y: (y, x)):
        assert not torch.autograd.gradcheck(mul, (x, y), raise_exception=False)


def test_numbers_and_constants_may_stand_between_the_tensors():
    x = leaf(3)
    z = ag.interop.torch(ag.pow)(x, 3)
    assert torch.allclose(z, x**3)
    (g,) = torch.autograd.grad(z.sum(), x)
    assert torch.allclose(g, 3 * x**2)


def test_a_whole_function_of_the_kit_runs_in_pytorch():
    f = ag.interop.torch(lambda x, w: ag.tanh(x @ w).sum())
    x, w = leaf(4, 3), leaf(3, 2)
    f(x, w).backward()
    assert torch.allclose(w.grad, torch.autograd.grad(torch.tanh(x @ w).sum(), w)[0])
    assert f(x, w).grad_fn.name().startswith("<lambda>")
