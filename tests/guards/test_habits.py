"""Habits from other libraries: each gets an error that shows the way, and names only what the user wrote."""

import re
import warnings
from operator import attrgetter

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.guards import habits

x = Tensor(np.ones((2, 3)))


@pytest.mark.parametrize("name", habits.METHODS)
def test_a_method_of_pytorchs_is_named_with_what_it_is_here(name):
    assert name not in dir(x)
    with pytest.raises(AttributeError, match=rf"no attribute '{name}'\. PyTorch's \.{name} is here .*\.$"):
        getattr(x, name)


@pytest.mark.parametrize("name", habits.OTHERS_METHODS)
def test_a_method_of_another_librarys_is_named_with_what_it_is_here(name):
    whose, here = habits.OTHERS_METHODS[name]
    assert name not in habits.METHODS
    with pytest.raises(AttributeError) as error:
        getattr(x, name)
    assert str(error.value) == f"A Tensor has no attribute {name!r}. {whose}'s .{name} is here {here}."


@pytest.mark.parametrize("name", habits.OTHERS)
def test_a_function_of_another_librarys_is_named_with_what_it_is_here(name):
    there, here = habits.OTHERS[name]
    assert name not in ag.__all__
    assert name not in habits.FUNCTIONS
    with pytest.raises(AttributeError, match=rf"no attribute '{name}'\. ") as error:
        getattr(ag, name)
    assert str(error.value).endswith(f" {there} is here {here}.")


def test_what_stands_for_another_librarys_name_is_there():
    written = [*habits.FUNCTIONS.values(), *(here for _, here in [*habits.OTHERS.values()])]
    named = {name for here in written for name in re.findall(r"\bag\.([\w.]*\w)", here)}
    assert {"grad", "nn.manual_seed", "Tensor"} <= named
    for name in named:
        assert callable(attrgetter(name)(ag)) or name in ("nn", "optim", "nn.functional"), name


@pytest.mark.parametrize("axes", [(0, 1), (-2, -1), (0, -1)])
def test_two_axes_that_transpose_leaves_in_their_places_are_warned_of(axes):
    with pytest.warns(
        UserWarning, match=r"PyTorch's, which exchanges two, is here x\.T or x\.swapaxes\(0, 1\)"
    ):
        assert x.transpose(*axes).shape == (2, 3)


def test_an_order_of_axes_that_numpy_means_is_not_warned_of():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert x.transpose(1, 0).shape == x.transpose().shape == x.T.shape == (3, 2)
        assert x.transpose((0, 1)).shape == (2, 3)
        assert x[None].transpose(0, 1, 2).shape == (1, 2, 3)


@pytest.mark.parametrize(
    ("slip", "meant"), [("gard", "grad"), ("gradient", "grad"), ("shpe", "shape"), ("bakward", "backward")]
)
def test_a_slip_of_a_tensors_commonest_names_is_told_the_name(slip, meant):
    assert slip not in dir(x)
    assert not hasattr(x, slip)
    with pytest.raises(AttributeError, match=rf"no attribute '{slip}'\. Did you mean '{meant}'\?$"):
        getattr(x, slip)


@pytest.mark.parametrize("name", habits.SLIPS)
def test_no_slip_is_a_name_of_anything_else(name):
    assert isinstance(vars(Tensor)[name], property)
    assert name not in habits.METHODS
    assert not hasattr(np.ones(2), name)


def test_a_slip_of_the_pen_is_told_the_nearest_name():
    with pytest.raises(AttributeError, match=r"no attribute 'sho'\. Did you mean 'show'\?$"):
        _ = ag.sho
    with pytest.raises(AttributeError, match=r"no attribute 'zzzz'\.$"):
        _ = ag.zzzz


@pytest.mark.parametrize(
    ("name", "place"), [("Linear", "nn"), ("cross_entropy", "nn.functional"), ("Adam", "optim")]
)
def test_what_lies_further_in_is_told_with_its_place(name, place):
    with pytest.raises(AttributeError, match=rf"no attribute '{name}'\. It is ag\.{place}\.{name}\.$"):
        getattr(ag, name)


