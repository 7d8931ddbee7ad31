"""A compiled function on a page of its own: graph, source and memory follow each other."""

import numpy as np
import pytest

import autogradkit as ag
from tests.browser.front_end import write_notebook
from tests.compiling.networks import NETWORKS


def loss(a, b):
    u = a * b
    return (u * np.tanh(u)).sum()


class ProgramPage:
    """The player of a program on a page, used as a student uses it."""

    def __init__(self, page):
        self.page, self.root = page, page.locator(".agk-program")
        self.film = page.locator(".agk-film")

    def line(self, statement):
        """Return the line of the source that begins so."""
        return self.page.locator(f'.agk-code-line:has-text("{statement}")').first

    def click_box(self, number):
        """Click the box with a number; what opens beside it is closed again."""
        self.page.locator(f'.agk-stage [data-node="{number}"]').first.click()
        self.page.keyboard.press("Escape")

    def chosen_line(self):
        """Return the line that stands out."""
        return self.page.locator(".agk-code-line.agk-chosen").inner_text().strip()

    def lit_lines(self):
        """Return the lines that are lit."""
        return [text.strip() for text in self.page.locator(".agk-code-line.agk-lit").all_inner_texts()]

    def lit_boxes(self):
        """Return the numbers of the boxes that are lit."""
        return set(
            self.page.locator(".agk-node.agk-lit").evaluate_all("all => all.map((e) => e.dataset.node)")
        )


@pytest.fixture
def open_program(browser, tmp_path):
    pages = []

    def opened(step, **options):
        page = browser.new_page(viewport={"width": 1366, "height": 768}, **options)
        pages.append(page)
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(ag.show(step).save(tmp_path / "program.html").as_uri())
        page.wait_for_selector(".agk-program[data-ready=true]")
        assert errors == []
        return ProgramPage(page)

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def step():
    step = ag.compile(ag.value_and_grad(loss, argnums=(0, 1)))
    step(np.array([0.5, 1.0]), np.array([2.0, -1.0]))
    return step


def test_a_click_on_a_line_lights_it_and_finds_its_box(open_program, step):
    shown = open_program(step)
    for statement, box in {"v1 = np.tanh": "3", "da = ": "0", "u = a * b": "2", "db = ": "1"}.items():
        shown.line(statement).click()
        assert [line.startswith(statement) for line in shown.lit_lines()] == [True]
        assert box in shown.lit_boxes()
        assert shown.root.get_attribute("data-line") == shown.line(statement).get_attribute("data-line")


def test_a_click_on_a_box_lights_the_last_line_about_it_that_has_run(open_program, step):
    shown = open_program(step)
    shown.line("v3 = ").click()
    for box, line in {"4": "v2 = ", "3": "v1 = ", "2": "u = ", "0": "da = "}.items():
        shown.click_box(box)
        assert shown.chosen_line().startswith(line)
    shown.line("db = ").click()
    for box, line in {"1": "db = ", "0": "da = ", "2": "du_2 = ", "3": "dv1 = "}.items():
        shown.click_box(box)
        assert shown.chosen_line().startswith(line)
        assert box in shown.lit_boxes()


def test_while_the_film_runs_the_line_that_runs_is_lit(open_program, step):
    shown = open_program(step)
    assert shown.lit_lines() == []
    seen = []
    for _ in range(12):
        shown.film.evaluate("e => e.focus()")
        shown.page.keyboard.press("ArrowRight")
        seen.append([line.split(" = ")[0] for line in shown.lit_lines()])
    assert seen == [
        *(["u"], ["v1"], ["v2"], ["v3"], ["v4", "v5"]),
        *(["dv2"], ["du"], ["dv1"], ["v6", "du_2"], ["da"], ["db"], ["v7"]),
    ]


def test_of_lines_that_are_lit_together_the_clicked_one_stands_out(open_program, step):
    shown = open_program(step)
    shown.line("v6 = ").click()
    assert len(shown.lit_lines()) == 2
    assert shown.chosen_line().startswith("v6 = ")
    assert shown.page.locator(".agk-legend b").inner_text() == "after line 10: 40 B"


