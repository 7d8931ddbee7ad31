"""Every op is reached as np.name, as ag.name and, where ndarray has one, as a method."""

import inspect

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor

# ndarray methods that a tensor does without, and why
LEFT_OUT = {
    "byteswap": "bytes",
    "ctypes": "bytes",
    "data": "the array itself, on a tensor",
    "device": "always the CPU",
    "dump": "files",
    "dumps": "files",
    "fill": "writes in place: t[...] = value",
    "getfield": "bytes",
    "partition": "sorts in place: np.partition(t, kth)",
    "put": "writes in place: t[index] = value",
    "resize": "resizes in place: np.resize(t, shape)",
    "setfield": "bytes",
    "setflags": "bytes",
    "to_device": "always the CPU",
    "tobytes": "bytes",
    "tofile": "files",
    "view": "bytes",
    "base": "bytes",
    "flags": "bytes",
    "strides": "bytes",
    **dict.fromkeys(("itemset", "newbyteorder", "ptp", "tostring"), "gone from NumPy after 2.2"),
}


@pytest.mark.parametrize("name", [n for n in dir(np.ndarray) if not n.startswith("_")])
def test_a_tensor_has_the_methods_of_an_array(name):
    assert hasattr(Tensor, name) or name in LEFT_OUT


CALLS = {
    "argpartition": (1,),
    "astype": (float,),
    "choose": None,
    "compress": ([True, False, True], 1),
    "dot": (np.eye(3),),
    "repeat": (2,),
    "reshape": (3, 2),
    "round": (1,),
    "searchsorted": None,
    "sort": None,
    "swapaxes": (0, 1),
    "take": ([0, 2],),
    "clip": (0, 1),
    "item": None,
}


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in dir(np.ndarray)
        if not n.startswith("_")
        and n not in LEFT_OUT
        and callable(getattr(np.ndarray, n))
        and CALLS.get(n, ()) is not None
    ],
)
def test_a_method_gives_what_the_arrays_method_gives(name):
    data = np.array([[1.0, -2.0, 4.0], [3.0, 5.0, 0.5]])
    got, want = (getattr(t, name)(*CALLS.get(name, ())) for t in (Tensor(data), data))
    for z, w in zip(*[v if isinstance(v, tuple) else (v,) for v in (got, want)], strict=True):
        np.testing.assert_allclose(z.data if isinstance(z, Tensor) else z, w)


def test_a_result_is_sorted_in_place_as_an_array_is():
    x = Tensor([3.0, 1.0, 2.0])
    z = x * 1
    assert z.sort() is None
    assert z.tolist() == [1, 2, 3]
    z.backward([1, 10, 100])
    assert x.grad.tolist() == [100, 1, 10]


def test_plain_arrays_stay_plain():
    data = np.array([3.0, 1.0, 2.0])
    for f in (ag.sort, ag.median, ag.cumprod, ag.std, ag.ptp, ag.flip, ag.nansum):
        assert not isinstance(f(data), Tensor)


def test_arguments_may_be_named_as_numpy_names_them():
    x = Tensor([[3.0, 1.0], [2.0, 5.0]])
    assert np.sum(a=x).item() == 11
    assert np.clip(a=x, a_min=2, a_max=3).tolist() == [[3, 2], [2, 3]]
    assert np.linalg.solve(a=x, b=np.eye(2)).shape == (2, 2)
    assert np.sum(x, dtype=np.float32).dtype == np.float32
    assert np.add(x, x, dtype=np.float32).dtype == np.float32
    assert np.concatenate([x, x], axis=None).shape == (8,)
    assert np.add.outer(x, x).shape == (2, 2, 2, 2)


def test_every_op_tells_what_it_does_in_a_sentence():
    for name in ag.ops.__all__:
        doc = inspect.getdoc(getattr(ag, name))
        assert doc, name
        assert len(doc.splitlines()[0]) > 10


def test_a_spectrum_is_numpys_complex_array():
    data = np.array([1.0, 3.0, 2.0, 5.0])
    s, want = np.fft.fft(Tensor(data)), np.fft.fft(data)
    assert s.shape == (4,)
    assert s.dtype == complex
    assert np.allclose(s.data, want)
    assert np.iscomplexobj(s)
    t = Tensor(data)
    for got, plain in [(t * s, data * want), (s - t, want - data), (1 / s, 1 / want), (2j - s, 2j - want)]:
        assert np.allclose(got.data, plain)
    assert repr(np.fft.fft(Tensor([1.0, 1.0]))) == "Spectrum([2.+0.j, 0.+0.j])"
    assert not s.detach().requires_grad
