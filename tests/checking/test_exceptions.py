"""What an exception says tells what to look at: the report asks about that."""

import math

import numpy as np
import pytest

from autogradkit import course
from autogradkit.checking import Exercise, InProcess, Task, Trial, check
from autogradkit.course.attempt import attempt_file
from autogradkit.course.catalogue import entry

ASKED = {
    "NumPy that was never imported": ("return np.multiply(g, y), g * x", "Where is NumPy imported, as np?"),
    "a module that grading has not": (
        "import torch\n    return torch.mul(g, y), g * x",
        "How is the same done with NumPy alone?",
    ),
    "a method of PyTorch's": ("return g.mul(y), g * x", "What comes in are plain NumPy arrays and numbers"),
    "a transpose of PyTorch's": ("return g @ y.t(), g * x", "In NumPy a transpose is .T, without brackets."),
    "a transpose that is called": (
        "return g * y.T(), g * x",
        "In NumPy a transpose is .T, without brackets.",
    ),
    "a function of NumPy's alone": ("return g * y, multiply(g, x)", "NumPy has np.multiply. Is that meant?"),
    "PyTorch that was never imported": ("return torch.mul(g, y), g * x", "done with NumPy alone?"),
    "a shape without its brackets": (
        "import numpy as np\n    return g * y * np.ones(2, 3), g * x",
        "Which brackets are missing around its numbers?",
    ),
    "a comparison for a name": (
        "dx == g * y\n    return dx, g * x",
        "Which sign gives a name to what stands behind it?",
    ),
    "a comment of another language": (
        "get_ipython()\n    return g * y, g * x",
        "Is a comment meant, with #?",
    ),
    "a gradient on an array": ("return x.grad, y.grad", "What comes in are plain NumPy arrays and numbers"),
    "an argument of PyTorch's": ("return g.sum(dim=0) * y, g * x", "NumPy says axis and keepdims"),
    "a product as on paper": ("return gy, gx", "Is a `*` missing in it?"),
    "a product with a dot": ("return g·y, g * x", "Is a `*` missing in it?"),
    "a product with a bracket": ("return g(y), g * x", "Is a `*` missing before a bracket"),
    "a number for an array": ("import math\n    return g * math.exp(y), g * x", "a whole array?"),
    "a sum with None": (
        "twice = [g].reverse()\n    return g * y + twice, g * x",
        "Something is None there",
    ),
    "an entry of None": ("both = [g, x].reverse()\n    return g * y, both[0]", "Something is None there"),
    "an attribute of None": ("return g * y, [g].reverse().T", "Something is None there"),
    "a length of a single number": ("return g * y, g * x * len(x)", "One number alone has shape ()"),
    "a walk along a single number": ("return sum(g) * y, g * x", "One number alone has shape ()"),
    "a walk over all indices": (
        "for i in range(g.shape[0]):\n        pass\n    return g * y, g * x",
        "How many entries are there",
    ),
    "an entry written into a single number": (
        "dy = g * x\n    dy[x == 0] = 0\n    return g * y, dy",
        "chooses entry by entry, and takes one number as well?",
    ),
    "an entry written into a tuple": (
        "both = (g * y, g * x)\n    both[0] = 1\n    return both",
        "Which kind lets you write into it?",
    ),
    "more memory than there is": (
        "import numpy as np\n    return g * y, np.zeros((10**7, 10**7)) * g",
        "How many numbers would that array hold",
    ),
    "whole numbers to a negative power": (
        "import numpy as np\n    return g * y * np.power(2, -1), g * x",
        "Which numbers were made whole there",
    ),
    "a method without its brackets": ("return g * y.sum, g * x", "Where are the brackets of its call?"),
    "a function without its brackets": ("return g * len, g * x", "Where are the brackets of its call?"),
    "a name that nothing tells of": (
        "return g * y, g * other",
        "Nothing has that name there.",
    ),
    "a call with too few arguments": (
        "def times(a, b):\n        return a * b\n    return times(g), g * x",
        "How many arguments does that call hand over",
    ),
    "a call of itself without end": (
        "return backward(g, x, y)",
        "A function that calls itself has to stop somewhere.",
    ),
    "a function asked for what it has not": (
        "def model(v):\n        return v\n    return g * y, g * model.predict(x)",
        "A function stands there, which is asked by calling it.",
    ),
    "comparisons without brackets": (
        "return g * (x < 1) & (x > -1), g * x",
        "Where do brackets belong",
    ),
    "a minus of another language": ("return ~g * y, g * x", "is another sign meant?"),
    "the larger of a number and an array, by Python": (
        "return max(0, g), g * x",
        "Python's max and min compare once.",
    ),
    "the larger of a number and an array, by the function for one": (
        "import numpy as np\n    return np.max(0, g) * y, g * x",
        "np.max and np.min take one array",
    ),
    "the same the other way round": (
        "import numpy as np\n    return np.max(g, 0.5) * y, g * x",
        "np.max and np.min take one array",
    ),
    "a loop that runs half a time": (
        "for _ in range(1.5):\n        pass\n    return g * y, g * x",
        "A whole number is taken there",
    ),
    "an array that is made longer in place": (
        "g.resize(7)\n    return g * y, g * x",
        "`.resize` changes an array itself.",
    ),
    "padding that takes away": (
        "import numpy as np\n    return np.pad(g, -1) * y, g * x",
        "How is a part of an array taken?",
    ),
    "pieces of unequal length": (
        "import numpy as np\n    return np.split(np.ones(5), 2)[0] * y, g * x",
        "Are all pieces equally long here?",
    ),
    "a choice by numbers with a fraction": ("return g[x] * y, g * x", "An array that chooses holds"),
    "a question to whoever sits there": (
        "return g * y, g * float(input())",
        "An answer gets all that it needs as arguments.",
    ),
    "a power as on paper": ("return g * y, g * x^2", "what is it in Python?"),
    "a power of numbers as on paper": ("return g * y * 2.0^2, g * x", "what is it in Python?"),
    "a condition on a whole array": ("return (g if x > 0 else y), g * x", "one True or False"),
    "an argument that is not asked for": ("return g * y, g * z / y", "Does the function's first line ask"),
    "a length as PyTorch has it": ("return g * y, g * x / x.size(0)", "How is one length of a tuple"),
    "a shape as PyTorch has it": ("return g.view((3, 1)) * y, g * x", "that changes a shape?"),
    "a None that is called": ("return g * y, g * [x].reverse()(x)", "Something is None there"),
    "a division by nothing": ("return g * y, g * x * (1 / len([]))", "Which number is 0 there?"),
    "more names than parts": ("a, b, c = g, x\n    return g * y, g * x", "How many are taken apart there"),
    "fewer names than parts": ("a, b = g, x, y\n    return g * y, g * x", "How many are taken apart there"),
    "the largest of nothing": (
        "return g * y, g * x.reshape(1, -1)[:, :0].max()",
        "No entry is there to look at.",
    ),
    "a number without parts": ("return g * y, g * x * (3)[0]", "Which kinds of things can stand there"),
    "a length of a number of Python's": ("return g * y, g * x * len(3)", "Which kinds of things can stand"),
    "a letter of another alphabet": (
        "return g * \u0443, g * x",
        "That is another letter than y, and looks like it.",
    ),
    "a word of another language": ("return g * y, g * x if true else 0", "In Python it is True."),
    "a letter too large": ("return g * y, g * X", "Nothing has that name there."),
}


