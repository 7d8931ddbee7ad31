"""Stubs that were handed in as they were handed out: most of a course folder that is handed in whole."""

import pytest

from autogradkit.course.catalogue import entry


@pytest.fixture
def pages(grade, hand_ins, tmp_path):
    def made(text):
        grade(hand_ins({"ana/exercises/02_mul/rule.py": text}), tmp_path / "out")
        read = {path.name: path.read_text() for path in (tmp_path / "out").rglob("*.html")}
        return read["class.html"], read["ana.html"]

    return made


def test_a_stub_is_not_written_yet_and_nobody_has_to_look_at_it(pages):
    of_class, of_ana = pages(entry("mul").stub)
    assert "To look at: " not in of_class
    assert "may be an answer" not in of_class
    assert "backward is not written yet." in of_ana


def test_a_stub_is_not_shown_as_her_code_and_takes_no_sheet_of_its_own(pages):
    of_ana = pages(entry("mul").stub)[1]
    assert "raise NotImplementedError" not in of_ana
    assert '<section class="sheet short">' in of_ana


def test_what_somebody_wrote_into_a_stub_is_shown_though_it_still_raises(pages):
    begun = "def backward(g, x, y):\n    dx = g * y\n    raise NotImplementedError\n"
    of_ana = pages(begun)[1]
    assert "dx = g * y" in of_ana
    assert '<section class="sheet first">' in of_ana
