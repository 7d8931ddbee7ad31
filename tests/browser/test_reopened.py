"""A notebook that was run, saved, left and opened again: its films play though their kernel is gone."""

import pytest

from tests.browser.front_end import Film, write_notebook

CELLS = (
    "import autogradkit as ag\nimport ipywidgets\n"
    'x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")\nag.show(x * x + y * y)',
    "ipywidgets.IntSlider()",
)
GONE = "Error displaying widget: model not found"


@pytest.fixture
def saved(open_notebook, course_folder):
    """Return a function that runs a notebook and saves it, and leaves it open."""

    def go(app):
        write_notebook(course_folder / "reopened.ipynb", CELLS)
        notebook = open_notebook("reopened.ipynb", app)
        assert notebook.run_all(), notebook.errors()
        notebook.film()
        notebook.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
        return notebook

    return go


def film_on_a_page(notebook):
    """Return the film inside the first frame of a notebook, once it stands."""
    inside = notebook.page.locator(".jp-OutputArea-output iframe").content_frame
    film = Film(notebook.page, inside.locator(".agk-player[data-ready=true]"))
    film.root.wait_for()
    return film


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_the_film_plays_and_another_widget_says_what_it_said(saved, open_notebook, app):
    saved(app).page.close()
    notebook = open_notebook("reopened.ipynb", app)  # which ends the kernel first
    film = film_on_a_page(notebook)
    film.play_to_the_end()
    assert film.gradient_of("x") == "4"
    outputs = notebook.page.locator(".jp-OutputArea-output")
    assert outputs.nth(1).inner_text().strip() == "Error displaying widget: model not found"
    # ipywidgets tells the console of each; nobody else complains.
    assert [text for text in notebook.complaints if "widget model not found" not in text] == []

    notebook.run(0)
    notebook.film()
    assert outputs.locator("iframe").count() == 0, "the page gives way to the widget"


def test_the_film_plays_where_no_kernel_was_chosen(saved):
    notebook = saved("lab")
    notebook.page.evaluate(
        """async () => { const panel = jupyterapp.shell.currentWidget;
                         await panel.sessionContext.shutdown();
                         panel.close();
                         await jupyterapp.commands.execute('docmanager:open', {
                           path: 'reopened.ipynb', kernelPreference: { shouldStart: false } }); }"""
    )
    film_on_a_page(notebook)
    assert notebook.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session") is None
