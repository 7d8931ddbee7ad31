"""The figures in a real JupyterLab: a slider moves the film, a loop is watched and stopped."""

import html
import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.widgets import Training, descent, gradient_flow
from tests.browser.front_end import write_notebook


@pytest.fixture
def opened(open_notebook, course_folder):
    """Return a function that opens a notebook with these cells in JupyterLab."""

    def go(*cells):
        write_notebook(course_folder / "figures.ipynb", cells)
        return open_notebook("figures.ipynb")

    return go


def test_the_film_follows_the_sliders_and_the_expression(opened):
    notebook = opened("import autogradkit as ag\nag.explore('x**2 + y**2', x=2, y=3)")
    assert notebook.run_all(), notebook.errors()
    page = notebook.page
    page.locator(".agk-explorer[data-ready=true]").wait_for()
    page.locator('.agk-explorer input[aria-label="x"]').fill("5")
    page.locator(".agk-sentence", has_text="x 10").wait_for()
    page.locator(".agk-expression").fill("x * y +")
    page.locator(".agk-complaint", has_text="no expression").wait_for()
    page.locator(".agk-expression").fill("x * y")
    page.locator(".agk-sentence", has_text="x 3, y 5").wait_for()
    assert notebook.complaints == []


LOOP = """import time
from autogradkit.widgets import Training
training = Training(400)
display(training)
for step in training:
    time.sleep(0.05)
    training.tell(loss=1 / (step + 1))
print("ended at", training.done)"""


def test_a_loop_is_watched_while_it_runs_and_ends_when_stop_is_pressed(opened):
    notebook = opened(LOOP)
    page = notebook.page
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    figure = page.locator('.agk-training[data-running="true"]')
    figure.wait_for()
    page.wait_for_function("() => Number(document.querySelector('.agk-training').dataset.done) > 3")
    page.locator('.agk-training [data-action="stop"]').click()
    page.locator("text=/ended at \\d+/").wait_for(timeout=15_000)
    assert int(page.locator("text=/ended at \\d+/").inner_text().split()[-1]) < 400
    assert notebook.complaints == []


def test_two_films_move_together_and_part_where_they_part(opened):
    notebook = opened(
        "import autogradkit as ag",
        "x = ag.Tensor(3.0, name='x')\nboth = ag.compare(x * x, engine='overwrite')\nboth",
    )
    assert notebook.run_all(), notebook.errors()
    both = notebook.page.locator(".agk-both[data-ready=true]")
    both.locator('[data-action="parting"]').click()
    assert both.locator('.agk-half[data-parted="true"]').count() == 2
    assert "forgets the 3 it had" in both.inner_text()
    assert notebook.complaints == []


FIGURES = {
    "descent": (lambda: descent(lambda x, y: x**2 + y**2, (2.0, 1.0), steps=12), "step", 12),
    "both": (lambda: ag.compare(ag.Tensor(3.0, name="x") * 2, mode="forward"), "frame", None),
}


@pytest.mark.parametrize("kind", FIGURES)
def test_a_page_of_its_own_plays_to_its_end_and_can_be_played_again(browser, tmp_path, kind):
    make, name, last = FIGURES[kind]
    figure = make()
    if kind == "descent":
        figure.step = 0
    source = re.search(r'srcdoc="([^"]*)"', figure.html(static=False))[1]
    (tmp_path / "page.html").write_text(html.unescape(source), encoding="utf-8")
    page, complaints = browser.new_page(), []
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto((tmp_path / "page.html").as_uri())
    root = page.locator(f".agk-{kind}[data-ready=true]")
    last = last or int(root.locator(".agk-count").inner_text().split("/")[1])
    play = root.locator('[data-action="play"]')
    for _ in range(2):
        play.click()
        page.wait_for_function(
            "([name, last]) => Number(document.querySelector('.agk').dataset[name]) < last", arg=[name, last]
        )
        page.wait_for_function(
            "([name, last]) => Number(document.querySelector('.agk').dataset[name]) === last",
            arg=[name, last],
        )
        page.wait_for_timeout(100)
        assert "Pause" not in (play.get_attribute("aria-label") or play.inner_text())
    assert complaints == []
    page.close()