@pytest.mark.parametrize(("body", "asked"), ASKED.values(), ids=ASKED)
def test_a_rule_that_raises_is_asked_about_what_the_exception_says(tmp_path, body, asked):
    path = tmp_path / "rule.py"
    path.write_text(f"def backward(g, x, y):\n    {body}\n", encoding="utf-8")
    report = attempt_file(entry("mul"), path, noted=False).report
    raises = [one for one in report.diagnoses if one.code == "RAISES"]
    assert asked in raises[0].question


def test_an_argument_in_letters_of_another_alphabet_is_told_from_the_one_it_looks_like():
    (one,) = course.check("mul", eval("lambda g, \u0445, y: (g * y, g * y)")).diagnoses
    assert one.observed == "backward asks for “\u0445”; it can have g, z, x, y."
    assert (
        one.question == "That is another letter than x, and looks like it. Is it typed on a Latin keyboard?"
    )


def test_arguments_under_other_names_than_the_exercise_has_are_asked_about():
    raises = course.check("strangers", folds=lambda people, parts: people % parts).diagnoses[0]
    assert "unexpected keyword argument 'groups'" in raises.observed
    assert raises.question.startswith("What are the arguments called in the exercise")

    def misspells(groups, parts):
        return np.asarray(groups).sum(axes=0)

    raises = course.check("strangers", folds=misspells).diagnoses[0]
    assert "unexpected keyword argument 'axes'" in raises.observed
    assert raises.question == "What does each name in that line stand for?"


