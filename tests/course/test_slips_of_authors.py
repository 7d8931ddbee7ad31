"""A slip in an exercise's own files is said by `course check` in its author's words, with its line."""

import pytest

from autogradkit.commands.main import Exit, main

TASK = '''"""Exercise T1: the root of a number."""

from autogradkit.checking import Exercise, Task, Trial, Variant


def root(a, n):
    x = 1.0
    for _ in range(n):
        x = (x + a / x) / 2
    return x


def some(random):
    return {"a": random.uniform(1, 9), "n": 2}


exercise = Exercise(
    id="T1",
    title="A root",
    parts=(
        Task(
            "newton",
            root,
            (Trial("two steps", some),),
            wrong=(Variant("NOT_HALVED", lambda a, n: a, "it is not halved.", "Which mean is taken?"),),
        ),
    ),
)
'''


@pytest.fixture
def square(tmp_path, capsys):
    """An exercise that `new` wrote: the rule of a square."""
    assert main(["new", "square", "--folder", str(tmp_path)]) == Exit.FINE
    capsys.readouterr()
    return tmp_path / "01_square"


def said_of(folder, capsys):
    assert main(["course", "check", str(folder.parent)]) == Exit.FAILED
    return capsys.readouterr().out


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stars=1", "stars='★'", "line 11: stars must be a whole number from 1 to 5, and is '★'."),
        ("stars=1", "stars=9", "stars must be a whole number from 1 to 5, and is 9."),
        ("minutes=10", "minutes='10'", "minutes must be a number above 0, as in minutes=10, and is '10'."),
        ('title="Square"', "title=None", "title must be a text of one line, as in title='Minus'"),
        ('title="Square"', "title=''", "it has no title"),
        ('id="T1"', "id=1", "id must be a text of one line, as in id='T1', and is 1."),
        ("points=4", "points=-4", "points of 'backward' must be 0 or more, and is -4."),
        ("points=4", "points=True", "must be a number, as in points=4, and is True."),
        ('pointwise("x")', 'pointwise("y")', "line 14: the case “one number” says nothing of x"),
        ('pointwise("x")', 'pointwise("x")[0]', "cases of 'backward' must be a tuple of Cases, with a comma"),
        ('pointwise("x")', 'pointwise("x") * 2', "'backward' has two cases called “one number”"),
        ('pointwise("x")', "()", "'backward' has no cases."),
        ('pointwise("x")', 'pointwise(["x"])', "takes the inputs' names, one after the other, as in"),
        ("points=4", "points=4, rtol='1e-3'", "line 14: Rule has no rtol. It has function, forward, cases"),
        ("points=4", "point=4", "Rule has no point. Did you mean 'points'? It has"),
        ("points=4", "points=4, analytic='no'", "analytic of 'backward' must be True or False, and is 'no'."),
        ("points=4", "points=4, offers={'y': 3}", "offers of 'backward' must be a table of functions, as in"),
        ("points=4", "points=4, inputs='x'", "must be a tuple of names, with a comma even after one: ('x',)"),
        ("points=4", "points=4, layouts=('fortan',)", "must be a tuple of 'empty', 'fortran' and 'strided'"),
        ("points=4", "points=4, paths={'x': 3}", "paths of 'backward' must be a table of texts, as in"),
        ('says="z = x * x"', "says=None", "says of 'backward' must be a text, and is None."),
        ('"backward", forward', '"back-ward", forward', "must be a name as a function has, as in 'backward'"),
        ("minutes=10", "minutes=10, hints='one'", "hints must be a tuple of texts, or be left out"),
        ("exercise = Exercise(", "exercise = dict(", "it should end in exercise = Exercise(…)."),
        ("def forward(x):", "def forward(x, power):", "stands behind a * in the forward."),
        (
            '"backward", forward,',
            '"backward", forward(3.0),',
            "must be a function, without brackets after it",
        ),
        ("points=4", "points=4, domain={'x': (2, 1)}", "the smallest number and the largest, and is (2, 1)."),
        ("points=4", "points=4, ranges={'n': (2, 1)}", "the smallest number and the largest, and is (2, 1)."),
        (
            "points=4",
            "points=4, ranges={'n': (1, 2)}",
            "speaks of n, which is a parameter in none of its cases",
        ),
        ("points=4", "points=4, domain={'y': (1, 2)}", "speaks of y, which is none of its inputs, x."),
        ("return x * x", "x * x", "the forward of 'backward' returns None on “one number”"),
        ("return x * x", "x *= x\n    return x", "writes into x on “one number”: the caller still needs it."),
        ("return x * x", "return x**0.5", "is nan on “one number”: draw from where it is defined"),
        ("return x * x", "import random\n    return x * random.random()", "it must not draw anything"),
        ("return x * x", "return x, x", "the forward of 'backward' returns a tuple on “one number”"),
        ("return x * x", "return float(x) ** 2", "with complex numbers: write it in NumPy's functions and"),
        ("import Exercise", "import Exercises", "has no Exercises. Did you mean 'Exercise'? It lists all"),
        ("import Exercise", "import PI, Exercise", "line 3: autogradkit.checking has no PI. It lists all"),
        ("from autogradkit", "from .judge import judge\nfrom autogradkit", "there is no judge.py beside it."),
        ("return x * x", "raise SystemExit", "line 8: this ends the whole program."),
        ("exercise = ", "raise SystemExit\nexercise = ", "line 11: this ends the whole program."),
    ],
)
def test_a_slip_in_a_rule_is_said_in_its_authors_words(square, old, new, said, capsys):
    rewrite(square / "exercise.py", old, new)
    assert said in said_of(square, capsys)


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("None, {'x': (3,)}", "name of the case “None” must be a text of one line"),
        ("'a', ['x']", "line 14: shapes of the case “a” must be a table of shapes, as in {'x': (2, 3)}"),
        ("'a', {'x': (3.0,)}", "must be a tuple of whole numbers, as in (3,), and is (3.0,)."),
        ("'a', {'x': (-3,)}", "must be a tuple of whole numbers, as in (3,), and is (-3,)."),
        ("'a', values={'x': 'three'}", "values of the case “a” must be a table of numbers or arrays"),
        ("'a', {'x': (3,)}, params=['axis']", "params of the case “a” must be a table by name"),
        ("'a', {'x': (3,)}, layout='weird'", "layout of the case “a” must be 'C', 'fortran' or 'strided'"),
        ("'a', {'x': (3,)}, scale='2'", "scale of the case “a” must be a number above 0, and is '2'."),
        ("'a', {'x': (3,)}, limit_s=None", "limit_s of the case “a” must be a number above 0"),
        ("'a', {'x': (3,)}, same='no'", "same of the case “a” must be True or False, and is 'no'."),
        ("'a', {'x': (3,)}, g='one'", "g of the case “a” must be None or an array of numbers"),
        ("'a', {'x': (3,)}, g=[1, 2]", "g of the case “a” has shape (2,), and the forward of 'backward' ret"),
        ("'a', {'x': (3,)}, redraw={}", "redraw of the case “a” must be a function, without brackets"),
        ("'a', {'x': (3,)}, redraw=lambda r: [1]", "must return a table of what it changes, as in"),
        ("'a', {'x': (3,)}, redraw=lambda r: {'vals': 1}", "and returned {'vals': 1}."),
        ("'a', {'x': (3,)}, shape=(3,)", "Case has no shape. Did you mean 'shapes'? It has name, shapes"),
    ],
)
def test_a_slip_in_a_case_is_said_in_its_authors_words(square, case, said, capsys):
    rewrite(square / "exercise.py", 'pointwise("x")', f"(Case({case}),)")
    rewrite(square / "exercise.py", "import Exercise", "import Case, Exercise")
    assert said in said_of(square, capsys)


