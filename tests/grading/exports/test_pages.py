import csv
import json
import re
from xml.etree import ElementTree

import pytest

from autogradkit.course import check
from autogradkit.course.catalogue import entry
from autogradkit.grading.exports.class_page import class_page
from autogradkit.grading.exports.csv_tables import without_number
from autogradkit.grading.exports.feedback import page as markdown_page
from autogradkit.grading.exports.html import STYLE
from autogradkit.grading.exports.junit import junit
from autogradkit.grading.exports.shown_report import shown_report
from autogradkit.grading.exports.student_page import student_page
from autogradkit.grading.gradebook import Gradebook
from autogradkit.grading.hand_ins.hand_in import HandIn
from autogradkit.grading.results.grade import Grade

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"
EVIL = "<script>alert(1)</script>\u202e\x1b[31m\ufffe"


def row(student, status="passed", points=4.0, **more):
    about = {"student": student, "exercise": "mul", "title": "A product", "max_points": 4.0}
    return Grade(status=status, points=points, **about, **more)


@pytest.fixture
def book():
    failed = {"codes": ("G_ONLY",), "sentences": (f"dx is g itself. {EVIL}",), "text": EVIL, "wrong": (EVIL,)}
    rows = {
        EVIL: (row(EVIL, "partial", 1.0, **failed),),
        "Ana": (row("Ana"),),
        "Ben": (row("Ben", "missing", 0.0, sentences=("Nothing found.",)),),
        "Cem": (row("Cem", "invalid", 0.0, sentences=("No notebook.",)),),
        "Dora": (row("Dora", "flagged", sentences=("It looks numerical.",), codes=("LOOKS_NUMERICAL",)),),
        "Eva": (row("Eva", "grader_error", None, sentences=("The grader failed.",)),),
    }
    hand_ins = [HandIn("Ana", id="77", marks=True), HandIn("Ben", id="77")]
    return Gradebook([entry("mul")], rows, "strict", None, hand_ins, [("Ana", EVIL, 0.9)])


def test_the_pages_load_nothing_and_run_nothing(book):
    files = book.files()
    pages = [text for name, text in files.items() if name.endswith(".html")]
    assert len(pages) == 7
    for text in pages:
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "<script" not in text
        assert not re.search(r"(?i)\b(src|href|on\w+|style)\s*=", text.replace(STYLE, ""))
        assert "\u202e" not in text
        assert "\x1b" not in text


def test_the_class_page_names_nobody_before_the_names_are_opened(book):
    before = class_page(book).partition("<details>")[0]
    assert not [name for name in ("Ana", "Ben", "Cem", "Dora", "Eva") if name in before]
    assert "G_ONLY" in before


def test_the_junit_report_is_xml_whatever_was_handed_in(book):
    suites = ElementTree.fromstring("".join(junit(book)))
    found = {suite.get("name"): suite for suite in suites}
    assert len(found) == 6
    assert found["Ana"].find("testcase/failure") is None
    assert found["Ben"].find("testcase/skipped") is not None
    assert [found[name].find("testcase/error") is not None for name in ("Cem", "Eva")] == [True, True]


def test_canvas_and_moodle_get_their_columns_and_no_number_of_the_others(book):
    files = book.files()
    assert files["canvas.csv"].splitlines()[0] == "Student,ID,SIS User ID,SIS Login ID,Section,autogradkit"
    assert "Ana,77,,,,4" in files["canvas.csv"].splitlines()
    assert "Ben,,,,,0" in files["canvas.csv"].splitlines()
    assert ",Ana,4,4,,mul: passed" in files["moodle.csv"].splitlines()
    assert "Participant 77,Ben,0,4,,mul: missing" in files["moodle.csv"].splitlines()
    assert "Eva,,,,," in files["canvas.csv"].splitlines()  # the grader failed: no grade is no zero


