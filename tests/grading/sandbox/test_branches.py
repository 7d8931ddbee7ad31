"""Which branches a program took: it runs as it would without marks, and they say what was never seen."""

import ast
import inspect
import types

import numpy as np
import pytest

from autogradkit.grading.sandbox.child_side.branches import NAME, Marker, untried


def run(source):
    """Return a marked program's globals, and a function that says what it never did."""
    marker = Marker()
    tree = marker.parse(source)
    scope = {"__builtins__": vars(__import__("builtins")) | {NAME: marker.marks}, "np": np}
    exec(compile(tree, "program", "exec"), scope)

    def never():
        left = untried(marker.branches, marker.as_array())
        return [(ast.get_source_segment(source, one.node).split("\n")[0], one.came) for one in left]

    return scope, never


def after_calls(body, *calls):
    """Return what a function `f(x, n)` of some lines never did in some calls."""
    scope, never = run("def f(x, n):\n" + "".join(f"    {line}\n" for line in body.split("\n")))
    for call in calls:
        scope["f"](*call)
    return never()


ONE_WAY = {
    "if": ("if n > 9:\n    x = 0\nreturn x", "n > 9", "true"),
    "else": ("if n < 9:\n    return x\nelse:\n    return 0", "n < 9", "false"),
    "nothing else": ("if n < 9:\n    x = 2 * x\nreturn x", "n < 9", "false"),
    "elif": ("if n == 4:\n    x = 2 * x\nelif n == 7:\n    x = 0\nreturn x", "n == 7", "true"),
    "in a line": ("return 0 if n > 9 else x", "n > 9", "true"),
    "a mask": ("return np.where(x > 9, 0, x)", "x > 9", "true"),
    "a mask that is a factor": ("return x * (x < 9)", "x < 9", "false"),
    "a mask that is an index": ("x = x.copy()\nx[x > 9] = 0\nreturn x", "x > 9", "true"),
    "masks together": (
        "a, b = x > 2, x < 1.5\nreturn np.where(a & b, 0, x) + n * a * b",
        "a & b",
        "true",
    ),
    "one entry of two": ("return [x, 0][n > 9]", "n > 9", "true"),
    "two conditions": ("return 0 if n == 3 and x[0] > 90 else x", "n == 3 and x[0] > 90", "true"),
    "a loop": ("for _ in range(9, n):\n    x = 0\nreturn x", "for _ in range(9, n):", "run"),
    "while": ("while n > 9:\n    n, x = 0, 0\nreturn x", "n > 9", "true"),
    "left out": ("return sum([x for k in range(n) if k != 7])", "k != 7", "false"),
    "except": ("try:\n    return 1 / n\nexcept OSError:\n    return 7", "except OSError:", "run"),
    "case": ("match n:\n    case 12:\n        x = 0\nreturn x", "12", "run"),
    "inside of a lambda": ("g = lambda k: 0 if k > 9 else k\nreturn x * g(n)", "k > 9", "true"),
    "not": ("if not n < 9:\n    x = 0\nreturn x", "not n < 9", "true"),
    "nothing to do": ("if n > 9:\n    pass\nelse:\n    x = 2 * x\nreturn x", "n > 9", "true"),
    "an error that is passed over": (
        "try:\n    [0] * n[9:]\nexcept IndexError:\n    pass\nexcept TypeError:\n    return x",
        "except IndexError:",
        "run",
    ),
    "a refusal that is swallowed": (
        "from contextlib import suppress\nwith suppress(ValueError):\n"
        "    if n > 9:\n        raise ValueError\n    x = 2 * x\nreturn x",
        "n > 9",
        "true",
    ),
    "an end": (
        "def count():\n    if n > 9:\n        raise StopIteration\n    return x\nreturn count()",
        "n > 9",
        "true",
    ),
    "nothing to go through": (
        "return x + sum([0 * x for _ in range(n // 9)])",
        "[0 * x for _ in range(n // 9)]",
        "run",
    ),
    "in a default": (
        "g = lambda k, many=lambda k: k > 9: k * (1 - 2 * many(k))\nreturn x * g(n)",
        "k > 9",
        "true",
    ),
    "in a coroutine": (
        "async def g():\n    return 0 if n > 9 else x\ntry:\n    g().send(None)\n"
        "except StopIteration as end:\n    return end.value",
        "n > 9",
        "true",
    ),
    "a name": ("if (many := n > 9):\n    x = 0\nreturn x", "many := n > 9", "true"),
}


