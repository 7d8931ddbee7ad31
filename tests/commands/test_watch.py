"""`autogradkit watch`: what is saved is checked."""

import itertools
import os
import signal
import subprocess
import sys
import threading

import pytest

from tests.commands.course_in_terminal import FORGETS, RIGHT, answer, autogradkit, environment, until


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_watch_checks_what_is_saved_and_goes_on_to_the_next(mine):
    command = [sys.executable, "-u", "-m", "autogradkit", "watch"]
    running = subprocess.Popen(
        command, cwd=mine, env=environment(), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    limit = threading.Timer(120, running.kill)  # so that a line which is never said fails and doesn't hang
    limit.start()
    try:
        lines = iter(running.stdout.readline, "")
        until(lines, "Try it: autogradkit check article_rules")
        answer(mine, FORGETS)
        until(lines, "── 02 mul")
        until(lines, "do not depend on g")
        answer(mine, RIGHT)
        until(lines, "mul: passed")
        until(lines, "Next: 04 · A formula as a graph")  # 01, 70 and 03 were skipped
        answer(mine, FORGETS)
        until(lines, "do not depend on g")
        answer(mine, RIGHT)
        between = itertools.takewhile(lambda line: "mul: passed" not in line, lines)
        assert [line for line in between if "Next:" in line] == [], "what is wrong again comes first"
    finally:
        limit.cancel()
        running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 2


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_watch_begins_where_it_is_told_and_watches_every_answer(mine):
    command = [sys.executable, "-u", "-m", "autogradkit", "watch", "12"]
    running = subprocess.Popen(
        command, cwd=mine, env=environment(), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    limit = threading.Timer(120, running.kill)
    limit.start()
    try:
        lines = iter(running.stdout.readline, "")
        until(lines, "Next: 12 · The rule of a quotient")
        answer(mine, FORGETS)
        until(lines, "── 02 mul")
        until(lines, "mul: ")
    finally:
        limit.cancel()
        running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 2
    assert "no exercise '99'" in autogradkit("watch", "99", cwd=mine).stderr
