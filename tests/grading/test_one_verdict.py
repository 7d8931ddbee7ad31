"""One program, one verdict: what passes in the notebook passes in both checks and in a class's grading.

And the other way round: a program that Python can't run to its end passes nowhere.
"""

import json
from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autogradkit import course
from autogradkit.course.catalogue import entry
from autogradkit.errors import AutogradkitError
from autogradkit.grading import check_isolated
from autogradkit.grading.sandbox.fork_server import ForkServer
from tests.ipython import ipython_shell

RULE = "def backward(g, x, y):\n    return K * g * y, g * x\n"
ODD = {  # each gives K the value 1.0
    "augmented": "K = 2.0\nK /= 2",
    "an entry": "import numpy as np\nW = np.full(1, 2.0)\nW[0] = 1.0\nK = W[0]",
    "a slice": "W = [3, 3]\nW[:] = [1.0]\nK, = W",
    "a method": "W = []\nW.append(1.0)\nK = W[0]",
    "an attribute": "class A: pass\nA.k = 1.0\nK = A.k",
    "from math": "from math import sqrt\nK = sqrt(4) / 2",
    "partial": "from functools import partial\none = partial(max, 1.0)\nK = one(0.5)",
    "if": "import sys\nif sys.version_info > (3,):\n    K = 1.0\nelse:\n    K = 2.0",
    "for": "K = 4.0\nfor _ in range(2):\n    K = K / 2",
    "while": "K = 4.0\nwhile K > 1:\n    K /= 2",
    "with": "import numpy as np\nwith np.errstate(all='ignore'):\n    K = float(np.float64(2) / 2)",
    "try": "try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp\nK = float(xp.ones(()))",
    "a decorator": (
        "import functools\n@functools.lru_cache\ndef one():\n    return 1.0\n"
        "K = one()\nassert one.cache_info().misses == 1"
    ),
    "a star import": "from numpy import *\nK = float(sqrt(1.0))",
    "a walrus": "if (K := 1.0) > 0:\n    pass",
    "match": "match (2, 1.0):\n    case (2, K):\n        pass",
    "del": "K = 1.0\nL = 5\ndel L",
    "unpacking": "(K, *rest), L = (1.0, 2, 3), 4",
    "global": "def set_it():\n    global K\n    K = 1.0\nset_it()",
    "a comprehension": "K = [k for k in (0.5, 1.0)][-1]",
    "a class body": "class S:\n    k = 2.0\n    k /= 2\nK = S.k",
    "the kit beside it": "import autogradkit as ag\nt = ag.Tensor(2.0)\nu = t * 2\nK = 1.0",
    "a print": "K = 1.0\nprint('K is', K)",
    "an annotation": "import numpy.typing as npt\nK: npt.ArrayLike = 1.0",
    "a dataclass": "from dataclasses import dataclass\n@dataclass\nclass P:\n    k: float = 1.0\nK = P().k",
    "an enum": "from enum import Enum\nclass E(Enum):\n    K = 1.0\nK = E.K.value",
    "seeds": "import numpy as np, random\nrandom.seed(1)\nK = float(np.random.default_rng(0).random() >= 0)",
    "one line": "K = 2.0; K -= 1; assert K == 1",
    "an attribute of a function": "def one(): return 2.0\none.k = 1.0\nK = one.k",
}
FORMS = {  # of the rule itself
    "def": RULE,
    "lambda": "backward = lambda g, x, y: (K * g * y, g * x)\n",
    "a class's attribute": (
        "class Rules:\n    @staticmethod\n    def backward(g, x, y):\n        return K * g * y, g * x\n"
        "backward = Rules.backward\n"
    ),
    "in an if": "if K:\n    def backward(g, x, y):\n        return K * g * y, g * x\n",
    "made": "def made(k):\n    def rule(g, x, y):\n        return k * g * y, g * x\n    return rule\n"
    "backward = made(K)\n",
    "a partial": (
        "from functools import partial\ndef rule(k, g, x, y):\n    return k * g * y, g * x\n"
        "backward = partial(rule, K)\n"
    ),
    "defined twice": "def backward(g, x, y):\n    return g, g\n" + RULE,
    "a function that counts": (
        "def backward(g, x, y):\n    backward.calls += 1\n    return K * g * y, g * x\nbackward.calls = 0\n"
    ),
    "an object": (
        "class Rule:\n    def __call__(self, g, x, y):\n        return K * g * y, g * x\nbackward = Rule()\n"
    ),
    "in a try": "try:\n    1 / 0\nexcept Exception:\n    backward = lambda g, x, y: (K * g * y, g * x)\n",
}
ENDS = ["1 / 0", "undefined_name", "import numpy as np\nnp.nothing", "assert False", "raise SystemExit"]


@pytest.fixture(scope="module", autouse=True)
def fork_server():
    """Let all isolated checks have one fork server; each begins one of its own otherwise."""
    with ForkServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr("autogradkit.grading.isolated.ForkServer", lambda: nullcontext(server))
        yield


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("learner")
        course.start(place / "my-course")
        patch.chdir(place / "my-course")
        with ipython_shell() as shell:
            shell.run_cell("%load_ext autogradkit")
            yield shell
            shell.run_cell("%unload_ext autogradkit")


