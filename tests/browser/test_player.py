"""The player in a real JupyterLab and a real Notebook 7: what a student sees, presses and reads."""

import nbformat
import pytest

import autogradkit as ag
from tests.browser.front_end import Film

FILM = """import autogradkit as ag
x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
loss = x * x + y * y
film = ag.show(loss)
film"""


@pytest.fixture
def film(open_notebook, jupyter):
    """Return a function that opens a notebook of one film (and more cells) and runs it."""

    def opened(app="lab", cells=(FILM,), **options):
        path = jupyter.folder / "film.ipynb"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, path)
        notebook = open_notebook("film.ipynb", app, **options)
        assert notebook.run_all(), notebook.errors()
        return notebook, notebook.film()

    return opened


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_the_film_plays_to_its_end_and_shows_the_gradients(film, app):
    notebook, player = film(app)
    assert player.gradient_of("x") == "not yet"
    player.press("Escape")
    player.play_to_the_end()
    assert player.gradient_of("x") == "4"
    assert player.gradient_of("y") == "6"
    assert notebook.complaints == []


def test_keys_alone_are_enough(film):
    notebook, player = film()
    player.press("ArrowRight")
    assert player.step == 1
    player.press("b")
    assert player.root.get_attribute("data-chapter") == "backward"
    player.press("End")
    assert player.step == player.length
    player.press("Home", "d", "d")
    assert player.step == 0
    cells = notebook.page.locator(".jp-Notebook .jp-Cell").count()
    assert cells == 1, "the notebook must not hear the player's keys: dd deletes a cell"


def test_python_and_the_keys_move_the_same_film(film):
    notebook, player = film(cells=(FILM, "film.step = 5", "print('step', film.step)"))
    notebook.page.wait_for_selector('.agk-player[data-frame="5"]')
    player.press("ArrowRight")
    notebook.run(2)
    notebook.page.wait_for_selector("text=step 6")


def test_the_sentence_of_a_step_is_there_to_be_read_out(film):
    _, player = film()
    player.press("ArrowRight")
    sentence = player.root.locator(".agk-sentence")
    assert sentence.get_attribute("aria-live") == "polite"
    first = sentence.inner_text()
    player.press("ArrowRight")
    assert sentence.inner_text() != first


def test_every_control_has_a_name(film):
    _, player = film()
    assert player.root.locator("button, input, select").count() > 8
    unnamed = player.root.evaluate(
        """e => [...e.querySelectorAll('button, input, select')]
                .filter(c => !c.getAttribute('aria-label') && !c.textContent.trim()).length"""
    )
    assert unnamed == 0


def test_two_films_on_a_page_are_two_films(film):
    notebook, player = film(cells=(FILM, FILM.replace("film", "other")))
    other = notebook.film(1)
    player.press("End")
    assert (player.step, other.step) == (player.length, 0)
    assert notebook.complaints == []


def test_the_film_goes_on_without_its_kernel(film, jupyter):
    _, player = film()
    jupyter.forget_kernels()
    player.press("End")
    assert player.gradient_of("x") == "4"


def test_with_reduced_motion_nothing_travels(film):
    _, player = film(reduced_motion="reduce")
    player.press("ArrowRight")
    assert player.step == 1
    assert player.root.locator(".agk-token[visibility=visible]").count() == 0


def test_a_saved_page_plays_with_no_kernel_and_no_network(browser, tmp_path):
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    path = tmp_path / "film.html"
    ag.show(x * x + y * y).save(path)
    context = browser.new_context(offline=True)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    page.goto(path.as_uri())
    page.wait_for_selector(".agk-player[data-ready=true]")
    player = Film(page, page.locator(".agk-player"))
    player.play_to_the_end()
    assert player.gradient_of("x") == "4"
    assert complaints == []
    context.close()