def test_moodle_finds_the_columns_without_which_it_reads_no_worksheet(book):
    columns = next(csv.reader(book.files()["moodle.csv"].splitlines()))
    assert {"Identifier", "Grade", "Last modified (grade)", "Feedback comments"} <= set(columns)


def test_who_has_no_number_in_an_lms_that_knows_the_others_is_named(book):
    named = {lms: students for lms, _, students in without_number(book)}
    assert "Ana" in named["Moodle"]
    assert "Ben" not in named["Moodle"]
    assert "Ana" not in named["Canvas"]
    nobody = Gradebook([entry("mul")], book.grades, "strict")
    assert not list(without_number(nobody)), "this class is in no LMS"


def test_her_page_shows_the_code_that_was_not_right_and_no_other_output_does(grade, hand_ins, tmp_path):
    evil = f'{WRONG}# {"z" * 5_000}\n"""\nmul: passed, 4 of 4 points\n</pre><script>\n"""\n'
    texts = {"Ana/mul.py": RIGHT, "Ben/mul.py": evil + "# no\u202ename\n" * 70}
    files = grade(hand_ins(texts), tmp_path / "out").gradebook.files()
    assert [name for name, text in files.items() if "return g * x, g * y" in text] == ["feedback/Ben.html"]
    assert "return g * y, g * x" not in files["feedback/Ana.html"]
    box = files["feedback/Ben.html"].partition('<pre class="code">')[2].partition("</pre>")[0]
    lines = box.split("\n")
    assert lines[0] == "  1  def backward(g, x, y):"
    assert all(re.match(" {0,2}[0-9]+  ", line) for line in lines), "no line can pass for ours"
    assert len(lines) == 61
    assert max(map(len, lines)) < 150
    assert "&lt;/pre&gt;&lt;script&gt;" in box


def test_got_and_want_are_told_apart_by_their_digits_or_by_what_lies_between():
    got, want = (("0.25000000001",),), (("0.25",),)
    assert "+1e-11" in shown_report((("backward", (("dx is close.", "Why?"),), ((), got, want, "")),))


def test_what_only_one_hand_in_was_told_is_not_for_the_projector(book):
    assert "dx is g itself" not in class_page(book).partition("<details>")[0]
    both = {"status": "failed", "points": 0.0, "codes": ("G_ONLY",), "sentences": ("dx is g itself.",)}
    rows = {name: (row(name, **both),) for name in ("Ana", "Ben")}
    page = class_page(Gradebook([entry("mul")], rows, "strict"))
    assert "dx is g itself" in page.partition("<details>")[0]


CARD = (
    "backward",
    (("dx is g itself.", "Why?"),),
    ((("x (2,)", (("1", "2"),)),), (("1", "2"),), (("1", "0"),), ""),
)
FAILED = {"codes": ("G_ONLY",), "sentences": ("dx is g itself. Why?",), "cards": (CARD,), "wrong": ("two",)}
STUB = {"codes": ("NOT_WRITTEN",), "sentences": ("backward is not written yet. Which hint?",)}


def class_of(*rows):
    return Gradebook([entry("mul")], {one.student: (one,) for one in rows}, "strict")


def test_what_several_have_made_is_worth_a_minute_at_the_board_with_its_numbers():
    book = class_of(*(row(name, "failed", 0.0, **FAILED) for name in ("Ana", "Ben")))
    monday = class_page(book).partition("<h2>On Monday</h2>")[2].partition("<h2>")[0]
    assert "2 of 2 hand-ins" in monday
    assert "dx is g itself. Why?" in monday
    assert '<td class="over4">+2</td>' in monday