def test_a_bar_of_the_memory_plan_chooses_its_line(open_program, step):
    shown = open_program(step)
    assert shown.page.locator(".agk-bar").count() == 14
    shown.page.locator('.agk-bar-place[data-line="7"]').click()
    assert [line.split(" = ")[0] for line in shown.lit_lines()] == ["du"]
    assert "after line 8: 72 B" in shown.page.locator(".agk-legend").inner_text()
    assert "at most 72 B" in shown.page.locator(".agk-legend").inner_text()


def test_the_source_is_walked_by_keys_and_one_stop_of_the_tabulator(open_program, step):
    shown = open_program(step)
    assert shown.page.locator('.agk-code-line[tabindex="0"]').count() == 1
    shown.line("u = a * b").click()
    for _ in range(2):
        shown.page.keyboard.press("ArrowDown")
    assert [line.split(" = ")[0] for line in shown.lit_lines()] == ["v2"]
    shown.page.keyboard.press("ArrowUp")
    assert [line.split(" = ")[0] for line in shown.lit_lines()] == ["v1"]


def test_a_line_far_down_scrolls_into_sight_and_the_page_stays(open_program):
    step, arguments = NETWORKS["cnn"]()
    step = ag.compile(step)
    step(*arguments)
    shown = open_program(step)
    shown.film.evaluate("e => e.focus()")
    shown.page.keyboard.press("End")
    line = shown.page.locator(".agk-code-line.agk-chosen")
    assert line.evaluate(
        """e => { const room = e.closest('.agk-code').getBoundingClientRect(), at = e.getBoundingClientRect();
        return at.top >= room.top && at.bottom <= room.bottom; }"""
    )
    assert shown.page.evaluate("window.scrollY") == 0


def test_everything_has_room_on_a_laptop_and_on_a_phone(open_program, step):
    shown = open_program(step)
    assert shown.root.evaluate("e => e.offsetHeight") < 768
    shown.page.set_viewport_size({"width": 400, "height": 800})
    shown.page.wait_for_timeout(200)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 400


def test_on_paper_all_lines_of_the_source_are_there_to_their_ends(open_program):
    def of_long_names(first_of_the_weights, second_of_the_weights, third_of_the_weights):
        return np.sum(np.where(first_of_the_weights > second_of_the_weights, third_of_the_weights, 0.0) ** 2)

    made = ag.compile(ag.value_and_grad(of_long_names, argnums=(0, 1, 2)))
    made(np.array([0.5, 1.0]), np.array([2.0, -1.0]), np.array([0.3, 0.4]))
    program = open_program(made)
    program.page.set_viewport_size({"width": 640, "height": 900})
    program.page.emulate_media(media="print")
    listing = program.page.locator(".agk-code")
    assert listing.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert listing.evaluate("e => e.scrollHeight - e.clientHeight") <= 0


def test_a_program_without_a_film_shows_source_and_memory(open_program):
    double = ag.compile(lambda x: np.tanh(x) * 2)
    double(np.ones(3))
    shown = open_program(double)
    assert shown.film.count() == 0
    shown.page.locator(".agk-code-line").nth(1).click()
    assert len(shown.lit_lines()) == 1
    assert shown.page.locator(".agk-program-note").inner_text().startswith("No film")


CELL = """import autogradkit as ag, numpy as np
def loss(a, b):
    u = a * b
    return (u * np.tanh(u)).sum()
step = ag.compile(ag.value_and_grad(loss, argnums=(0, 1)))
step(np.array([0.5, 1.0]), np.array([2.0, -1.0]))
program = ag.show(step)
program"""


def test_in_a_notebook_python_and_the_page_choose_the_same_line(open_notebook, jupyter):
    cells = (CELL, "program.line = 6", "print('line', program.line, 'frame', program.frame)")
    write_notebook(jupyter.folder / "program.ipynb", cells)
    notebook = open_notebook("program.ipynb")
    assert notebook.run_all(), notebook.errors()
    shown = ProgramPage(notebook.page)
    notebook.page.wait_for_selector('.agk-program[data-line="6"]')
    assert [line.split(" = ")[0] for line in shown.lit_lines()] == ["dv2"]
    shown.line("da = ").click()
    notebook.run(2)
    notebook.page.wait_for_selector("text=line 11 frame 10")
    assert notebook.complaints == []
