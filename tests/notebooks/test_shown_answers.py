"""A wrong answer that a lesson shows is more than one edit away from the right one."""

import ast
import contextlib
import io
import signal
from dataclasses import replace

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import checking
from autogradkit.checking.exercise import Rule
from autogradkit.checking.in_process import answerer as in_process
from autogradkit.checking.rules import check_rule
from autogradkit.checking.rules.evidence import for_case
from autogradkit.checking.rules.judge import judge
from autogradkit.checking.task import Task
from autogradkit.checking.tasks.outcome import outcome_of
from autogradkit.checking.tasks.problem import problem_of
from autogradkit.course import entry, notebooks
from tests.notebooks.one_edit import one_edit_repairs
from tests.notebooks.test_lessons import EXERCISES, LESSONS, cells, source

PATIENCE_S = 2  # for one repair: what takes longer is no answer


def shown(path):
    """Return the exercise of a lesson, the wrong functions shown for it, and all that stand there."""
    name = EXERCISES[notebooks.lesson_number(path)]
    code = [without_magics(source(cell)) for cell in cells(path, "code")]
    asked = next(n for n, text in enumerate(code) if f'ag.check("{name}"' in text)
    defined = {}
    for text in code[max(0, asked - 2) : asked + 1]:  # an answer may stand in the cells right before
        defined |= {n.name: n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef)}
    methods = methods_in(code[:asked])
    call = next(
        n
        for n in ast.walk(ast.parse(code[asked]))
        if isinstance(n, ast.Call) and ast.unparse(n.func) == "ag.check"
    )
    exercise = entry(name).exercise
    handed = dict(zip(exercise.functions, call.args[1:], strict=False))
    handed |= {keyword.arg: keyword.value for keyword in call.keywords}
    known = defined | methods
    answers = {f: known[ast.unparse(a)] for f, a in handed.items() if ast.unparse(a) in known}
    return exercise, answers, [ast.unparse(node) for node in defined.values()]


def methods_in(code):
    """Return the methods of all classes in some cells, by class and name, as in `Add.backward`."""
    classes = [n for text in code for n in ast.parse(text).body if isinstance(n, ast.ClassDef)]
    return {f"{c.name}.{n.name}": n for c in classes for n in c.body if isinstance(n, ast.FunctionDef)}


def without_magics(text):
    return "\n".join(line for line in text.splitlines() if not line.startswith("%"))


def answerer_of(exercise, part, name, repaired, others):
    """Return what answers with a repaired function, the others that the lesson shows beside it."""
    names = {"np": np, "ag": ag}
    exec(others, names)
    exec(repaired, names)
    return checking.InProcess({part.function: names[name]}, exercise.kind)


@contextlib.contextmanager
def little_time():
    """End what takes long, and again soon after if it goes on."""

    def give_up(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_S, 0.05)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:  # the alarm may come at this very moment
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def repair_that_passes(exercise, part, function, others):
    """Return the source of the first one-edit repair that passes, or an empty text."""
    offered = [*getattr(part, "inputs", ()), "g", "x", "y", "z"]
    others = compile("\n".join(others), "others", "exec")
    alone, first_cases = replace(exercise, parts=(part,)), first_cases_of(part)
    for repaired in [ast.unparse(function), *one_edit_repairs(function, offered)]:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()), little_time():
            answerer = answerer_of(exercise, part, function.name, repaired, others)
            if all(right(answerer) for right in first_cases) and checking.check(alone, answerer).passed:
                return repaired
    return ""


def first_cases_of(part):
    """Return questions whether an answerer is right on one case each: most repairs fail at the first.

    Whoever is wrong there has not passed, whatever the whole check would say of the other cases.
    """
    if isinstance(part, Task):
        return [
            lambda answerer, trial=trial: problem_of(outcome_of(part, trial, answerer)) is None
            for trial in part.trials[:2]
        ]
    if not isinstance(part, Rule):
        return []
    evidences = [for_case(part, case, None) for case in part.cases[1:3]]
    return [lambda answerer, evidence=evidence: right_on(evidence, answerer) for evidence in evidences]


def right_on(evidence, answerer):
    """Return whether a rule is right on a case, whose truth is worked out once for all repairs."""
    question = evidence.with_other()
    question.answerer = answerer
    return judge(question)[0].status == "passed"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_single_edit_of_a_shown_answer_passes_its_exercise(path, monkeypatch):
    monkeypatch.setattr(check_rule, "diagnose", lambda *_: ())  # right or wrong is all that is asked here
    monkeypatch.setattr(
        in_process, "time_limit", lambda _: contextlib.nullcontext()
    )  # `little_time` is enough
    exercise, answers, others = shown(path)
    if set(answers) < set(exercise.functions):
        return  # a function that isn't shown is still to be written
    repairs = []
    for part in exercise.parts:
        repairs.append(repair_that_passes(exercise, part, answers[part.function], others))
        if not repairs[-1]:
            return
    raise AssertionError("\n\n".join(repairs))


def test_the_edits_contain_the_ones_a_learner_tries_first():
    """Each pair: a wrong rule that a lesson once showed, and what made it right."""
    tried = {
        "def f(g, x, y):\n    return (g * x, g * y)": "def f(g, x, y):\n    return (g * y, g * x)",
        "def f(g):\n    while g.ndim > 1:\n        g = g.mean(0)\n    return g.mean()": (
            "def f(g):\n    while g.ndim > 1:\n        g = g.sum(0)\n    return g.sum()"
        ),
        "def f(g, x):\n    return g * (1 - x ** 2)": "def f(g, z):\n    return g * (1 - z ** 2)",
        "def f(g, w):\n    return g * w[::-1]": "def f(g, w):\n    return g * w",
        "def f(y, x):\n    return y / len(x)": "def f(y, x):\n    return y",
        "def f(a, b):\n    c = a\n    return c": "def f(a, b):\n    c += a\n    return c",
    }
    for wrong, right in tried.items():
        assert right in set(one_edit_repairs(ast.parse(wrong).body[0], ("z",)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "wrong"),
    {
        "mul": "def backward(g, x, y):\n    return g * x, g * y",
        "central_difference": """def central_difference(f, args, i):
    h = 1e-5 * max(1.0, abs(args[i]))
    above, below = list(args), list(args)
    above[i] += h
    below[i] += h
    return (f(*above) - f(*below)) / (2 * h)""",
    }.items(),
)
def test_a_shown_answer_that_one_edit_repairs_is_found(name, wrong):
    exercise, function = entry(name).exercise, ast.parse(wrong).body[0]
    assert repair_that_passes(exercise, exercise.parts[0], function, [])
