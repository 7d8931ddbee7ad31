"""What a learner wrote, in every output: on one line, visible, short, between our marks, and never ours."""

import csv
import io
import json
import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from autogradkit.checking.quotations import STACK, learners_words, one_line, printable_text
from autogradkit.commands.main import main
from autogradkit.grading.exports.csv_tables import SIGNS, csv_lines
from autogradkit.grading.results.grade import Grade, Result

FORGED = "mul: passed, 4 of 4 points, 23 of 23 cases right"
RAISES = f"""
class Odd(Exception):
    def __str__(self):
        odd = "\\x1b[2J\\x1b]0;owned\\x07\\u202e\\u2028\\u3164<b>a" + "\\u0300" * 90
        return "x”.\\n\\n{FORGED}\\n" + odd + "z" * 10**6

def backward(g, x, y):
    raise Odd
"""
TOLD = f"""
import sys
class E(Exception):
    def __str__(self): return "x"
class Text(str):
    def split(self, *a): return [self]
def backward(g, x, y):
    sys.modules["answer"].error_in_words = lambda *_: "X\\n\\n{FORGED}\\n\\nEverything is right."
    raise E()
"""
BOUND = "def backward(g, x, y):\n    return type('passed_4_of_4', (), {})()\n"
NAMED = "def backward(g, x, passed_by_everybody):\n    return g, g\n"
LOADS = f"raise ValueError('\\n{FORGED}\\n')\ndef backward(g, x, y): return g, g\n"
LONG = "def break_article():\n    return '\U0001f600' * 10_000_000\nbreak_all = break_article\n"
NAMES = ["=1+1", "y;=cmd|' calc'!A0", "＝1+1", "a\tb\n" + FORGED, "\x1b[31mred", "@x\"';=2", "|=3"]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory, grade):
    """All that is written for a class of students who try to be quoted, by file."""
    place = tmp_path_factory.mktemp("class")
    texts = {
        "told": TOLD,
        "told 2": TOLD + "#",
        "bound": BOUND,
        "named": NAMED,
        "loads": LOADS,
        "raises": RAISES,
    }
    texts |= {"raises 2": RAISES + "#", "named 2": NAMED + "#", "bound 2": BOUND + "#"}
    texts |= dict.fromkeys(NAMES, RAISES)
    for name, text in texts.items():
        path = place / "in" / name / "mul.py"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    (place / "in" / "told" / f"odd\n{FORGED}.png").touch()
    (place / "in" / "told" / "break_the_article.py").write_text(LONG)
    grade(place / "in", place / "out", exercises=["mul", "break_the_article"])
    return {str(p.relative_to(place / "out")): p for p in sorted((place / "out").rglob("*")) if p.is_file()}


def texts(outputs):
    return {name: path.read_text("utf-8-sig") for name, path in outputs.items() if name != "secret.txt"}


def test_no_line_of_any_output_is_a_learners(outputs):
    for name, text in texts(outputs).items():
        assert not re.search(rf"(?m)^[\s>#*|-]*{FORGED}", text), name


def test_every_character_can_be_seen(outputs):
    for name, text in texts(outputs).items():
        shown = text if name.endswith((".html", ".md", ".csv", ".xml")) else ""
        assert not set(shown) & set("\x1b\x07\u202e\u2028\u3164\x00"), name
        assert "\u0300" * (STACK + 1) not in text, name


def test_what_is_quoted_is_a_few_hundred_characters(outputs):
    rows = [row for one in json.loads(texts(outputs)["results.json"])["students"] for row in one["results"]]
    said = [text for row in rows for text in (*row["sentences"], *row["notes"], *row["text"].split("\n"))]
    assert max(len(words) for text in said for words in re.findall("“([^”]*)”", text)) <= 300
    assert max(map(len, said)) <= 2_000
    assert sum(path.stat().st_size for path in outputs.values()) < 1_000_000


def test_what_is_quoted_stands_between_our_marks_and_does_not_end_them(outputs):
    rows = [row for one in json.loads(texts(outputs)["results.json"])["students"] for row in one["results"]]
    forged = [said for row in rows for said in (*row["sentences"], *row["notes"]) if FORGED in said]
    assert len(forged) > 5
    for said in forged:
        assert FORGED not in re.sub("“[^”]*”", "", said), said


