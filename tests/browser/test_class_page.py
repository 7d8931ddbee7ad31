"""The grader's pages on a telephone."""

from itertools import pairwise

import pytest

from autogradkit.course.catalogue import entry
from autogradkit.grading.exports.class_page import class_page
from autogradkit.grading.gradebook import Gradebook
from autogradkit.grading.results.grade import Grade

WHY = "No function backward for mul was found (in a file mul.py, a folder 02_mul, or a cell of a notebook)."


@pytest.fixture
def page(browser):
    about = {"exercise": "mul", "title": "The rule of a product", "max_points": 4.0}
    about |= {"status": "invalid", "points": 0.0}
    names = [f"student_with_a_long_name_{n}_678901_mul" for n in range(9)]
    rows = {n: (Grade(student=n, sentences=(f"{n}: {WHY}",), **about),) for n in names}
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(class_page(Gradebook([entry("mul")], rows, "strict", None)))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    yield page
    page.close()


def test_the_class_page_reads_well_on_a_telephone(page):
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    narrowest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('td.long')].map((e) => e.clientWidth))"
    )
    assert narrowest > 300, "a reason has the whole width, not a letter of it"
    assert page.locator("td.wide svg").bounding_box()["width"] > 300


def test_the_numbers_below_its_columns_do_not_lie_on_each_other(page):
    boxes = [one.bounding_box() for one in page.locator("svg.tall text").all() if one.is_visible()]
    below = sorted((b["x"], b["x"] + b["width"]) for b in boxes if b["width"] > 12)
    assert len(below) == 5
    assert below[0][0] >= 0
    columns = page.locator("svg.tall")
    assert (
        below[0][0] >= columns.bounding_box()["x"]
        or columns.evaluate("e => getComputedStyle(e).overflow") == "visible"
    ), "the first one is not cut"
    assert all(end <= start for (_, end), (start, _) in pairwise(below))