def test_a_wrong_rule_that_asks_for_what_nobody_hands_over_is_named(square, capsys):
    rewrite(
        square / "exercise.py", "points=4", "points=4, variants=(Variant('ODD', lambda q: q, 'a.', 'b?'),)"
    )
    rewrite(square / "exercise.py", "import Exercise", "import Variant, Exercise")
    assert "the wrong rule ODD of 'backward' can't be called" in said_of(square, capsys)


def test_what_answers_look_like_is_not_said_where_the_truth_itself_is_in_doubt(square, capsys):
    rewrite(square / "exercise.py", "return x * x", "return x * abs(x)")
    said = said_of(square, capsys)
    assert "complex step and differences are" in said
    assert "solution" not in said
    assert "Nudging" not in said


def test_a_forward_that_never_ends_is_left_and_named(square, monkeypatch, capsys):
    monkeypatch.setattr("autogradkit.course.dry_run.LIMIT_S", 0.3)
    rewrite(square / "exercise.py", "return x * x", "while x.size:\n        pass\n    return x * x")
    said = said_of(square, capsys)
    assert "exercise.py, line 9" in said or "exercise.py, line 8" in said
    assert "did not come to an end. Does a loop there ever end?" in said


def test_files_that_begin_with_a_byte_order_mark_are_read_as_any_others(square, capsys):
    for path in square.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert main(["course", "check", str(square.parent)]) == Exit.FINE


