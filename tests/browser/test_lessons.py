"""Lessons as a student meets them: opened in JupyterLab, run to the end, the film played and read."""

from pathlib import Path

import pytest

LESSONS = sorted(p.name for p in (Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_to_its_end_in_jupyterlab_without_a_complaint(open_notebook, name):
    notebook = open_notebook(f"notebooks/{name}")
    assert notebook.run_all(), notebook.errors()
    assert notebook.complaints == []


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_lesson_3_plays_its_film_and_shows_the_gradients_4_and_6(open_notebook, app):
    notebook = open_notebook("notebooks/03_chain_rule.ipynb", app)
    assert notebook.run_all(), notebook.errors()
    film = notebook.film(1)  # the first is the explorer
    film.play_to_the_end()
    assert film.gradient_of("x") == "4"
    assert film.gradient_of("y") == "6"
    assert notebook.complaints == []
