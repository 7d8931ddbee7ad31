"""The documentation: Sphinx warns of nothing, every link inside leads somewhere, examples are true."""

import doctest
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from autogradkit.course.catalogue import entries, kit_exercises
from autogradkit.grading.gradebook import FILES
from autogradkit.site.build import Wishes
from autogradkit.site.course_pages import write_exercises
from autogradkit.site.documentation import PAGES, write_documentation
from autogradkit.site.formula_markup import formula
from autogradkit.site.front_page import write_front_page
from autogradkit.site.mistake_pages import PARTS, example_of, reports_by_code, sentences_by_code

OTHERS = ("../lab/", "../film.html", "../../lab/")  # parts of a site beside the documentation


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    """The documentation, and what Sphinx said of it."""
    folder = tmp_path_factory.mktemp("docs")
    said = write_documentation(folder / "docs", folder / "pages", Wishes(repository="someone/autogradkit"))
    return folder / "docs", said


class Links(HTMLParser):
    """The links and the anchors of one page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.anchors |= {attributes.get("id"), attributes.get("name")}
        if tag in ("a", "img", "link", "script", "iframe"):
            self.links += filter(None, (attributes.get("href"), attributes.get("src")))


def test_sphinx_has_nothing_to_warn_of(docs):
    assert docs[1] == ""


def test_every_link_inside_leads_to_a_page_and_a_place_on_it(docs):
    folder, _ = docs
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith(OTHERS):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            known = pages[target].anchors if target in pages else set()
            if not target.exists() or (place and target.suffix == ".html" and place not in known):
                broken.append(f"{path.relative_to(folder)}: {link}")
    assert broken == []


def test_nothing_but_the_pages_is_left_in_the_site(docs):
    assert [path.name for path in docs[0].parent.iterdir() if path.name != "pages"] == ["docs"]


def test_no_page_fetches_anything_from_elsewhere(docs):
    for path in docs[0].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        fetched = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(https?:[^"]*)"', text)
        assert fetched == [], path.name


def test_every_statement_and_lesson_has_a_page_and_no_solution_is_there(docs):
    folder, _ = docs
    for entry in entries():
        assert (folder / "exercises" / f"{entry.key}.html").is_file()
    lesson = (folder / "lessons" / "03_chain_rule.html").read_text(encoding="utf-8")
    assert "srcdoc" in lesson  # its films
    assert (
        "colab.research.google.com/github/someone/autogradkit/blob/gh-pages/colab/03_chain_rule.ipynb"
        in lesson
    )
    mul = next(entry for entry in entries() if entry.name == "mul")
    solution = (mul.folder / "solution.py").read_text(encoding="utf-8").split("def ")[-1]
    assert solution not in "".join(
        path.read_text(encoding="utf-8") for path in (folder / "exercises").glob("*.html")
    )


def test_what_a_course_picks_stands_first_among_the_exercises(tmp_path):
    write_exercises(tmp_path / "picked", kit_exercises(), "H")
    write_exercises(tmp_path / "all", kit_exercises())
    picked, every = ((tmp_path / name / "index.md").read_text() for name in ("picked", "all"))
    first = picked.split("## ")[1]
    assert first.startswith("In this course\n")
    assert [name for name in ("topo_order", "backward", "mul") if f"`{name}`" in first] == [
        "topo_order",
        "backward",
    ]
    assert picked.replace(f"## {first}", "") == every


def test_an_ops_rule_stands_right_below_its_forward(docs):
    page = (docs[0] / "reference/ops/arithmetic.html").read_text(encoding="utf-8")
    text = re.sub(r"<[^>]*>", "", page)
    assert 0 < text.index("def mul_backward(g, x, y)") - text.index("def mul(x, y)") < 300


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_the_examples_of_a_written_page_are_true(path):
    failed, _ = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_the_page_of_formats_lists_every_file_that_the_grader_writes():
    page = (PAGES / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"| `{name}`" not in page] == []


def test_a_formula_of_any_lesson_or_statement_can_be_drawn():
    root = Path(__file__).resolve().parents[2]
    texts = [path.read_text(encoding="utf-8") for path in root.glob("exercises/*/README.md")]
    texts = [re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.S) for text in texts]
    found = [
        block or inline
        for t in texts
        for block, inline in re.findall(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", t, re.S)
    ]
    assert len(found) > 30
    assert [tex for tex in found if "<math" not in formula(tex, as_block=True)] == []


@pytest.mark.parametrize(("path", "said"), [({}, True), ({"path": ""}, False)], ids=["the kit's", "her own"])
def test_the_front_page_says_where_the_kits_lessons_lead_and_not_a_teachers(tmp_path, path, said):
    write_front_page(tmp_path, "Deep learning", **path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert ("From a broken program" in page) == said
    assert "change something." in page


def test_the_front_page_carries_the_teachers_title_and_link_as_text(tmp_path):
    write_front_page(tmp_path, "A & B <script>", "https://example.org/dl1", "notebooks/00_tour.ipynb")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<h1>A &amp; B &lt;script&gt;</h1>" in page
    assert '<a href="https://example.org/dl1">example.org/dl1</a>' in page


@pytest.fixture(scope="module")
def codes():
    return {code for _, module in PARTS for code in sentences_by_code(module)}


def test_every_mistake_of_the_catalogue_is_shown_on_an_answer(codes):
    reports = reports_by_code(codes)
    of_no_exercise = {
        "FORWARD_FAILS",  # of a forward that a learner brings
        "NOT_WRITTEN",  # of a function that is missing beside others
        "OTHER_INPUT_NEGATED",
        "REACHES_OUT",  # of a right answer, for a person to look at
        *("SLOW", "TIMEOUT"),  # the page would wait for them
    }
    assert codes - set(reports) == of_no_exercise
    for code, (entry, report) in reports.items():
        assert entry.key in example_of(code, entry, report)[0]


def test_mistakes_without_a_collection_of_answers_are_shown_without_one(codes, tmp_path):
    (tmp_path / "01_mul").mkdir()
    (tmp_path / "01_mul" / "exercise.py").write_text("")
    assert reports_by_code(codes, tmp_path) == {}
    assert example_of("SIGN") == []


def test_a_lessons_picture_and_data_are_there_and_a_title_is_text(tmp_path):
    lessons = tmp_path / "own"
    (lessons / "pictures").mkdir(parents=True)
    for name in ("curve.jpg", "pictures/far.png", "days.csv", "notes.md", "answers.py"):
        (lessons / name).write_bytes(b"x")
    links = [
        "![a](curve.jpg)",
        "![b](pictures/far.png)",
        "[c](days.csv)",
        "[d](notes.md)",
        "[e](gone.csv)",
    ]
    links += [
        "[f](answers.py)",
        "[g](../own/days.csv)",
        "[h](02_next.ipynb)",
        "[i](https://example.org/a.csv)",
    ]
    for name, text in (("01_first", "\n\n".join(["# First", *links])), ("02_next", "# Next")):
        cell = {"cell_type": "markdown", "metadata": {}, "source": text}
        book = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
        (lessons / f"{name}.ipynb").write_text(json.dumps(book))
    wishes = Wishes(lessons=str(lessons), title="Is x<b>y?")
    assert "not readable" not in write_documentation(tmp_path / "docs", tmp_path / "pages", wishes)
    page = (tmp_path / "docs/lessons/01_first.html").read_text(encoding="utf-8")
    for link in ("far.png", "days.csv", "02_next.html", "https://example.org/a.csv", "curve.jpg"):
        assert link in page
    assert "answers" not in page
    assert "notes" not in page
    assert 'sidebar-brand-text">Is x&lt;b&gt;y?<' in page
    assert re.search("<title>.*Is x&lt;b&gt;y\\?</title>", page)