@pytest.fixture
def root(square):
    """The same folder, whose exercise.py asks for a task; what else it holds isn't reached."""
    (square / "exercise.py").write_text(TASK, encoding="utf-8")
    return square


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '(Trial("two steps", some),)',
            'Trial("two steps", some)',
            "must be a tuple of Trials, with a comma",
        ),
        ('(Trial("two steps", some),)', "()", "'newton' has no trials."),
        ('("two steps", some)', '("two steps", (4.0, 2))', "must be a table, as in {'x': 3.0}"),
        ('"n": 2}', '"m": 2}', "want of 'newton' can't be called for “two steps”"),
        ('"n": 2}', '"n": {2}}', "hands over a set as n"),
        ("random.uniform(1, 9)", "__import__('random').random()", "it must not draw anything by itself"),
        ("return x\n", "return {'x': x}\n", "want of 'newton' returns a dict on “two steps”"),
        ("lambda a, n: a", "lambda x: x", "the wrong rule NOT_HALVED of 'newton' can't be called"),
        ('"NOT_HALVED"', '"not halved"', "must be a name in capital letters"),
        ("wrong=", "rtol='1e-3', wrong=", "rtol of 'newton' must be a number, 0 or more, as in 1e-9, and is"),
        ("wrong=", "atol=-1, wrong=", "atol of 'newton' must be a number, 0 or more, as in 1e-9, and is -1."),
        ("wrong=", "private='n', wrong=", "private of 'newton' must be a tuple of names, with a comma"),
        ("wrong=", "analytic='no', wrong=", "analytic of 'newton' must be True or False, and is 'no'."),
        (
            "wrong=",
            "ranges={'x': (0, 1)}, wrong=",
            "ranges of 'newton' speaks of x, which none of its trials",
        ),
        ("wrong=", "shown=0, wrong=", "shown of 'newton' must be a tuple of whole numbers from 0"),
        ('"two steps", some', '3, {"a": 2.0, "n": 2}', "name of the trial “3” must be a text of one line"),
        ('"two steps", some', '"two steps", some, limit_s="3"', "limit_s of the trial “two steps” must be a"),
        ('"it is not halved."', "None", "observed of the Variant NOT_HALVED must be a text, and is None."),
        ("wrong=", "results='x', wrong=", "results of 'newton' must be a tuple of names"),
        ("wrong=", "judge=lambda got, want: None, wrong=", "judge of 'newton' can't be called"),
        ("wrong=", "given=lambda a: {'a': a}, wrong=", "given of 'newton' can't be called"),
        (
            'Trial("two steps", some)',
            'Trial("two steps", {"a": 2.0, "n": 2}, redraw=lambda r: {"a": 3.0})',
            "want of 'newton' can't be called for “two steps, other numbers”",
        ),
    ],
)
def test_a_slip_in_a_task_is_said_in_its_authors_words(root, old, new, said, capsys):
    rewrite(root / "exercise.py", old, new)
    assert said in said_of(root, capsys)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            "Engine(also=('iner',))",
            "also of 'backward' must be a tuple of some of 'inner', 'twice' or, against",
        ),
        ("Engine(also='inner')", "each once, with a comma even after one, and is 'inner'."),
        ("Engine(also=('deep', 'deep'))", "each once, with a comma even after one, and is ('deep', 'deep')."),
        ("Engine(also=('twice', 'reset'))", "'twice' or, against it, 'reset'"),
        ("Engine(), Engine()", "two parts ask for 'backward': each needs a function of its own."),
        ("OwnOp('backward', forward, (Case('a', {'x': (3,)}),))", "forward of 'backward' must be a name as"),
        ("OwnOp('backward', 'forward', Case('a', {'x': (3,)}))", "cases of 'backward' must be a tuple of Ca"),
        ("OwnOp('backward', 'forward', (), known=[forward])", "known of 'backward' must be a table of funct"),
    ],
)
def test_a_slip_in_an_engine_or_in_an_operation_of_ones_own_is_said_so(square, part, said, capsys):
    written = 'Rule("backward", forward, pointwise("x"), points=4, says="z = x * x")'
    rewrite(square / "exercise.py", written, part)
    rewrite(square / "exercise.py", "import Exercise", "import Case, Engine, OwnOp, Exercise")
    assert said in said_of(square, capsys)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "def backward(g, x):",
            "def backward(g, x, slope):",
            "backward asks for “slope”; it can have g, z, x.",
        ),
        ("raise NotImplementedError", "return g", "it is handed, and raises NotImplementedError."),
    ],
)
def test_of_a_stub_that_does_something_it_is_said_what_it_should_do(square, old, new, said, capsys):
    rewrite(square / "rule.py", old, new)
    shown = said_of(square, capsys)
    assert "not missing: each of its functions takes what it is handed, and raises" in shown
    assert said in shown