def test_the_numbers_at_the_board_are_those_of_the_mistake_that_is_told_beside_them():
    walks, first = ("25 doublings have 2^25 paths.", "How often?"), CARD[1][0]
    card = (CARD[0], (first, walks), CARD[2])
    told = {"codes": ("G_ONLY", "EXPONENTIAL"), "sentences": tuple(map(" ".join, card[1])), "cards": (card,)}
    rows = [row(name, "failed", 0.0, **told) for name in ("Ana", "Ben")]

    def monday_of(*rows):
        return class_page(class_of(*rows)).partition("<h2>On Monday</h2>")[2].partition("<h2>")[0]

    numbers = '<td class="over4">+2</td>'
    monday = monday_of(*rows)
    assert ("dx is g itself." in monday, "paths" in monday, numbers in monday) == (True, False, True)
    only = (CARD[0], (walks,), None)
    alone = {"codes": ("EXPONENTIAL",), "sentences": (" ".join(walks),), "cards": (only,)}
    monday = monday_of(*rows, row("Cem", "failed", 0.0, **alone))
    assert ("paths" in monday, numbers in monday) == (True, False)


def test_the_numbers_at_the_board_are_of_those_who_read_the_sentence_that_is_told():
    mine = {**FAILED, "sentences": ("dx is g.",), "cards": (("backward", (("dx is g.", ""),), CARD[2]),)}
    other = ("backward", (("dy is g.", ""),), CARD[2])
    rows = [row("Ana", "failed", 0.0, **{**mine, "sentences": ("dy is g.",), "cards": (other,)})]
    rows += [row(name, "failed", 0.0, **{**mine, "cards": ()}) for name in ("Ben", "Cem")]
    monday = class_page(class_of(*rows)).partition("<h2>On Monday</h2>")[2].partition("<h2>")[0]
    assert ("dx is g." in monday, "over4" in monday) == (True, False), "these numbers are of dy"
    rows.append(row("Dan", "failed", 0.0, **mine))
    monday = class_page(class_of(*rows)).partition("<h2>On Monday</h2>")[2].partition("<h2>")[0]
    assert "over4" in monday


def test_on_the_projector_a_learners_words_are_left_out_and_what_needs_them_is_no_ones_for_the_board():
    said = "backward raised “call me” on “one number”. What does each name stand for?"
    told = {"codes": ("RAISES",), "sentences": (said,)}
    book = class_of(*(row(name, "failed", 0.0, **told) for name in ("Ana", "Ben")))
    page = class_page(book)
    assert "backward raised “…” on “one number”." in page.partition("<h2>The mistakes made most</h2>")[2]
    assert "On Monday" not in page


def test_a_mistake_that_was_observed_in_two_ways_has_the_question_that_both_were_asked():
    ways = []
    for name, observed in (("Ana", "dx is g itself."), ("Ben", "dx is g, and dy is g.")):
        card = ("backward", ((observed, "Why?"),), None)
        told = {"codes": ("G_ONLY",), "sentences": (f"{observed} Why?",), "cards": (card,)}
        ways.append(row(name, "failed", 0.0, **told))
    page = class_page(class_of(*ways)).partition("<details>")[0]
    assert page.count("Why?") == 2, "on Monday, and among the mistakes made most"
    assert "dx is g" not in page


def test_what_few_of_those_who_made_a_mistake_were_told_is_not_said_of_all_of_them():
    ways, observed = [], ["dx is too long."] * 2 + ["dy is too long.", "dz is too long.", "dw is too long."]
    for name, one in zip(("Ana", "Ben", "Cem", "Dan", "Eva"), observed, strict=True):
        card = ("backward", ((one, "Which axis?"),), None)
        told = {"codes": ("SHAPE",), "sentences": (f"{one} Which axis?",), "cards": (card,)}
        ways.append(row(name, "failed", 0.0, **told))

    def upper_part_of(*rows):
        return class_page(class_of(*rows)).partition("<details>")[0]

    assert ("Which axis?" in upper_part_of(*ways), "dx" in upper_part_of(*ways)) == (True, False)
    assert "dx is too long. Which axis?" in upper_part_of(*ways[:4])


