"""Checking: is a rule right, and if not, which mistake does it look like? All that an exercise imports.

An author of an exercise needs this module, NumPy and Python's own library, and nothing else of the kit (data
of a data set come from `autogradkit.datasets`): `autogradkit course check` refuses more, so that everything
behind this face may move. An `exercise.py` ends in one `Exercise`, whose parts say what is to be written.

What is to be written
    `Rule`, a backward rule: its truth is found by differentiating your forward, on each `Case`.
    `ArticleRule`, the same in the article's form. `Engine`, a backward pass through whole graphs. `OwnOp`, an
    operation of the learner's own. `Task`, anything else: a function whose results are compared with a
    trusted function's, on each `Trial`; with `drive=` it is handed what no array can be, by the exercise's
    `driver.py` or one of the ready `drivers`. `Words` stand in a report's example for what no number is.
Which cases
    `pointwise` lists the usual ones of an operation that works entry by entry, `along` and `over` write one
    of an operation along an axis, `named_axes` names the axes of inputs whose lengths belong together.
Which mistakes are known
    `Variant`, a wrong rule known by its numbers. `Diagnosis`, what a task's own judge finds.
What a trusted forward is written with
    `cabs`, `cmax`, `cnorm`, `cstd`, `cvar`: NumPy's functions, through which a complex step passes;
    `sigmoid`, `softmax`. `label`
    names the way a value takes, for the sentence about a way that was forgotten.
What a wrong rule is written with
    `pull_back`, the gradients of any forward, a wrong one too.
What a learner returned as text
    `learners_words` makes of it what may stand between “ and ” in a sentence.
Graphs
    `input_rows` writes a graph down, `wide_graph` draws one, `graph_in_words` says it in an example;
    `right_order` and `judge_order` know the order of its nodes. `Graph` is one with values, `Tape` runs over
    it node by node, `wrong_engine` finds a known wrong engine by its code.

The rest is for whoever runs a check: `check` asks an *answerer*, `InProcess` for functions of this process,
and returns a `Report` of `CaseResult`s, an `Example` and diagnoses. The checker never calls the learner's
code itself. NumPy only.
"""

from . import drivers
from .answer import Answer, call
from .cases import along, along_more, named_axes, narrowed, one_each, over, over_more, pointwise
from .check import check
from .complex_safe import cabs, cmax, cnorm, cstd, cvar
from .differences import pull_back
from .engines.fingerprints import wrong_engine
from .engines.probe_graphs import Graph
from .engines.wrong_engines import Tape
from .exercise import ArticleRule, Case, Engine, Exercise, Rule, Variant
from .forwards import sigmoid, softmax
from .in_process import InProcess
from .mistakes.forward_paths import label
from .quotations import learners_words
from .report.report import CaseResult, Diagnosis, Example, Report
from .rules.check_own_op import OwnOp
from .task import Task, Trial, Words
from .tasks.orders import graph_in_words, input_rows, judge_order, renumbered, right_order, wide_graph

__all__ = [
    "Answer",
    "ArticleRule",
    "Case",
    "CaseResult",
    "Diagnosis",
    "Engine",
    "Example",
    "Exercise",
    "Graph",
    "InProcess",
    "OwnOp",
    "Report",
    "Rule",
    "Tape",
    "Task",
    "Trial",
    "Variant",
    "Words",
    "along",
    "along_more",
    "cabs",
    "call",
    "check",
    "cmax",
    "cnorm",
    "cstd",
    "cvar",
    "drivers",
    "graph_in_words",
    "input_rows",
    "judge_order",
    "label",
    "learners_words",
    "named_axes",
    "narrowed",
    "one_each",
    "over",
    "over_more",
    "pointwise",
    "pull_back",
    "renumbered",
    "right_order",
    "sigmoid",
    "softmax",
    "wide_graph",
    "wrong_engine",
]