def test_a_mistake_of_several_names_is_told_which_of_them_its_last_line_says(square, capsys):
    engine = 'Engine("backward", points=4, also=("constants",))'
    rewrite(
        square / "exercise.py",
        'Rule("backward", forward, pointwise("x"), points=4, says="z = x * x")',
        engine,
    )
    rewrite(square / "exercise.py", "import Exercise", "import Engine, Exercise")
    leaks = (
        "def backward(output):\n    output.grad = 1.0\n    for x, d in zip(output.inputs, output.vjp(1.0)):\n"
        "        x.grad = d\n\n\n# diagnosis: ALL\n"
    )
    (square / "mistakes" / "sign.py").write_text(leaks, encoding="utf-8")
    said = said_of(square, capsys)
    assert "mistakes/sign.py is called G_" in said
    assert " first, which its last line has to say, and then G_LEAK, not ALL." in said


def test_one_mistake_is_counted_in_the_singular(square, capsys):
    for name in ("no_upstream", "forgets_two"):
        (square / "mistakes" / f"{name}.py").unlink(missing_ok=True)
    left = sorted((square / "mistakes").iterdir())
    for path in left[1:]:
        path.unlink()
    assert "there is 1 mistake; three at least are asked for." in said_of(square, capsys)


def test_a_judge_that_returns_a_truth_value_is_told_what_it_returns(root, capsys):
    rewrite(root / "exercise.py", "wrong=", "judge=lambda got, want, a, n: got == want, wrong=")
    (root / "solution.py").write_text("def newton(a, n):\n    return a\n", encoding="utf-8")
    assert "it returns None where all is right, else (code, what is observed" in said_of(root, capsys)


def test_a_judge_that_only_names_what_it_knows_is_asked_about_where_a_mistake_passes(root, capsys):
    judge = "judge=lambda got, want, a, n: ('SAME', 'it returns a.') if got == a else None, wrong="
    rewrite(root / "exercise.py", "wrong=", judge)
    (root / "rule.py").write_text("def newton(a, n):\n    # TODO: \n    raise NotImplementedError\n", "utf-8")
    right = (
        "def newton(a, n):\n    x = a\n    for _ in range(n):\n        x = (x + a / x) / 2\n    return x\n"
    )
    for name in ("solution.py", "right/1.py", "right/2.py", "right/3.py"):
        (root / name).write_text(right, "utf-8")
    for path in (root / "mistakes").iterdir():
        path.unlink()
    (root / "mistakes" / "sign.py").write_text(
        "def newton(a, n):\n    return -a\n\n\n# diagnosis: SIGN\n", "utf-8"
    )
    said = said_of(root, capsys)
    assert "mistakes/sign.py passes. Is it the judge of newton? Where it returns None, the result" in said


def test_a_drive_in_the_trusted_file_is_refused_since_its_text_goes_to_the_learners_process(root, capsys):
    rewrite(
        root / "exercise.py",
        "exercise = ",
        "def drive(newton, a, n):\n    return newton(a, n)\n\n\nexercise = ",
    )
    rewrite(root / "exercise.py", "wrong=", "drive=drive, wrong=")
    assert "drive of 'newton' stands in exercise.py: it must stand in a file of its own" in said_of(
        root, capsys
    )


def test_a_drive_that_never_takes_the_learners_function_is_told(root, capsys):
    (root / "driver.py").write_text("def drive(f, a, n):\n    return f(a, n)\n", encoding="utf-8")
    rewrite(root / "exercise.py", "from autogradkit", "from .driver import drive\nfrom autogradkit")
    rewrite(root / "exercise.py", "wrong=", "drive=drive, wrong=")
    assert "drive of 'newton' takes f, a and n: one of them must be called newton" in said_of(root, capsys)


@pytest.mark.parametrize("name", ["square", "1_square", "01-square", "01 square"])
def test_a_folder_that_is_not_called_as_an_exercise_is_named(square, name, capsys):
    square.rename(square.with_name(name))
    assert main(["course", "check", str(square.parent)]) != Exit.FINE
    assert f"the folder {name} is left out" in capsys.readouterr().err


def test_a_copy_beside_an_exercise_that_is_left_out_is_named(square, capsys):
    (square.parent / "01_square copy").mkdir()
    (square.parent / "01_square copy/exercise.py").write_text("", encoding="utf-8")
    assert "the folder 01_square copy is left out" in said_of(square, capsys)
