"""Lessons as a student meets them: opened in JupyterLab, run to the end, the film played and read."""

from pathlib import Path

import pytest

from tests.browser.front_end import OpenNotebook

LESSONS = sorted(p.name for p in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(browser, jupyter):
    """A JupyterLab that stays open while one lesson after the other is worked through."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield OpenNotebook(context.new_page(), jupyter, f"notebooks/{LESSONS[-1]}", "lab")
    context.close()
    jupyter.forget_kernels()


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_to_its_end_in_jupyterlab_without_a_complaint(lab, name):
    lab.turn_to(f"notebooks/{name}")
    assert lab.run_all(), lab.errors()
    assert lab.complaints == []


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_lesson_3_plays_its_film_and_shows_the_gradients_4_and_6(open_notebook, app):
    notebook = open_notebook("notebooks/03_chain_rule.ipynb", app)
    assert notebook.run_all(), notebook.errors()
    film = notebook.film(1)  # the first is the explorer
    film.play_to_the_end()
    assert film.gradient_of("x") == "4"
    assert film.gradient_of("y") == "6"
    assert notebook.complaints == []