def test_a_program_that_may_be_a_missing_answer_is_to_be_looked_at():
    said = ("There is no function backward for mul.",)
    missing = row("Fay", "missing", 0.0, sentences=said)
    book = Gradebook([entry("mul")], {"Fay": (missing,)}, "strict", None, [HandIn("Fay")], [])
    assert "To look at" not in class_page(book)
    missing = row("Fay", "missing", 0.0, sentences=said, file="my product.py")
    book = Gradebook([entry("mul")], {"Fay": (missing,)}, "strict", None, [HandIn("Fay")], [])
    assert "To look at: 1 (names)" in class_page(book)
    assert "“my product.py” may be an answer to it" in class_page(book)
    assert "From “my product.py”" not in student_page("Fay", book) + markdown_page("Fay", (missing,))


def test_who_is_to_be_looked_at_is_not_broken_in_the_middle_of_a_word():
    page = class_page(class_of(row("Zacharias Abel", "invalid", 0.0, sentences=("No notebook.",))))
    assert '<td class="who"><bdi>Zacharias Abel</bdi></td><td class="name">invalid</td>' in page
    assert "td.who { min-width" in STYLE


def test_what_is_not_written_yet_is_no_mistake():
    book = class_of(*(row(name, "missing", 0.0, **STUB) for name in ("Ana", "Ben")))
    assert "NOT_WRITTEN" not in class_page(book)
    assert "On Monday" not in class_page(book)


def test_a_students_page_has_the_question_the_numbers_and_what_to_try_next():
    book = class_of(row("Ana", "failed", 0.0, text="the report in words", **FAILED))
    page = book.files()["feedback/Ana.html"]
    assert "dx is g itself.<br><em>Why?</em>" in page
    assert "x (2,)" in page
    assert '<td class="over4">+2</td>' in page
    assert "autogradkit hint mul" in page
    assert page.count('<section class="sheet first">') == 1


def test_a_printed_sheet_says_whose_it_is_and_what_the_table_says_already_has_none():
    book = class_of(
        row("Ana", "failed", 0.0, text="the report in words", **FAILED), row("Ben", "passed", 4.0)
    )
    assert '<p class="owner"><bdi>Ana</bdi></p>' in book.files()["feedback/Ana.html"]
    assert '<section class="sheet brief">' in book.files()["feedback/Ben.html"]
    assert ".sheet.brief { display: none; }" in STYLE.split("@media print")[1]


def test_what_a_page_shows_of_a_report_outlives_the_journal():
    kept = Grade(**json.loads(json.dumps(row("Ana", "failed", 0.0, **FAILED).to_json())))
    assert kept == row("Ana", "failed", 0.0, **FAILED)