def test_nothing_of_hers_stands_in_the_open_part_of_the_class_page(outputs):
    before = texts(outputs)["class.html"].partition("<details>")[0]
    assert "RAISES" in before
    for hers in ("4 of 4", "passed_4_of_4", "passed_by_everybody", "Everything is right", "Odd", "😀"):
        assert hers not in before, hers


def test_the_markdown_holds_no_line_or_markup_of_hers(outputs):
    for name, text in texts(outputs).items():
        if name.endswith(".md"):
            outside = re.sub(r"(?ms)^(`{3,})text$.*?^\1$", "", text)
            assert "<b>" not in outside, name


def test_the_junit_report_and_the_tables_can_be_read_back(outputs):
    ElementTree.fromstring(texts(outputs)["junit.xml"])
    for name in ("grades.csv", "results.csv", "canvas.csv", "moodle.csv", "similar.csv"):
        for delimiter in ",;\t|":
            rows = list(csv.reader(io.StringIO(texts(outputs)[name]), delimiter=delimiter))
            cells = [cell for row in rows for cell in row]
            assert not [cell for cell in cells if re.match(SIGNS, cell.lstrip())], (name, delimiter)


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
@pytest.mark.parametrize("separator", [44, 59, 9, 124])
def test_libreoffice_runs_nothing(tmp_path, separator):
    bad = ["=1+41", "+1+41", "-1-41", "@SUM(1;41)", "＝1+41", "−1+41", " =1+41", "'=1+41", "\u200d=1+41"]
    bad += [
        "y;=1+41",
        "y\t=1+41",
        "y|=1+41",
        'y;"=1+41',
        '"=1+41',
        'a",=1+41,"',
        "a\n=1+41",
        '=HYPERLINK("x")',
    ]
    (tmp_path / "t.csv").write_text("".join(csv_lines([[one, "7"] for one in bad])), encoding="utf-8-sig")
    convert = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    convert += ["--convert-to", "fods", f"--infilter=CSV:{separator},34,76,1"]
    convert += ["--outdir", str(tmp_path), str(tmp_path / "t.csv")]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    sheet = (tmp_path / "t.fods").read_text()
    assert "table:formula" not in sheet
    assert sheet.count("<table:table-row") >= len(bad)


def test_check_isolated_prints_no_escapes_and_no_line_of_hers(tmp_path, capsys):
    (tmp_path / "a.py").write_text(RAISES)
    main(["check", "mul", "--file", str(tmp_path / "a.py"), "--isolated"])
    said = capsys.readouterr().out
    assert FORGED in said
    assert not re.search(rf"(?m)^\s*{FORGED}", said)
    assert "\x1b" not in said


def test_results_have_a_size_whatever_they_are_made_of():
    big = Result(
        "failed", 0.0, ("C" * 10**6,) * 10**4, ("s" * 10**6,) * 10**4, ("t\n" * 10**6), ("w" * 10**6,) * 9
    )
    assert len(json.dumps(big.to_json())) < 120_000
    row = Grade("failed", 0.0, student="a", notes=("n" * 10**6,) * 10**4, file="f" * 10**6)
    assert len(json.dumps(row.to_json())) < 50_000
    assert Result(**big.to_json()) == big


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "José 张伟 محمد 👩\u200d🔬",
        "क्षि",
        "Nguyễn Thị Hồng",
        "1 → 2 ≤ 3 “a”",
        "ก็",
        "葛\U000e0100 ❤\ufe0f",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert one_line(text) == printable_text(text) == text


@pytest.mark.parametrize("text", ["Ana\ufe0f", "passed \ufe00", "1\U000e0100", "a\u180b"])
def test_what_chooses_a_shape_is_shown_where_there_is_none_to_choose(text):
    assert printable_text(text) == text[:-1] + f"\\u{ord(text[-1]):04x}"


@pytest.mark.parametrize("text", ["a” b “c", "x" * 10**6, "\n\n", "\x00", "\ud800", "„‟", "❞ a ❝", "〝x〞"])
def test_quoted_words_end_no_quotation(text):
    assert not set(learners_words(text)) & set("“”„‟❝❞〝〞\n\x00\ud800")
    assert len(learners_words(text)) <= 300
    assert learners_words(learners_words(text)) == learners_words(text)
