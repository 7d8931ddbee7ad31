"""Hand-ins that abuse the questions to an oracle: frames of their own, in any order, of any content."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from autogradkit import course
from autogradkit.checking.oracles import ask_oracle
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.judging import judge
from autogradkit.grading.sandbox.child_side import wire
from autogradkit.grading.sandbox.child_side.confinement import Limits
from autogradkit.grading.sandbox.fork_server import ForkServer

RAW = """
import json, os, struct, sys
import numpy as np

def say(body, kind="reply", number=None, arrays=(), data=b""):
    head = {"kind": kind, "number": at() if number is None else number, "body": body, "arrays": list(arrays)}
    head = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
    data = struct.pack(">I", len(head)) + head + data
    while data:
        data = data[os.write(4, data):]

def at():
    frame = sys._getframe()
    while "message" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["message"].number

def hear():
    os.read(3, 1 << 20)

def asks(oracle="rule", value=()):
    return {"status": "asks", "oracle": oracle, "value": {"tuple": list(value)}}

RIGHT = {"status": "ok", "single": False, "value": {"tuple": []}}
FLOATS = [["<f8", [2], "C"]]

def name_the_bug(rule):
    ATTACK
    return "RIGHT", np.ones(2), np.ones(2), np.ones(2)
"""
HONEST_NAMES = ("failed", "partial", "error")
ATTACKS = {
    "an oracle that isn't there": ("say(asks('answers')); hear()", HONEST_NAMES),
    "an oracle without a name": ("say(asks(None)); hear()", HONEST_NAMES),
    "a handle that is a number": ("say(asks(7)); hear()", HONEST_NAMES),
    "a handle that is a map": ("say(asks({'map': {'rule': 1}})); hear()", HONEST_NAMES),
    "a handle that is an array": (
        "say(asks({'array': 0}), arrays=FLOATS, data=bytes(16)); hear()",
        HONEST_NAMES,
    ),
    "a status that is an array": (
        "say({'status': {'array': 0}, 'value': {'tuple': []}}, arrays=FLOATS, data=bytes(16)); hear()",
        ("invalid",),
    ),
    "values that are no arrays": ("say(asks(value=['x', None, {'map': {}}])); hear()", HONEST_NAMES),
    "values that grow when they are sent back": (
        "say(asks(value=['\\u00e9' * 30_000])); hear()",
        HONEST_NAMES,
    ),
    "one array five thousand times": (
        "say(asks(value=[{'array': 0}] * 5_000), arrays=FLOATS, data=bytes(16)); hear()",
        HONEST_NAMES,
    ),
    "a huge array": (
        "say(asks(value=[{'array': 0}]), arrays=[['<f8', [1_000_000], 'C']], data=bytes(8_000_000)); hear()",
        HONEST_NAMES,
    ),
    "a promise of an array": ("say(asks(), arrays=[['<f8', [1 << 40], 'C']])", ("invalid",)),
    "a value that is no tuple": (
        "say({'status': 'asks', 'oracle': 'rule', 'value': 3}); hear()",
        ("invalid",),
    ),
    "questions for ever": ("while True: say(asks()); hear()", ("timeout",)),
    "questions whose answers nobody reads": ("while True: say(asks())", ("timeout", "invalid", "crashed")),
    "a number that is still to come": ("say(asks(), number=at() + 1)", ("invalid",)),
    "a number from before": ("say(asks(), number=0)", ("invalid",)),
    "another kind of message": ("say(asks(), kind='answer')", ("invalid",)),
    "an answer of its own, then questions": ("say(RIGHT); say(asks()); hear()", ("invalid",)),
    "a question after the answer": (
        "say(RIGHT); os._exit(0)",
        ("invalid", "crashed", "failed"),
    ),
    "an oracle inside an oracle": ("rule(rule, rule, rule)", ("error",)),
    "objects": ("rule([object()], 'x', {})", ("error",)),
}


@pytest.fixture(scope="module")
def fork_server():
    with ForkServer(Limits(call_s=1.0, total_s=3.0)) as fork_server:
        yield fork_server


def graded(text, fork_server):
    entry = course.entry("name_the_bug")
    return judge(entry, ExerciseAnswer("", found=find_functions(text, entry.exercise.functions)), fork_server)


def attacked(attack, fork_server):
    return graded(RAW.replace("ATTACK", ATTACKS[attack][0]), fork_server)


def gains(attack, fork_server):
    """Return whether an attack got more points than the same hand-in without it."""
    honest = graded(RAW.replace("ATTACK", "pass"), fork_server)
    return attacked(attack, fork_server).points > honest.points


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_is_done_to_the_questions_gains_nothing(attack, fork_server):
    result = attacked(attack, fork_server)
    assert result.status in ATTACKS[attack][1], result
    assert result.sentences
    assert not gains(attack, fork_server)


def oracles():
    """Every oracle that an exercise of the course hands out, by the number it is made of."""
    for entry in course.entries():
        for part in entry.exercise.parts:
            if getattr(part, "oracles", None):
                for trial in part.trials:
                    make = trial.arguments
                    yield part.oracles(**(make(np.random.default_rng(1)) if callable(make) else make))


ORACLES = tuple(oracles())
ARRAYS = npst.arrays(
    st.sampled_from(wire.DTYPES).map(np.dtype),
    npst.array_shapes(min_dims=0, max_dims=6, min_side=0, max_side=5),
)
ANYTHING = st.recursive(
    ARRAYS | st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.sampled_from(ORACLES),
    st.sampled_from(sorted({name for some in ORACLES for name in some})) | ANYTHING,
    st.lists(ARRAYS, max_size=4) | st.lists(ANYTHING, max_size=20),
)
@settings(max_examples=300, deadline=None)
def test_any_question_has_an_answer_that_can_be_sent(some, name, arrays):
    answer = ask_oracle(some, name, arrays)
    assert set(answer) == {"value", "after", "error"}
    assert isinstance(answer["error"], str)
    assert bool(answer["error"]) == (not answer["value"])
    assert wire.pack("answer", 1, answer, layouts=True)


def test_boxes_are_tried():
    assert len(ORACLES) > 20