def test_one_number_for_two_gradients_is_called_a_number():
    (count,) = course.check("mul", lambda g, x, y: g * y).diagnoses
    assert "returned one number for 2 inputs" in count.observed


def test_a_rule_that_meets_a_single_number_is_told_that_it_is_one():
    def backward(g, x, y):
        return g * y, g * x * (len(x) > 0)

    (raises,) = course.check("mul", backward).diagnoses
    assert "x is ()" in str(raises)


def test_a_task_that_raises_is_asked_about_what_the_exception_says():
    doubled = Exercise("T", "t", "", (Task("f", lambda x: 2 * x, (Trial("two", {"x": np.ones(2)}),)),))
    for function, asked in (
        (lambda x: math.sqrt(x), "a whole array?"),
        (lambda x: xx, "Is a `*` missing in it?"),  # noqa: F821
        (lambda x: x.numpy(), "plain NumPy arrays"),
    ):
        report = check(doubled, InProcess({"f": function}, doubled.kind))
        assert asked in report.diagnoses[0].question


TASKS_ASKED = {
    "shapes that don't fit": (lambda x: x + np.ones(3), "Which shapes meet in that line?"),
    "a matrix product that doesn't fit": (lambda x: x @ np.ones(3), "Which shapes meet in that line?"),
    "a row too long": (lambda x: np.zeros((2, 3)) + np.stack([x, np.ones(3)]), "Which shapes meet"),
    "an axis that isn't there": (lambda x: x.sum(axis=1), "How many axes has that array?"),
    "an index for an axis that isn't there": (lambda x: x[0, 0], "How many axes has that array?"),
    "an index past a tuple's end": (lambda x: x * x.shape[1], "with which number does counting begin?"),
    "a list for one number": (lambda x: x * float([1, 2]), "should all be handed over one by one?"),
    "an index past the end": (lambda x: x[2], "with which number does counting begin?"),
    "a list's index past the end": (lambda x: [1, 2][2] * x, "with which number does counting begin?"),
    "half an index": (lambda x: x[2 / 2], "Which index is no whole number there?"),
    "a condition on a whole array": (lambda x: x if x > 0 else 0, "one True or False"),
    "a new shape in place": (lambda x: setattr(np.ones((2, 3)).T, "shape", 6), "makes a new array"),
    "a power as on paper": (lambda x: x ^ 2, "what is it in Python?"),
}


def question_of(name, **functions):
    """Return what is asked about the first exception of an exercise."""
    diagnoses = course.check(name, **functions).diagnoses
    return next(one.question for one in diagnoses if one.code == "RAISES")


def test_an_argument_that_is_none_on_purpose_is_asked_about_by_its_name():
    def expands(g, x_shape, axis, keepdims):
        return np.broadcast_to(g if keepdims else np.expand_dims(g, axis), x_shape)

    here = "Here axis is None. What does the exercise say that this stands for?"
    assert question_of("sum_axis", sum_backward=expands) == here
    assert question_of("sum_axis", sum_backward=lambda g: [g].reverse() * g).startswith("Something is None")


def test_what_was_returned_is_asked_about_where_no_line_of_the_learners_raised():
    def numbers(t):
        return t.data

    what = "What does numbers return there, and what may be done with it?"
    assert question_of("inplace_guard", remember=numbers) == what
    assert question_of("no_grad_detach", detach=numbers) == what
    assert question_of("no_grad_detach", no_grad=lambda switch: None).startswith("Something is None there")