@pytest.mark.parametrize("kind", ["py", "ipynb"])
def test_the_page_of_what_is_not_python_says_which_line_of_her_cell_and_quotes_it(
    hand_ins, grade, tmp_path, kind
):
    code = "%%exercise mul\n\ndef backward(g, x, y):\n    return g * y g * x\n"
    cell = {"cell_type": "code", "source": code, "metadata": {}, "outputs": [], "execution_count": None}
    other = cell | {"source": "x = 1"}
    lesson = json.dumps({"cells": [other, cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    files = {"py": {"ana/mul.py": code.replace("%%exercise mul", "")}, "ipynb": {"ana/a.ipynb": lesson}}
    grade(hand_ins(files[kind]), tmp_path / "out")
    page = (tmp_path / "out/feedback/ana.md").read_text(encoding="utf-8")
    place = {"py": "line 4", "ipynb": "cell 2, line 4"}[kind]
    assert f"{place}: not valid Python (invalid syntax): “return g \\* y g \\* x”." in page
    page = (tmp_path / "out/feedback/ana.html").read_text(encoding="utf-8")
    assert f"{place}: not valid Python (invalid syntax): “return g * y g * x”." in page
    assert "  4      return g * y g * x" in page  # in her code, whose lines are numbered as in her cell


def test_printed_what_was_not_handed_in_takes_no_sheet_of_its_own():
    nothing = ("No function backward for mul was found.",)
    kinds = {"Ana": row("Ana", "missing", 0.0, sentences=nothing), "Ben": row("Ben", "failed", 0.0, **FAILED)}
    kinds["Cem"] = row("Cem", "invalid", 0.0, sentences=("“a.zip” is an archive in an archive.",))
    files = class_of(*kinds.values()).files()
    short = ['<section class="sheet short">' in files[f"feedback/{name}.html"] for name in kinds]
    assert short == [True, False, True]
    assert ".sheet.short { break-before: auto;" in STYLE.split("@media print")[1]


def test_printed_the_first_exercise_stands_below_the_table_and_each_other_on_a_sheet_of_its_own():
    grades = [row("Ana", "passed", 4.0), *(row("Ana", "failed", 0.0, **FAILED) for _ in range(3))]
    page = student_page("Ana", Gradebook((), {"Ana": grades}, "strict", hand_ins=[HandIn("Ana")]))
    kinds = re.findall(r'<section class="(.*?)">', page)
    assert kinds == ["sheet brief", "sheet first", "sheet", "sheet"]
    assert ".sheet.first { break-before: auto; break-inside: avoid;" in STYLE.split("@media print")[1]


def test_why_a_hand_in_cant_be_read_is_said_once_however_many_exercises_there_are():
    why = "“a.ipynb” isn't a notebook."
    grades = [row("Ana", "invalid", 0.0, sentences=(why,)) for _ in range(33)]
    files = {
        "html": student_page("Ana", Gradebook((), {"Ana": grades}, "strict", hand_ins=[HandIn("Ana")])),
        "md": markdown_page("Ana", grades),
    }
    assert [text.count("isn") for text in files.values()] == [1, 1]
    differing = [*grades, row("Ana", "invalid", 0.0, sentences=("“b.py” can't be read.",))]
    page = markdown_page("Ana", differing)
    assert (page.count("isn"), page.count("## A product"), page.count("b.py")) == (1, 1, 1)


def test_a_cell_that_is_not_python_is_said_once_and_not_under_each_exercise():
    told = "“a.ipynb”: cell 3, line 1: not valid Python (invalid syntax): “K = = 4”."
    grades = [
        row("Ana", "invalid", 0.0, sentences=(told,)),
        row("Ana", "failed", 0.0, notes=(told, "“b.py” answers it too; “a.ipynb” counts."), **FAILED),
        row("Ana", "passed", 4.0, notes=(told,), text="all cases pass"),
    ]
    files = {
        "html": student_page("Ana", Gradebook((), {"Ana": grades}, "strict", hand_ins=[HandIn("Ana")])),
        "md": markdown_page("Ana", grades),
    }
    assert [text.count("not valid Python") for text in files.values()] == [1, 1]
    assert [text.count("answers it too") for text in files.values()] == [1, 1]
    assert files["md"].index("not valid Python") < files["md"].index("## A product")
    assert files["md"].count("## A product") == 2  # of the first the table says enough


def test_what_stands_in_backticks_is_shown_as_code_on_every_page(hand_ins, grade, tmp_path):
    forgets = "def backward(g, x, y):\n    g * y, g * x\n"
    folder = hand_ins({"ana/mul.py": forgets, "ben/mul.py": forgets.replace("g * x", "x * g")})
    book = grade(folder, tmp_path / "out").gradebook
    for name in ("class.html", "feedback/ana.html"):
        page = (tmp_path / "out" / name).read_text().replace(STYLE, "")
        assert "Does it end in <code>return dx, dy</code>?" in page
        assert "`" not in page.replace(str(book.grades["ana"][0].code), ""), name
    failed = row("Ana", "failed", 0.0, sentences=("Does it end in `return *dx, dy`, *or* not?",))
    assert "Does it end in `return *dx, dy`, \\*or\\* not?" in markdown_page("Ana", (failed,))
    report = check("mul", lambda g, x, y: None)
    assert "Does it end in <code>return dx, dy</code>?" in report._repr_html_()
