"""Recording: no_grad in all the places where it may stand."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

import autogradkit as ag
from autogradkit.core.recording import recording
from tests.platforms import needs_threads


@ag.no_grad
def bare():
    return recording()


@ag.no_grad()
def with_brackets():
    return recording()


@ag.no_grad()
def generator():
    try:
        got = yield recording()
        yield got, recording()
    except ValueError:
        yield "caught", recording()


def test_a_decorated_function_records_nothing_with_and_without_brackets():
    assert not bare()
    assert not with_brackets()
    assert recording()
    assert bare.__name__ == "bare"


def test_a_decorated_generator_records_nothing_and_others_do_between_its_steps():
    steps = generator()
    assert next(steps) is False
    assert recording()
    assert steps.send(7) == (7, False)
    steps = generator()
    next(steps)
    assert steps.throw(ValueError) == ("caught", False)
    steps.close()
    assert recording()


@needs_threads
def test_a_decorated_coroutine_records_nothing():
    @ag.no_grad()
    async def coroutine():
        await asyncio.sleep(0)
        return recording()

    with ThreadPoolExecutor() as threads:  # where a browser is driven, this thread has a loop that runs
        assert threads.submit(asyncio.run, coroutine()).result() is False


def test_one_object_may_be_entered_again_and_inside_of_itself():
    off = ag.no_grad()
    for _ in range(2):
        with off:
            with off:
                assert not recording()
            assert not recording()
        assert recording()


def test_blocks_that_end_in_another_order_than_they_began_leave_recording_on():
    def predict():
        with ag.no_grad():
            yield 1
            yield 2

    for _ in zip(predict(), predict(), strict=True):
        assert not recording()
    assert recording()


def test_no_grad_of_something_else_than_a_function_is_refused():
    with pytest.raises(TypeError, match="no_grad takes no argument, or the function below it: False"):
        ag.no_grad(False)