def test_an_object_of_the_exercises_is_asked_about_by_what_it_has():
    it_has = "What does the exercise say that it has?"
    assert question_of("no_grad_detach", detach=lambda t: t.detach()) == it_has

    def sends(weights, portions, backward, rate):
        portions[0]().backward()

    def adds(weights, portions, backward, rate):
        return portions[0]() + 1

    assert question_of("one_turn", turn=sends) == it_has
    assert question_of("one_turn", turn=adds) == "What does the exercise say that a loss has?"


def test_a_mask_of_another_shape_is_asked_about_by_its_shapes():
    def hides(scores, mask):
        scores = scores.copy()
        scores[~mask] = -np.inf
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        return shares / shares.sum(-1, keepdims=True)

    assert question_of("causal_mask", masked_shares=hides) == "Which shapes meet in that line?"


@pytest.mark.parametrize(("function", "asked"), TASKS_ASKED.values(), ids=TASKS_ASKED)
def test_a_function_is_asked_about_an_exception_as_a_rule_is(function, asked):
    doubled = Exercise("T", "t", "", (Task("f", lambda x: 2 * x, (Trial("two", {"x": np.ones(2)}),)),))
    report = check(doubled, InProcess({"f": function}, doubled.kind))
    assert asked in report.diagnoses[0].question


def test_what_an_exercise_hands_over_is_asked_about_in_the_words_of_its_statement():
    def asked(name, **functions):
        diagnoses = course.check(name, **functions).diagnoses
        return next(one.question for one in diagnoses if one.code == "RAISES")

    assert asked("where_clip_safe", safe_log=lambda x: np.nan_to_num(np.log(x))) == (
        "Which operations does the exercise say that it knows?"
    )
    assert asked("jac_mode_choice", jacobian=lambda jvp, vjp, n, m: jvp(np.ones(n + 1))) == (
        "What does the exercise say that it takes?"
    )


def test_whoever_makes_another_graph_is_asked_what_is_handed_over(tmp_path):
    path = tmp_path / "rule.py"
    path.write_text(
        "import networkx as nx\n\n\ndef graph_of(output, graph):\n    return nx.DiGraph()\n", encoding="utf-8"
    )
    (raises,) = attempt_file(entry("graph_of"), path, noted=False).report.diagnoses
    assert raises.question.startswith("What is handed over there already?")


def test_an_engine_that_wants_more_of_a_node_than_it_has_is_asked_what_it_has():
    def by_age(output):
        return sorted([output], key=lambda node: node.age)

    def marks(output):
        output.visited = True

    def all_by_age(outputs):
        return sorted(outputs, key=lambda node: node.age)

    for name, engine in (("backward", by_age), ("backward", marks), ("topo_order", all_by_age)):
        (raises,) = course.check(name, engine).diagnoses
        assert raises.question == "What does the exercise say that a node has?"


@pytest.mark.parametrize(
    ("engine", "asked"),
    [
        (lambda output, further: None, "How many arguments does that call hand over"),
        (lambda output: torch.ones(1), "How is the same done with NumPy alone?"),  # noqa: F821
        (lambda output: __import__("torch"), "How is the same done with NumPy alone?"),
    ],
)
def test_an_engine_that_fails_before_any_leaf_is_not_asked_about_leaves(engine, asked):
    (raises,) = course.check("backward", engine).diagnoses
    assert asked in raises.question


def test_an_engine_that_takes_all_contributions_for_one_is_asked_how_many_there_are():
    def backward(output):
        output.grad = 1.0
        for node in output.inputs:
            node.grad += output.vjp(output.grad)

    def forgets_leaves(output):
        output.grad = 1.0
        while True:
            output = output.inputs[0]

    (raises,) = course.check("backward", backward).diagnoses
    assert "How many numbers does `.vjp` return" in raises.question
    (raises,) = course.check("backward", forgets_leaves).diagnoses
    assert raises.question == "What does a leaf have, and what not?"


class Node:
    """What a learner's function may be handed: an object with attributes."""

    value = 1.0