def test_a_training_kept_from_before_its_loop_says_how_to_keep_its_end(browser, tmp_path):
    training = Training(steps=3)
    pages = [training.html(static=False)]
    for _ in training:
        training.tell(loss=1.0)
    pages.append(training.html(static=False))
    said = []
    for text in pages:
        source = re.search(r'srcdoc="([^"]*)"', text)[1]
        (tmp_path / "page.html").write_text(html.unescape(source), encoding="utf-8")
        page = browser.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        said.append(page.locator(".agk-training[data-ready=true] .agk-count").inner_text())
        page.close()
    before = "0 of 3 steps when this cell was run: show it in a cell after the loop to keep its end"
    assert said == [before, "3 of 3 steps, done"]


def a_chain():
    h = ag.Tensor(np.linspace(0.1, 0.4, 4), name="x")
    for _ in range(8):
        h = ag.tanh(h)
    return h.sum()


def two_inputs():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(5.0, name="y")
    return ag.log(x) + x * y - ag.sin(y)


FRAMED = {
    "the memory of a chain": lambda: ag.show(a_chain(), memory=True),
    "the memory of a small graph": lambda: ag.show(two_inputs(), memory=True),
    "both ways": lambda: ag.compare(two_inputs(), mode="forward"),
    "a wrong engine": lambda: ag.compare(two_inputs(), engine="overwrite"),
}


@pytest.mark.parametrize("width", [600, 760, 900, 1000])
@pytest.mark.parametrize("kind", FRAMED)
def test_a_frame_is_as_high_as_the_film_in_it_from_its_first_step_to_its_last(browser, kind, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(FRAMED[kind]().html(static=False))
    (frame,) = page.frames[1:]
    frame.wait_for_selector(".agk[data-ready=true]")
    for key in ("Home", "End"):
        frame.locator("input[type=range]").press(key)
        page.wait_for_timeout(200)
        room, needed = frame.evaluate("[innerHeight, document.documentElement.scrollHeight]")
        assert needed <= room, key
    blank = room - frame.evaluate("document.querySelector('.agk').getBoundingClientRect().bottom")
    assert blank < 60
    page.close()


def test_a_network_called_by_a_number_is_told_from_its_gradient(browser, tmp_path):
    w = ag.Tensor(0.5, name="w")
    states = [w * 2, w * 2 * 2]
    figure = gradient_flow({"ρ = 0.5": (states[1] * 1.0, states)})
    source = re.search(r'srcdoc="([^"]*)"', figure.html(static=False))[1]
    (tmp_path / "page.html").write_text(html.unescape(source), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector(".agk[data-ready=true]")
    assert re.fullmatch(r"Station \S+: ρ = 0\.5: \S+", page.locator(".agk-sentence").inner_text())
    page.close()


@pytest.mark.parametrize("size", [1e300, 1e-12])
def test_no_number_at_an_axis_reaches_the_title_beside_it(browser, tmp_path, size):
    training = Training(3)
    for step in training:
        training.tell(loss=size / (step + 1))
    source = re.search(r'srcdoc="([^"]*)"', training.html(static=False))[1]
    (tmp_path / "page.html").write_text(html.unescape(source), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector(".agk[data-ready=true]")
    chart = page.locator(".agk-chart").first
    title = chart.locator(".agk-axis-title").last.bounding_box()
    for number in chart.locator(".agk-tick").all():
        at = number.bounding_box()
        beside = at["y"] + at["height"] < chart.bounding_box()["y"] + 200
        assert not beside or at["x"] > title["x"] + title["width"] - 1, number.inner_html()
    page.close()


def test_on_paper_a_chart_is_as_wide_as_the_paper_and_whole(browser, tmp_path):
    training = Training(3)
    for step in training:
        training.tell(loss=1 / (step + 1), gradients={"w": np.ones(2)})
    source = re.search(r'srcdoc="([^"]*)"', training.html(static=False))[1]
    (tmp_path / "page.html").write_text(html.unescape(source), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector(".agk[data-ready=true]")
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('.agk-plot').style.width = '200px'")
    inside = "e => e.getBoundingClientRect().width <= e.parentElement.getBoundingClientRect().width"
    assert page.locator(".agk-chart").first.evaluate(inside)
    assert page.locator(".agk-chart").first.get_attribute("viewBox")
    page.close()
