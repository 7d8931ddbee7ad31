"""The engine is patched for one thread alone, and as before after an error."""

import threading

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core.op import OPS
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))


def test_an_error_in_the_trace_takes_every_patch_away():
    slots = Tensor.__dict__["_data"], Tensor.__dict__["_grad"], Tensor.__dict__["data"]
    rules = {name: (o.rule, o.forward) for name, o in OPS.items()}
    with pytest.raises(ZeroDivisionError):
        ag.compile(lambda x: x * (1 / 0))(X)
    assert slots == (Tensor.__dict__["_data"], Tensor.__dict__["_grad"], Tensor.__dict__["data"])
    assert rules == {name: (o.rule, o.forward) for name, o in OPS.items()}
    assert (Tensor(2.0) * 3).item() == 6


def test_other_threads_go_on_while_a_function_is_traced():
    w = Tensor(rng.normal(size=(3, 3)))
    stop, errors, rounds = threading.Event(), [], []

    def train():
        v = Tensor(np.ones((3, 3)))
        while not stop.is_set():
            try:
                v.grad = None
                (np.tanh(v @ v) * 2).sum().backward()
                want = v.grad.copy()
                v.grad = None
                (np.tanh(v @ v) * 2).sum().backward()
                assert (want == v.grad).all()
                rounds.append(1)
            except Exception as error:
                errors.append(error)
                return

    thread = threading.Thread(target=train)
    thread.start()
    try:
        for _ in range(8):
            f = ag.compile(ag.value_and_grad(lambda x: (np.tanh(x @ w) * x).sum()))
            assert bits(f(X)) == bits(f.function(X))
    finally:
        stop.set()
        thread.join()
    assert not errors
    assert rounds


def test_one_program_in_many_threads():
    f = ag.compile(ag.value_and_grad(lambda x: (np.tanh(x @ x.T) * 2).sum()))
    inputs = [np.random.default_rng(n).normal(size=(20, 20)) for n in range(8)]
    want = [bits(f.function(x)) for x in inputs]
    f(inputs[0])
    wrong = []

    def work(n):
        for _ in range(50):
            if bits(f(inputs[n])) != want[n]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not wrong


def test_a_gradient_is_compiled_in_several_threads_at_once():
    compiled = ag.compile(ag.value_and_grad(lambda x: (np.sin(x) ** 2).sum()))
    found, errors = {}, []

    def work(n):
        try:
            for _ in range(10):
                found[n] = compiled(X * n)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [bits(found[n]) for n in range(4)] == [bits(compiled.function(X * n)) for n in range(4)]