@pytest.mark.parametrize(("body", "what", "came"), ONE_WAY.values(), ids=ONE_WAY)
def test_a_way_that_was_never_taken_is_told(body, what, came):
    told = after_calls(body, (np.array([1.0, 2.5]), 3), (np.array([0.5, 4.0]), 4))
    assert (what, came) in told


def test_who_took_every_way_has_nothing_told():
    both = "if n > 3:\n    x = 2 * x\nelse:\n    x = -x\nreturn np.where(x > 0, x, 0)"
    assert not after_calls(both, (np.array([1.0, -2.5]), 3), (np.array([0.5, -4.0]), 4))


def test_a_mask_may_be_true_in_one_call_and_false_in_another():
    assert not after_calls("return np.where(x > 1, 0, x)", (np.array([0.5]), 3), (np.array([2.0]), 3))


@pytest.mark.parametrize(
    "body",
    [
        "if n < 0:\n    raise ValueError\nreturn x",
        "assert n > 0 and x.ndim == 1\nreturn x",
        "try:\n    return x\nexcept ValueError:\n    raise TypeError from None",
        "def helper(k):\n    return 0 if k > 9 else k\nreturn x",
    ],
)
def test_what_refuses_and_what_is_never_called_is_not_told(body):
    assert not after_calls(body, (np.array([1.0, 2.5]), 3))


def test_what_lies_in_a_branch_that_was_not_taken_is_told_by_it_alone():
    assert after_calls("if n > 90:\n    return 0 if x.sum() > 3 else 1\nreturn x", (np.array([1.0]), 3)) == [
        ("n > 90", "true")
    ]


PROGRAM = '''
def f(x, n=3):
    """What it does."""
    total = [k for k in range(n) if k % 2 if k != 5]
    for k in range(n):
        if k == 2:
            continue
        if k == 7:
            break
    else:
        total.append("else")
    while n > 0 and not total == []:
        n -= 1
        if n == 1:
            break
    else:
        total.append("out")
    try:
        total.append(1 / (x - 1))
    except (ZeroDivisionError, ValueError) as error:
        total.append(type(error).__name__)
    finally:
        total.append(0 < x < 3 or "far")
    match total:
        case [first, *_] if first == 1:
            total.append(first)
        case []:
            raise ValueError
    def generator():
        yield (yield x) == 3
    total.append(next(generator()))
    total.append((lambda k: k if k else "none")(0) or "nothing")
    total.append((x > 1) | (x == 0))
    class Inside:
        if x > 1:
            large = True
        def large_of(self):
            return getattr(self, "large", x > 100)
    total.append(Inside().large_of())
    return total
'''


@pytest.mark.parametrize("x", [0, 1, 2, 5])
@pytest.mark.parametrize("n", [0, 1, 3, 9])
def test_a_marked_program_does_what_it_does_without_marks(x, n):
    plain = {}
    exec(PROGRAM, plain)
    scope, _ = run(PROGRAM)
    try:
        want = plain["f"](x, n)
    except ValueError:
        with pytest.raises(ValueError, match=r"^$"):
            scope["f"](x, n)
        return
    assert scope["f"](x, n) == want
    assert scope["f"].__doc__ == "What it does."
    assert inspect.signature(scope["f"]) == inspect.signature(plain["f"])


def test_an_exception_stands_in_the_line_where_it_would_stand():
    scope, _ = run("def f(x):\n    if x > 2:\n\n        return 1 / (x > 9)\n")
    with pytest.raises(ZeroDivisionError) as caught:
        scope["f"](3)
    assert caught.traceback[-1].lineno + 1 == 4


def test_a_function_that_is_given_other_globals_finds_its_marks():
    scope, _ = run(
        "import types\ndef f(x):\n    return 1 if x > 2 else 0\n"
        "g = types.FunctionType(f.__code__, {})\ndef h(x):\n    return g(x)"
    )
    assert isinstance(scope["g"], types.FunctionType)
    assert scope["h"](3) == 1


def test_a_program_that_is_too_deep_for_marks_runs_without():
    marker = Marker()
    tree = marker.parse("def f(x):\n    return " + "+".join(["x"] * 800) + " if x > 0 else 0")
    scope = {}
    exec(compile(tree, "deep", "exec"), scope)
    assert (scope["f"](1), marker.branches) == (800, [])
