"""A learner's code that never ends is left, and what comes after it goes on as if nothing had been."""

import contextlib
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from autogradkit import checking
from autogradkit.checking import drivers
from autogradkit.checking import time_limit as module
from autogradkit.checking.time_limit import TimeUp, time_limit
from autogradkit.course import load
from tests.platforms import needs_processes, needs_threads


def loop_for_ever():
    while True:
        pass


def loop_that_catches_everything():
    n = 0
    while True:
        try:
            n += 1
        except:  # noqa: E722
            pass


WITHOUT_THREADS = """
import threading
from autogradkit.checking.time_limit import TimeUp, time_limit

def refuse(thread):
    raise RuntimeError("can't start new thread")

def loop():
    while True:
        pass

threading.Thread.start = refuse
for _ in range(2):
    try:
        with time_limit(0.1):
            loop()
    except TimeUp:
        print("left")
"""


@pytest.mark.parametrize("loop", [loop_for_ever, loop_that_catches_everything])
def test_a_loop_is_left_at_its_limit(loop):
    before = time.monotonic()
    with pytest.raises(TimeUp), time_limit(0.1):
        loop()
    assert time.monotonic() - before < 10


def test_a_loop_is_left_in_a_stack_of_contexts_too():
    with contextlib.ExitStack() as stack:
        stack.enter_context(time_limit(0.1))
        with pytest.raises(TimeUp):
            loop_for_ever()


@needs_processes
def test_a_loop_is_left_where_no_thread_can_be_started():
    command = [sys.executable, "-c", WITHOUT_THREADS]  # a process that never had another thread
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout == "left\nleft\n", done.stderr


def test_what_takes_a_graph_apart_comes_to_its_end_and_the_answer_is_left_after_it(monkeypatch):
    monkeypatch.setattr(module.Alarm, "can_start", lambda alarm: False)
    ended = []
    driver = "def drive():\n    while time.monotonic() < end:\n        pass\n    ended.append(1)\n"
    scope = {"time": time, "ended": ended, "end": time.monotonic() + 0.3}
    exec(compile(driver, str(Path(drivers.__file__).with_name("order.py")), "exec"), scope)

    def answer():
        scope["drive"]()
        loop_for_ever()

    with pytest.raises(TimeUp), time_limit(0.1):
        answer()
    assert ended == [1]


@needs_threads
def test_in_another_thread_a_loop_is_left_too():
    left = []

    def work():
        try:
            with time_limit(0.1):
                loop_for_ever()
        except TimeUp:
            left.append("left")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert left == ["left"]


@pytest.mark.parametrize("limit_s", [0.0, 0.0005, 0.002])
def test_nothing_arrives_after_the_end_whether_one_was_done_in_time_or_not(limit_s):
    for _ in range(200):
        with contextlib.suppress(TimeUp), time_limit(limit_s):
            time.sleep(0.0005)
        for _ in range(100):
            pass
    time.sleep(0.2)


@needs_threads
def test_whoever_leaves_without_stopping_the_alarm_is_not_disturbed_for_ever():
    def leave():
        alarm = module.Alarm(0.05, sys._getframe())
        alarm.start()
        with contextlib.suppress(TimeUp):
            loop_for_ever()
        return alarm

    alarm = leave()
    with contextlib.suppress(TimeUp):  # one may have been on its way
        alarm.join(10)
    assert not alarm.is_alive()


def test_nothing_is_left_running_afterwards():
    with time_limit(60):
        pass
    names = [thread.name for thread in threading.enumerate()]
    deadline = time.monotonic() + 5
    while "autogradkit-time-limit" in names and time.monotonic() < deadline:
        time.sleep(0.01)
        names = [thread.name for thread in threading.enumerate()]
    assert "autogradkit-time-limit" not in names


def test_a_check_of_a_loop_says_so_and_calls_it_once_only(monkeypatch):
    monkeypatch.setattr(module, "LIMIT_S", 0.2)
    calls = []

    def backward(g, x, y):
        calls.append(1)
        while True:
            pass

    exercise = load("mul")
    report = checking.check(exercise, checking.InProcess({"backward": backward}, exercise.kind))
    assert (report.status, report.points, len(calls)) == ("timeout", 0.0, 1)
    assert "Does a loop in it ever end" in str(report)


def test_an_engine_that_never_ends_is_asked_once_too(monkeypatch):
    monkeypatch.setattr(module, "LIMIT_S", 0.2)
    exercise = load("backward")
    (name,) = exercise.functions
    before = time.monotonic()
    answerer = checking.InProcess({name: lambda *_, **__: loop_for_ever()}, exercise.kind)
    assert not checking.check(exercise, answerer).passed
    assert time.monotonic() - before < 20


@needs_threads
@pytest.mark.parametrize("limit_s", [10, 0.01])
def test_a_profiler_runs_after_a_limit_whether_it_was_reached_or_not(limit_s):
    """Python 3.11 hangs in a profiled function while it looks for an exception that was taken back."""
    with contextlib.suppress(TimeUp), time_limit(limit_s):
        if limit_s < 1:
            while True:
                pass
    calls = []
    sys.setprofile(lambda frame, event, argument: calls.append(frame.f_code.co_name))
    try:
        raise_nothing()
    finally:
        sys.setprofile(None)
    assert "raise_nothing" in calls


def raise_nothing():
    """Do nothing, in a function of its own."""
