"""What isn't Python is answered with what to type: in a file, in a cell and for a grader the same."""

import pytest

from autogradkit.course.source.answer import find_functions, read_functions
from autogradkit.course.source.bindings import parsed
from autogradkit.course.source.cells import cell_of
from autogradkit.course.source.slips import advice


def said_of(text):
    """Return the advice on the first error of a program."""
    with pytest.raises(SyntaxError) as caught:
        parsed(text)
    number, lines = caught.value.lineno, ["", *text.split("\n")]
    return advice(caught.value, lines[number], lines[number - 1])


HEAD = "def backward(g, x, y):\n    "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}return g × y", "Where × stands, Python wants: *"),
        (f"{HEAD}return −g", "Where − stands, Python wants: -"),
        (f"{HEAD}return g ÷ y", "Where ÷ stands, Python wants: /"),
        (f"{HEAD}return g * y²", "Where ² stands, Python wants **2, a power."),
        (f"{HEAD}return g * y⁻", "Where ⁻ stands, Python wants **-, a power."),
        (f"{HEAD}if x ≤ 0: pass", "Where ≤ stands, Python wants: <="),
        ("def backward（g, x, y):", "Where （ stands, Python wants: ("),
        ("def backward(g， x, y):", "Where ， stands, Python wants: ,"),
        ("def backward(g, x, y)：\n    return g", "Where ： stands, Python wants: :"),
        ("name = “mul”", "Python's quotation marks are straight, ' or \"; U+201C is a curved or a wide one."),
        ("name = ‘mul’", "Python's quotation marks are straight, ' or \"; U+2018 is a curved or a wide one."),
        (f"{HEAD}return g\xa0* y", "At place 13 stands U+00A0, which looks like a space or like nothing;"),
        (f"{HEAD}return g\u200b* y", "At place 13 stands U+200B, which looks like a space or like nothing;"),
        (f"{HEAD}return g\u3000* y", "At place 13 stands U+3000, which looks like a space or like nothing;"),
        (f"{HEAD}return g ☃ y", "Python has no sign U+2603 outside of texts and comments."),
        (f"{HEAD}dx = g\n      dy = g", "It begins further in than the line above, which opens no block."),
        (
            f"{HEAD}dx = g\n  dy = g",
            "It begins between two depths: no line above begins as far in as this one.",
        ),
        (f"{HEAD}dx = g\n\tdy = g", "Some lines begin with a tab, and others with spaces."),
        ("Def backward(g):\n    return g", "Python writes it def, in small letters."),
        (f"{HEAD}Return g * y", "Python writes it return, in small letters."),
        (f"{HEAD}retrun g * y", "Is return meant?"),
        ("dfe backward(g):\n    return g", "Is def meant?"),
        ("function backward(g):\n    return g", "In Python a function begins with def."),
        (f"{HEAD}if x:\n        pass\n    else if y:\n        pass", "Python writes it elif."),
        (f"{HEAD}if x && y: pass", "In Python && is written and."),
        (f"{HEAD}if x || y: pass", "In Python || is written or."),
        (f"{HEAD}if x =< y: pass", "In Python =< is written <=."),
        (f"{HEAD}i++", "Python counts with i += 1 and i -= 1."),
        ("def backward(g, x, y) {", "Python has no braces around a block:"),
        ("```python\ndef backward(g): ...", "Leave out the lines with ```: they mark code in a text."),
        (">>> def backward(g):\n...     return g", "Leave out what stands before each line, >>> or In [1]:"),
        (f"{HEAD}return g y, g x", "Two things stand side by side there. Is a sign missing"),
        (f"{HEAD}return 2x * g", "Two things stand side by side there. Is a sign missing"),
        ("def backward(g x, y):\n    return g", "Two names stand side by side there. Is a comma missing"),
        (f"{HEAD}lambda = 3", "lambda is a word of Python's own, and can't be a name. Choose another."),
        ("function [dx, dy] = backward(g, x, y)\n    dx = g .* y;", "In Python a function begins with def."),
        (f"{HEAD}return g .* y", "Leave out the dot: in NumPy +, -, *, / and ** go entry by entry already."),
        (f"{HEAD}return g * y', x' * g", "NumPy has no ' for a transpose: x' is written x.T."),
        (f"{HEAD}dx = g * y'", "NumPy has no ' for a transpose: x' is written x.T."),
        (f"{HEAD}// the rule\n    return g", "In Python a comment begins with #."),
        ("%%exercise mul\ndef backward(g): ...", "A line that begins with % is for a notebook's cell"),
        ("1 def backward(g):\n2     return g", "Leave out the numbers before the lines:"),
        (f"{HEAD}h = 0,00001", "In Python the decimal mark is a point: 0.5, and not 0,5."),
        (f"{HEAD}dx = g\nreturn dx", "All lines of a function begin further in than its def, and this one"),
        ("<html><body>def backward", "This is the file of a word processor, or a page of the web."),
        ("{\\rtf1\\ansi def backward}", "This is the file of a word processor, or a page of the web."),
        ("def backward(g, lambda):\n    return g", "lambda is a word of Python's own, and can't be a name."),
    ],
)
def test_a_slip_of_typing_is_answered_with_what_to_type(text, said):
    assert said_of(text).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}return (g * y",
        f"{HEAD}return g * y)",
        "def backward(g, x, y)\n    return g",
        "def backward(g, x, y):\nreturn g",
        f"{HEAD}print g",
        f"{HEAD}if x = 0: pass",
        f"{HEAD}return np.sum(x axis=0)",
        f"{HEAD}return g *",
        f"{HEAD}return 'not closed",
        f"{HEAD}for in x: pass",
        f"{HEAD}print 'a', g",
        f"{HEAD}break",
        "def backward(g, x, x):\n    return g",
        f"{HEAD}dx = g\n    global dx",
    ],
)
def test_where_pythons_own_words_say_it_nothing_is_added(text):
    assert said_of(text) == ""


def test_a_curved_quotation_mark_is_named_by_its_number_and_not_shown_as_another():
    (problem,) = find_functions("name = “mul”\n", ["backward"]).problems
    assert problem.startswith("line 1: not valid Python (invalid character U+201C): “name = 'mul'”. Python's")


PASTED = [
    ">>> def backward(g, x, y):\n...     return g * y, g * x\n",
    "%%exercise mul\n>>> def backward(g, x, y):\n...     return g * y, g * x\n...\n",
    "%%exercise mul\nIn [3]: def backward(g, x, y):\n   ...:     return g * y, g * x\n",
]


@pytest.mark.parametrize("source", PASTED)
def test_a_cell_pasted_with_its_prompts_is_read_as_ipython_runs_it(source):
    found = find_functions([cell_of(source, 1)], ["backward"], ("mul",))
    scope = {}
    exec(found.source, scope)
    assert scope["backward"](1.0, 2.0, 3.0) == (3.0, 2.0)


def test_an_example_in_a_docstring_keeps_its_prompts():
    source = 'def backward(g):\n    """\n>>> backward(2)\n2\n    """\n    return g\n'
    assert cell_of(source, 1).text == source


def test_a_file_with_prompts_hears_that_they_are_no_code(tmp_path):
    path = tmp_path / "rule.py"
    path.write_text(PASTED[0])
    (problem,) = read_functions(path, ["backward"]).problems
    assert "Leave out what stands before each line" in problem
