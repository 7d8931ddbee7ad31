import csv
import io
import json
import re

import jsonschema
import pytest

from autogradkit.course.catalogue import entry
from autogradkit.grading import gradebook
from autogradkit.grading.exports import plain_text
from autogradkit.grading.exports.csv_tables import guarded_cell
from autogradkit.grading.gradebook import RESULTS, Gradebook, read_results
from autogradkit.grading.results.grade import Grade

ENTRIES = (entry("mul"), entry("softmax"))
NAMES = [
    "Ana, Ben",
    "=1+1",
    "+x",
    "-x",
    "@x",
    "  =x",
    "Zoë 🎓",
    "محمد",
    'say "hi"',
    "<script>",
    "| a | b",
    "a\tb",
]
NAMES += ["..", "con", "A" * 300, "\u202egnp", "`x`", "[x](javascript:y)"]


def row(student, exercise="mul", status="passed", points=4.0, **more):
    most = 4.0 if exercise == "mul" else 10.0
    about = {"student": student, "exercise": exercise, "title": exercise, "max_points": most}
    return Grade(status=status, points=points, **about, **more)


@pytest.fixture
def book():
    text = "mul: failed\n\nbackward\n  dx is g itself.\n  → Is it?\n```\n<b>no</b>"
    failed = {"codes": ("G_ONLY",), "sentences": ("dx is g itself. Is it?",), "text": text, "file": "=mul.py"}
    rows = {name: (row(name), row(name, "softmax", "failed", 0.0, **failed)) for name in NAMES}
    return Gradebook(ENTRIES, rows, "basic")


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_there_is_a_row_per_student_and_one_per_student_and_exercise(book):
    files = book.files()
    assert len(read(files["grades.csv"])) == len(NAMES)
    assert len(read(files["results.csv"])) == 2 * len(NAMES)
    assert len([name for name in files if name.startswith("feedback/")]) == 2 * len(NAMES)


def test_no_cell_is_a_formula(book):
    files = book.files()
    for name in ("grades.csv", "results.csv", "canvas.csv", "moodle.csv", "similar.csv"):
        cells = [cell for line in csv.reader(io.StringIO(files[name])) for cell in line]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_numbers_stay_numbers(book):
    first = read(book.files()["grades.csv"])[0]
    assert (first["points"], first["max_points"], first["mul"], first["softmax status"]) == (
        "4",
        "14",
        "4",
        "failed",
    )


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\u202e", "\ud800", "\u2066"])
def test_characters_that_do_something_are_shown_by_their_number(char):
    assert char not in guarded_cell(f"a{char}b")
    guarded_cell(f"a{char}b").encode()


def test_the_json_is_as_its_schema_says(book):
    schema = json.loads((gradebook.Path(gradebook.__file__).parent / "results.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(book.files()["results.json"]), schema)
    unreached = Gradebook(ENTRIES[:1], {"Ana": (row("Ana", status="grader_error", points=None),)}, "basic")
    jsonschema.validate(json.loads(unreached.files()["results.json"]), schema)


def test_a_grader_error_is_never_a_zero():
    rows = (row("Ana", status="grader_error", points=None), row("Ana", "softmax", "failed", 5.0))
    book = Gradebook(ENTRIES, {"Ana": rows}, "basic")
    first = read(book.files()["grades.csv"])[0]
    assert (first["mul"], first["points"], first["max_points"]) == ("", "5", "10")
    assert "to be graded" in book.files()["feedback/Ana.md"]


def test_the_page_holds_the_report_letter_by_letter_and_escapes_the_rest(book):
    text = book.files()["feedback/script.md"]
    report = book.grades["<script>"][1].text
    fence = re.search(r"(?ms)^(`{4,})text\n(.*?)\n\1$", text)
    assert fence[2] == report
    assert "<" not in text.replace(fence[0], "")
    assert text.count("dx is g itself.") == 1


def test_page_names_are_safe_and_no_two_are_alike(book):
    names = [name for name in book.files() if name.startswith("feedback/") and name.endswith(".md")]
    assert len({name.casefold() for name in names}) == len(NAMES)
    assert all(re.fullmatch(r"feedback/[\w\- ]{1,90}\.md", name) for name in names)
    assert "feedback/con.md" not in names


@pytest.mark.parametrize("text", ["1. one", "- x", "+ x", "# x", "> x", "a\n# b", "![x](http://y)", "<a&b>"])
def test_escaped_text_is_no_markup(text):
    escaped = plain_text.escape(text)
    assert "\n" not in escaped
    assert not re.match(r"(\d+\.|[-+#>])", escaped)
    assert "http:" not in escaped


@pytest.mark.parametrize("students", [[], ["@x"], ["@x", "Ana\u2028"]])
def test_results_written_student_by_student_are_one_document(book, students):
    text = Gradebook(ENTRIES, dict.fromkeys(students, book.grades["@x"]), "basic").files()[RESULTS]
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    assert [student["student"] for student in json.loads(text)["students"]] == students


def test_the_same_verdicts_make_the_same_bytes_and_stale_pages_go(book, tmp_path, tree):
    book.write(tmp_path)
    (tmp_path / "feedback" / "mine.md").write_text("a teacher's own note")
    first = tree(tmp_path)
    book.write(tmp_path)
    assert tree(tmp_path) == first
    Gradebook(ENTRIES, {"Ana": book.grades["@x"]}, "basic").write(tmp_path)
    assert sorted(tree(tmp_path / "feedback")) == ["Ana.html", "Ana.md", "mine.md"]


def test_a_gradebook_that_cannot_be_written_leaves_the_old_one_whole(book, tmp_path, tree, monkeypatch):
    book.write(tmp_path)
    before = tree(tmp_path)
    other = Gradebook(ENTRIES, {"Ana": book.grades["@x"]}, "basic")
    opened = gradebook.Path.open

    def on_a_full_disk(path, mode="r", **more):
        if "w" in mode:
            raise OSError(28, "No space")
        return opened(path, mode, **more)

    monkeypatch.setattr(gradebook.Path, "open", on_a_full_disk)
    with pytest.raises(gradebook.AutogradkitError, match="No space"):
        other.write(tmp_path)
    assert tree(tmp_path) == before
    assert read_results(tmp_path)


def test_the_names_of_what_is_written_are_those_of_what_is_written(book):
    written = {name if "/" not in name else f"{name.split('/')[0]}/" for name in book.files()}
    assert set(Gradebook.file_names()) == written
