"""Limits of the grader's own work: a process ends what takes too long or too much, and nothing else."""

import signal
import subprocess
import sys

import pytest

from autogradkit.grading.grader_limits import TooCostlyError, processor_limit

LIMITS = """
import resource, signal, sys, threading, time
from autogradkit.grading import grader_limits
from autogradkit.grading.grader_limits import TooCostlyError, memory_limit, processor_limit

def limits():
    return [resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_DATA)]

"""


def said_by(script):
    """Run a script in a process of its own; return its exit status and what it printed."""
    ended = subprocess.run([sys.executable, "-c", LIMITS + script], capture_output=True, text=True)
    return ended.returncode, ended.stdout.strip() or ended.stderr


def test_in_a_process_that_is_not_the_pools_the_kernel_limits_nothing():
    script = """
before = limits()
with processor_limit(30), memory_limit(200):
    print(limits() == before)
"""
    assert said_by(script) == (0, "True")


def test_a_process_that_has_used_much_before_outlives_many_small_limits():
    script = """
grader_limits.PATIENCE = 0
while time.process_time() < 2.2:
    pass
for _ in range(3):
    try:
        with processor_limit(0.5):
            while True:
                pass
    except TooCostlyError:
        print("ended")
"""
    assert said_by(script) == (0, "ended\nended\nended")


def test_in_a_process_of_the_pool_the_kernel_ends_what_never_comes_back_and_lifts_its_limits_after():
    script = """
grader_limits.let_kernel_limit_this_process()
before = limits()
with processor_limit(30), memory_limit(200):
    print(limits() != before)
    try:
        bytearray(300 << 20)
    except MemoryError:
        print("too much")
print(limits() == before, flush=True)
grader_limits.PATIENCE = 1
with processor_limit(0.3):
    signal.setitimer(signal.ITIMER_PROF, 0)  # as if Python never had its turn
    while True:
        pass
"""
    status, words = said_by(script)
    assert (status, words) == (-signal.SIGXCPU, "True\ntoo much\nTrue")


@pytest.mark.parametrize("who", ["a thread of the pool's process", "a fork of it"])
def test_what_only_lives_beside_a_pools_main_thread_is_not_limited_by_the_kernel(who):
    script = """
import os
grader_limits.let_kernel_limit_this_process()
before = limits()
def limited():
    with processor_limit(30), memory_limit(200):
        print(limits() == before, flush=True)
"""
    run = (
        "threading.Thread(target=limited).start()"
        if "thread" in who
        else "limited() if os.fork() == 0 else os.wait()"
    )
    assert said_by(script + run) == (0, "True")


def test_a_profilers_timer_goes_on_after_a_limit():
    script = """
ticks = []
signal.signal(signal.SIGPROF, lambda *_: ticks.append(1))
signal.setitimer(signal.ITIMER_PROF, 0.05, 0.05)
with processor_limit(30):
    pass
while not ticks:
    pass
signal.setitimer(signal.ITIMER_PROF, 0)  # a tick after Python took its handlers off would end the process
print("ticked")
"""
    assert said_by(script) == (0, "ticked")


def test_work_that_takes_exceptions_for_answers_ends_all_the_same():
    def stubborn():
        while True:
            try:
                while True:
                    pass
            except Exception:
                continue

    with pytest.raises(TooCostlyError), processor_limit(0.2):
        stubborn()
