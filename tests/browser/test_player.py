"""The player in a real JupyterLab and a real Notebook 7: what a student sees, presses and reads."""

import pytest

import autogradkit as ag
from tests.browser.front_end import page_of, write_notebook

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
        write_notebook(path, cells)
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


def test_a_leafs_value_is_dragged_and_both_passes_follow(film):
    notebook, player = film(cells=(FILM, "print('x is', x.item(), 'and not', film.moved)"))
    player.press("End")
    handle = player.root.locator('.agk-node[data-node="0"] .agk-value')
    box = handle.bounding_box()
    notebook.page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    notebook.page.mouse.down()
    notebook.page.mouse.move(box["x"] + 24, box["y"] + box["height"] / 2, steps=4)
    notebook.page.locator(".agk-sentence", has_text="x 6, y 6").wait_for()
    notebook.page.mouse.up()
    assert handle.text_content() == "3"
    assert player.root.locator('.agk-node[data-node="4"] .agk-value').text_content() == "18"
    assert player.step == player.length, "the film stays at its step"
    player.press("ArrowLeft", "ArrowLeft")
    notebook.run(1)
    notebook.page.wait_for_selector("text=x is 2.0 and not {'0': 3}")
    assert notebook.complaints == []


def test_a_leafs_value_can_be_typed_and_on_a_page_of_its_own_there_is_nothing_to_move(
    film, browser, tmp_path
):
    notebook, player = film()
    player.press("End")
    player.gradient_of("y")
    player.root.locator('[data-field="move"] input').fill("5")
    player.root.locator('[data-field="move"] input').press("Enter")
    notebook.page.locator(".agk-sentence", has_text="x 4, y 10").wait_for()
    assert notebook.complaints == []
    x = ag.Tensor(2.0, name="x")
    saved = page_of(browser, tmp_path, ag.show(x * x))
    saved.gradient_of("x")
    assert saved.root.locator(".agk-movable, [data-field=move]").count() == 0
    saved.page.close()


def test_a_leafs_value_is_typed_after_a_double_click_or_enter_and_escape_takes_it_back(film):
    notebook, player = film(cells=(FILM.replace("2.0", "2.123456789"), "print('moved', film.moved)"))
    keyboard, field = notebook.page.keyboard, player.root.locator('[data-field="move"] input')
    ends = notebook.page.locator(".agk-sentence")
    player.press("End")
    first = ends.inner_text()
    player.root.locator('.agk-node[data-node="0"] .agk-value').dblclick()
    assert field.evaluate("e => e.matches(':focus') && e.value") == "2.123"
    keyboard.type("5")
    assert field.input_value() == "5", "what was there is selected"
    keyboard.press("Enter")
    ends.filter(has_text="x 10").wait_for()
    assert field.evaluate("e => e.matches(':focus') && e.value") == "5", "who types stays there"
    keyboard.press("Escape")
    ends.filter(has_text=first).wait_for()
    assert field.evaluate("e => e.matches(':focus') && e.value") == "2.123"
    notebook.run(1)
    notebook.page.wait_for_selector("text=moved {}")
    field.focus()
    keyboard.press("Escape")
    assert player.root.locator(".agk-inspector").is_hidden()
    player.root.locator('.agk-node[data-node="0"]').focus()
    keyboard.press("Enter")
    keyboard.type("7")
    keyboard.press("Enter")
    ends.filter(has_text="x 14").wait_for()
    player.root.locator('[data-action="put-back"]').click()
    ends.filter(has_text=first).wait_for()
    assert player.root.locator('[data-action="put-back"]').count() == 0
    assert field.evaluate("e => e.matches(':focus') && e.value") == "2.123"
    assert notebook.complaints == []


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
    assert player.root.locator(".agk-token").count() == 0
    assert player.root.get_attribute("data-phase") == "arrived"


def test_the_slider_scrubs_and_python_reads_where_it_came_to_rest(film):
    notebook, player = film(cells=(FILM, "print('step', film.step)"))
    slider = player.root.locator(".agk-scrub")
    slider.focus()
    slider.evaluate(
        "e => { e.value = 7; e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change')); }"
    )
    assert player.step == 7
    notebook.run(1)
    notebook.page.wait_for_selector("text=step 7")


def test_a_cell_run_again_shows_a_film_that_plays(film):
    notebook, player = film()
    player.press("End")
    notebook.run(0)
    notebook.page.wait_for_selector('.agk-player[data-frame="0"]')
    again = notebook.film()
    again.press("End")
    assert again.gradient_of("x") == "4"
    assert notebook.complaints == []


def test_after_a_restart_of_the_kernel_the_old_film_still_plays(film):
    notebook, player = film()
    notebook.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    player.press("End")
    assert player.gradient_of("y") == "6"


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light", "JupyterLab Dark High Contrast"])
def test_words_stand_out_from_their_ground_in_every_theme(film, theme):
    notebook, player = film()
    notebook.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    notebook.page.wait_for_function(
        "theme => document.body.dataset.jpThemeName === theme", arg=theme, timeout=20_000
    )
    player.press("End")
    contrast = player.root.evaluate(
        """root => {
             const light = (colour) => {
               const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => v / 255)
                 .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
               return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
             const ratio = (a, b) => {
               const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
               return (x + 0.05) / (y + 0.05); };
             const style = (s) => getComputedStyle(root.querySelector(s));
             return [ratio(style('.agk-sentence').color, getComputedStyle(root).backgroundColor),
                     ratio(style('.agk-label').fill, getComputedStyle(root).backgroundColor),
                     ratio(style('.agk-node .agk-title').fill, style('.agk-body').fill),
                     ratio(style('.agk-node .agk-gradient').fill, style('.agk-body').fill)]; }"""
    )
    assert min(contrast) > 4.5, contrast