MEANT = {
    "an attribute of NumPy's": (lambda x, wide: np.multipy(x, 2), "'multipy'. Did you mean 'multiply'?"),
    "three letters, two of them right": (lambda x, wide: np.sun(x), "'sun'. Did you mean 'sum'?"),
    "two letters exchanged": (lambda x, wide: x.reshpae(2), "'reshpae'. Did you mean 'reshape'?"),
    "an object's attribute": (lambda x, wide: Node().valeu * x, "'valeu'. Did you mean 'value'?"),
    "a name of the function's own": (
        lambda x, wide: wid * x,  # noqa: F821
        "'wid' is not defined. Did you mean 'wide'?",
    ),
    "a function of NumPy's asked of an array": (lambda x, wide: x.sqrt(), "'sqrt'. Did you mean np.sqrt?"),
}


@pytest.mark.parametrize(("function", "said"), MEANT.values(), ids=MEANT)
def test_a_misspelt_name_is_told_the_nearest(function, said):
    trial = Trial("two", {"x": np.ones(2), "wide": np.ones(2)})
    doubled = Exercise("T", "t", "", (Task("f", lambda x, wide: 2 * x, (trial,)),))
    report = check(doubled, InProcess({"f": function}, doubled.kind))
    assert said in str(report)


class Hostile:
    def __dir__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "function",
    [
        lambda x: x.unsqueeze(0),  # the opposite of what NumPy has
        lambda x: x.gard,  # an array keeps no gradient
        lambda x: exp(x),  # noqa: F821
        lambda x: q * x,  # noqa: F821
        lambda x: Hostile().valeu,
    ],
)
def test_nothing_is_guessed_where_no_name_is_near(function):
    doubled = Exercise("T", "t", "", (Task("f", lambda x: 2 * x, (Trial("two", {"x": np.ones(2)}),)),))
    report = check(doubled, InProcess({"f": function}, doubled.kind))
    assert "Error: " in str(report)
    assert "Did you mean" not in str(report)


NOTHING_BACK = {  # the exercise, its function, and the call that its report names
    "entries added in place": (
        "gather_embedding",
        "def gather_backward(g, x_shape, index):\n    return np.add.at(np.zeros(x_shape), index, g)",
        "np.add.at(…)",
    ),
    "an array made longer": (
        "unbroadcast",
        "def unbroadcast(g, shape):\n    g = g.copy()\n    return g.resize(shape)",
        "g.resize(…)",
    ),
    "a list turned round": (
        "topo_order",
        "def topo_order(outputs):\n    order = list(outputs)\n    order = order.reverse()\n    return order",
        "order.reverse(…)",
    ),
}


@pytest.mark.parametrize(("name", "source", "call"), NOTHING_BACK.values(), ids=NOTHING_BACK)
def test_a_call_that_returns_nothing_is_named_where_its_none_comes_back(tmp_path, name, source, call):
    path = tmp_path / "rule.py"
    path.write_text(f"import numpy as np\n\n\n{source}\n", encoding="utf-8")
    report = attempt_file(entry(name), path, noted=False).report
    asked = [d.question for d in report.diagnoses if d.code in ("RETURNED_NONE", "RETURNED_TYPE")]
    assert asked == [
        f"{call} changes what is there and returns nothing itself. What is to be returned after it?"
    ]


def test_a_function_without_a_return_is_asked_about_its_return(tmp_path):
    path = tmp_path / "rule.py"
    path.write_text("def backward(g, x, y):\n    order = []\n    order.append(g * y)\n", encoding="utf-8")
    (nothing,) = attempt_file(entry("mul"), path, noted=False).report.diagnoses
    assert nothing.question == "Does it end in `return dx, dy`?"


def test_a_result_where_an_error_is_asked_for_is_told_of_the_error():
    report = course.check("mse_huber", mse=lambda x, y: np.sum((x - y) ** 2) / len(x))
    (of_shapes, *_) = [d for d in report.diagnoses if d.function == "mse"]
    assert of_shapes.observed == "mse returns a result on “(3, 1) and (3,)”; asked for is a ValueError."


def test_lists_where_arrays_are_asked_for_are_told_so():
    def lists(x1, x2):
        return [x1] * 7, [0.0] * 7, [1.0] * 7

    (diagnosis,) = course.check("baydin_trace", lists).diagnoses
    assert diagnosis.observed.endswith("with a list in it on “x1 = 2, x2 = 5”; asked for are arrays.")
    assert diagnosis.question == "What makes an array of a list?"
