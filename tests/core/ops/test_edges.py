"""Arrays without entries and numbers without axes: every op takes them as NumPy does."""

from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor

LINES = (Path(__file__).parent / "edges.txt").read_text().splitlines()
INPUTS = {
    "e": np.zeros((0, 3)),
    "E": np.zeros((2, 0, 3)),
    "B": np.zeros((0, 3, 3)),
    "s": np.array(0.7),
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("expression", [line for line in LINES if line and not line.startswith("#")])
def test_an_edge_has_numpys_value_and_a_gradient_of_its_inputs_shape(expression):
    want = eval(expression, {"np": np, "ag": ag} | INPUTS)
    for create_graph in (False, True):
        tensors = {k: Tensor(v) for k, v in INPUTS.items()}
        got = eval(expression, {"np": np, "ag": ag} | tensors)
        assert got.shape == np.shape(want)
        np.testing.assert_allclose(got.data, want)
        got.backward(np.ones(got.shape), create_graph=create_graph)
        for name, t in tensors.items():
            assert t.grad is None or t.grad.shape == INPUTS[name].shape