@pytest.mark.parametrize("name", habits.FUNCTIONS)
def test_a_function_of_pytorchs_is_named_with_what_it_is_here(name):
    assert name not in ag.__all__
    with pytest.raises(AttributeError, match=rf"no attribute '{name}'\. torch\.{name} is here .*\.$"):
        getattr(ag, name)


@pytest.mark.parametrize("name", habits.FUNCTIONAL)
def test_a_function_of_pytorchs_functional_is_named_with_what_it_is_here(name):
    assert name not in ag.nn.functional.__all__
    with pytest.raises(AttributeError, match=rf"no attribute '{name}'\. PyTorch's is here .*\.$"):
        getattr(ag.nn.functional, name)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: x.sum(dim=0), "sum has no parameter 'dim'. It is axis= here."),
        (lambda: ag.mean(x, dim=0), "mean has no parameter 'dim'. It is axis= here."),
        (lambda: x.argmax(dim=1), "argmax has no parameter 'dim'. It is axis= here."),
        (lambda: x.max(axis=1, keepdim=True), "max has no parameter 'keepdim'. It is keepdims= here."),
        (lambda: ag.softmax(x, dim=1), "softmax has no parameter 'dim'. It is axis= here."),
        (lambda: ag.sum(x, axs=1), "sum has no parameter 'axs'. Did you mean 'axis'?"),
        (lambda: ag.exp(x, axis=1), "exp has no parameter 'axis'."),
        (lambda: x.sum(0, True), "What follows sum's axis is NumPy's: write keepdims=True by its name."),
        (
            lambda: x.flatten(1),
            "flatten takes an order, as NumPy's. PyTorch's .flatten(1) is here x.reshape(shape).",
        ),
        (
            lambda: ag.gradient(np.sin, 3.0),
            "gradient measures slopes between samples that lie in a row, and here is a function. "
            "The gradient of a function is ag.grad(f)(x).",
        ),
        (
            lambda: ag.gradient(x.sum(), x),
            "gradient measures slopes between samples that lie in a row, and the result of sum is one "
            "number. The gradient of a loss is loss.backward(), then x.grad.",
        ),
        (lambda: ag.mul(x), "mul takes x, y: 1 were given."),
        (lambda: x.size(), "The size of a Tensor is a number, 6. PyTorch's .size() is here .shape."),
        (lambda: x.size(-1), "The size of a Tensor is a number, 6. PyTorch's .size(-1) is here .shape[-1]."),
        (
            lambda: x.sum().backward(retain_graph=True),
            "backward() has no parameter 'retain_graph'. PyTorch's retain_graph= is here nothing: "
            "a graph stays as long as somebody has its output.",
        ),
        (
            lambda: x.backward(gradient=1),
            "backward() has no parameter 'gradient'. PyTorch's gradient= is here g=.",
        ),
        (lambda: pow(x, 3, 5), "pow() takes 2 positional arguments but 3 were given"),
        (
            lambda: ag.tensor([1.0], dtype=np.float32),
            "A Tensor has no parameter 'dtype'. PyTorch's dtype= is here Tensor(np.array(data, dtype)).",
        ),
        (
            lambda: Tensor([1.0], device="cpu"),
            "A Tensor has no parameter 'device'. PyTorch's device= is here nothing: "
            "everything is computed by the processor.",
        ),
        (
            lambda: Tensor([1.0], require_grad=True),
            "A Tensor has no parameter 'require_grad'. Did you mean 'requires_grad'?",
        ),
        (
            lambda: ag.nn.ReLU(x),
            "ReLU() makes a layer, and the layer takes the numbers: ReLU()(x), or for the function "
            "alone nn.functional.relu(x).",
        ),
        (
            lambda: ag.compile(np.sin, x),
            "compile takes the function alone, and returns the compiled one, which takes the arguments: "
            "ag.compile(sin)(…).",
        ),
    ],
)
def test_a_wrong_call_is_told_in_the_users_words(call, says):
    with pytest.raises(TypeError) as error:
        call()
    assert str(error.value) == says