def in_the_notebook(shell, text):
    """Return whether a cell passes in a notebook."""
    shell.reset(new_session=False)
    done = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("autogradkit.notebook.magics.display", done.append)
        shell.run_cell(f"%%exercise mul\n{text}")
    return any(one.report.passed for one in done if hasattr(one, "report"))


def in_both_checks(place, text):
    """Return whether a file passes in `check` and in `check --isolated`."""
    path = place / "mine.py"
    path.write_text(text)
    try:
        here = course.attempt_file(entry("mul"), path, noted=False).report.passed
    except AutogradkitError:
        here = False
    return here, check_isolated(entry("mul"), path).status == "passed"


def in_a_class(grade, folder, texts):
    """Return whether each of the texts passes as a student's file and as a student's notebook."""
    for number, text in enumerate(texts):
        for kind in ("file", "notebook"):
            (folder / "in" / f"{kind} {number}").mkdir(parents=True)
        (folder / "in" / f"file {number}" / "mul.py").write_text(text)
        cells = [{"cell_type": "code", "source": f"%%exercise mul\n{text}"}]
        (folder / "in" / f"notebook {number}" / "work.ipynb").write_text(json.dumps({"cells": cells}))
    rows = grade(folder / "in", folder / "out").gradebook.grades
    return [
        [rows[f"{kind} {n}"][0].status == "passed" for kind in ("file", "notebook")]
        for n in range(len(texts))
    ]


PROGRAMS = {f"{name}, {form}": f"{ODD[name]}\n{FORMS[form]}" for name in ODD for form in ("def",)}
PROGRAMS |= {f"plain, {form}": f"K = 1.0\n{FORMS[form]}" for form in FORMS}


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_odd_but_right_program_passes_in_the_notebook_and_in_both_checks(name, shell, tmp_path):
    assert in_the_notebook(shell, PROGRAMS[name])
    assert in_both_checks(tmp_path, PROGRAMS[name]) == (True, True)


def test_odd_but_right_programs_pass_when_a_class_is_graded(grade, tmp_path):
    got = in_a_class(grade, tmp_path, list(PROGRAMS.values()))
    assert [name for name, both in zip(PROGRAMS, got, strict=True) if both != [True, True]] == []


def test_a_program_that_python_can_not_run_passes_nowhere(shell, grade, tmp_path):
    texts = [f"K = 1.0\n{RULE}{end}\n" for end in ENDS]
    for text in texts:
        assert not in_the_notebook(shell, text)
        assert in_both_checks(tmp_path, text) == (False, False)
    assert in_a_class(grade, tmp_path, texts) == [[False, False]] * len(texts)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*ODD.values(), "K = 2.0", "K = 0.5"]), min_size=1, max_size=4),
    st.sampled_from(list(FORMS.values())),
)
def test_whatever_program_is_put_together_all_places_say_the_same(shell, tmp_path, odd, form):
    text = "\n".join([*odd, form])
    said = in_the_notebook(shell, text)
    assert in_both_checks(tmp_path, text) == (said, said), text


@pytest.mark.parametrize(
    ("before", "cell", "said"),
    [
        ("K = 1.0", RULE, "This cell uses K from outside."),
        ("K = 2.0", "K /= 2\n" + RULE, "This cell uses K from outside."),
        ("", f"import threading\nthreading.Thread(target=print).start()\nK = 1.0\n{RULE}", "no thread"),
        ("", f"import asyncio\nawait asyncio.sleep(0)\nK = 1.0\n{RULE}", "`await` outside of a function"),
    ],
)
def test_where_a_grader_can_not_judge_alike_the_notebook_says_so_at_once(shell, capsys, before, cell, said):
    shell.reset(new_session=False)
    shell.run_cell(before)
    shell.run_cell(f"%%exercise mul\n{cell}")
    out = capsys.readouterr().out
    assert "mul: passed" in out
    assert said in out


NOT_THERE = {  # in a session they are
    "networkx, above": "import networkx as s\ndef backward(g, x, y):\n    s.Graph()",
    "networkx, inside": "def backward(g, x, y):\n    import networkx",
    "the kit": "import autogradkit as ag\ndef backward(g, x, y):\n    ag.Tensor(x)",
    "display": "def backward(g, x, y):\n    display(x)",
    "somebody to ask": "def backward(g, x, y):\n    input()",
}


def test_what_a_grader_does_not_have_is_refused_in_all_places(shell, grade, tmp_path):
    texts = {name: f"{text}\n    return g * y, g * x\n" for name, text in NOT_THERE.items()}
    for name, text in texts.items():
        assert not in_the_notebook(shell, text), name
        assert in_both_checks(tmp_path, text) == (False, False), name
    assert in_a_class(grade, tmp_path, texts.values()) == len(texts) * [[False, False]]


def test_a_rule_below_the_kits_own_decorator_is_watched_and_passes(grade, tmp_path):
    rule = "import autogradkit as ag\n@ag.mul.backward\ndef backward(g, x, y):\n    k = 1e-3 * 1e3\n"
    assert in_a_class(grade, tmp_path, [f"{rule}    return k * g * y, g * x\n"]) == [[True, True]]


@pytest.mark.parametrize("name", PROGRAMS)
def test_of_a_cell_that_stands_alone_nothing_is_said(name, shell, capsys):
    shell.reset(new_session=False)
    shell.run_cell(f"%%exercise mul\n{PROGRAMS[name]}")
    assert "from outside" not in capsys.readouterr().out
