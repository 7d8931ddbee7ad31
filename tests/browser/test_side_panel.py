"""The JupyterLab extension in JupyterLab and Notebook 7: beside the notebook, and never in its way."""

import subprocess
import sys

import pytest

from tests.browser.front_end import ROOT, Jupyter, OpenNotebook, write_notebook

CELL = """import autogradkit as ag
x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
_ = ag.show(x * x + y * y)"""


def buttons_of(panel):
    """Return where the panel's buttons lie, all at one moment: between two questions it may be drawn anew."""
    found = panel.page.wait_for_function(
        """() => { const found = [...document.querySelectorAll('#autogradkit-panel button.jp-mod-styled')]
                    .map(button => [button.innerText, button.getBoundingClientRect().toJSON()]);
                  const there = start => found.some(([label, box]) => label.startsWith(start) && box.width);
                  return there('Open it') && there('Hint ') ? found : null; }"""
    )
    return dict(found.json_value())


@pytest.fixture
def opened(open_notebook, course_folder):
    """Return a function that opens a notebook which shows a film, and the side panel beside it."""

    def go(app, cell=CELL, **options):
        write_notebook(course_folder / "panel.ipynb", [cell])
        page = open_notebook("panel.ipynb", app, anew=True, **options)
        assert page.run_all() or cell.startswith("%%"), page.errors()
        page.page.evaluate("() => jupyterapp.commands.execute('autogradkit:panel')")
        return page

    return go


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_the_panel_tells_the_course_and_plays_the_last_film(opened, app):
    notebook = opened(app)
    panel = notebook.page.locator("#autogradkit-panel")
    panel.locator("text=/\\d+ of \\d+ exercises/").wait_for()
    assert "Next: 01 article_rules" in panel.inner_text()
    film = panel.locator(".agk-player[data-ready=true]")
    film.wait_for()
    film.evaluate("e => e.focus()")
    notebook.page.keyboard.press("End")
    assert film.get_attribute("data-frame") == film.locator(".agk-count").inner_text().split("/")[1].strip()
    assert notebook.complaints == []


def test_the_panel_is_filled_when_its_tab_is_clicked_and_its_film_can_be_read_there(
    open_notebook, course_folder
):
    write_notebook(course_folder / "panel.ipynb", [CELL])
    notebook = open_notebook("panel.ipynb", "lab", anew=True)
    assert notebook.run_all(), notebook.errors()
    notebook.page.locator('.lm-TabBar-tab[data-id="autogradkit-panel"]').click()
    panel = notebook.page.locator("#autogradkit-panel")
    film = panel.locator(".agk-player[data-ready=true]")
    film.wait_for()
    assert "Next: 01 article_rules" in panel.inner_text()
    film.evaluate("e => e.focus()")
    for key in ("End", "b", "Home"):
        notebook.page.keyboard.press(key)
        notebook.page.wait_for_function(  # the picture makes room for itself once it has been drawn
            """([e, first]) => { const stage = e.querySelector('.agk-stage').getBoundingClientRect();
                 const nodes = [...e.querySelectorAll(first ? '.agk-node' : '.agk-node.agk-lit')];
                 const box = nodes[0].getBoundingClientRect();
                 return Number(e.querySelector('.agk-stage').dataset.scale) >= 0.7
                   && box.left >= stage.left && box.right <= stage.right
                   && box.top >= stage.top && box.bottom <= stage.bottom; }""",
            arg=[film.element_handle(), key == "Home"],
        )
    card = film.bounding_box()
    for button in film.locator(".agk-controls :is(button, select)").all():
        box = button.bounding_box()
        assert box["x"] >= card["x"] + 4, button.get_attribute("data-action")
        assert box["x"] + box["width"] <= card["x"] + card["width"] - 4, button.get_attribute("data-action")
    assert notebook.complaints == []


IMPORTED_TOO_LATE = (
    "%load_ext autogradkit",
    "%%exercise div\ndef backward(g, x, y):\n    return g / y, np.negative(g) * x / y**2",
    "import numpy as np",
)


def reads(panel, text):
    """Wait until the panel shows a text."""
    panel.get_by_text(text).first.wait_for()


@pytest.fixture
def terminal(course_folder):
    """Return a function that runs a command of the kit in the course folder; its answers are reset."""

    def go(*command):
        command = [sys.executable, "-m", "autogradkit", *command]
        subprocess.run(command, cwd=course_folder, check=True, capture_output=True, timeout=60)

    yield go
    for name in ("mul", "div"):
        go("reset", name)


def test_what_a_reports_button_and_a_terminal_have_checked_is_in_the_panel_without_a_cell_run(
    open_notebook, course_folder, terminal
):
    write_notebook(course_folder / "panel.ipynb", IMPORTED_TOO_LATE)
    notebook = open_notebook("panel.ipynb", "lab", anew=True)
    notebook.run_all()
    notebook.page.evaluate("() => jupyterapp.commands.execute('autogradkit:panel')")
    panel = notebook.page.locator("#autogradkit-panel")
    reads(panel, "0 of 71 exercises")
    notebook.page.locator('.agk-check [data-do="check"]').click()
    reads(panel, "1 of 71 exercises")
    solution = (ROOT / "exercises/02_mul/solution.py").read_text()
    (course_folder / "exercises/02_mul/rule.py").write_text(solution)
    terminal("check", "02")
    panel.hover()
    reads(panel, "2 of 71 exercises")


def test_a_running_cell_is_said_to_run_and_a_hint_asked_for_meanwhile_is_not_opened_later(opened):
    notebook = opened("lab")
    panel = notebook.page.locator("#autogradkit-panel")
    reads(panel, "Next: ")
    notebook.page.evaluate(
        """() => { jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel
                     .setSource('import time; time.sleep(6)');
                   jupyterapp.commands.execute('notebook:run-cell'); }"""
    )
    panel.locator("button", has_text="Hint 1 of").click()
    reads(panel, "still running")
    assert "Next: 01 article_rules" in panel.inner_text(), "what was known stays"
    notebook.page.wait_for_selector("#autogradkit-panel[data-state=course]")
    assert panel.locator("button", has_text="Hint 1 of").count() == 1
    assert panel.locator("ol li").count() == 0


def test_a_sheet_that_jupyterlab_cannot_find_is_named_with_another_way_to_it(open_notebook, course_folder):
    write_notebook(course_folder / "notebooks/panel.ipynb", [CELL + "\nimport os\nos.chdir('..')"])
    notebook = open_notebook("notebooks/panel.ipynb", "lab", anew=True)
    assert notebook.run_all(), notebook.errors()
    notebook.page.evaluate("() => jupyterapp.commands.execute('autogradkit:panel')")
    panel = notebook.page.locator("#autogradkit-panel")
    panel.locator("button", has_text="Open it").click()
    reads(panel, "finds no exercises/")
    reads(panel, "shows the exercise")


def test_where_there_is_no_course_folder_the_panel_says_so_and_counts_nothing(opened):
    panel = opened("lab", CELL + "\nimport os\nos.chdir('/')").page.locator("#autogradkit-panel")
    reads(panel, "There is no course folder in /")
    assert "of 71 exercises" not in panel.inner_text()


def test_a_kernel_without_the_kit_is_asked_once_and_then_left_alone(opened):
    page = opened("lab", "print(1)").page
    page.wait_for_selector("#autogradkit-panel[data-state=without]")
    page.wait_for_timeout(1000)
    changes = page.evaluate(
        """async () => { let changes = 0;
                         jupyterapp.shell.currentWidget.sessionContext.statusChanged.connect(() => changes++);
                         await new Promise(end => setTimeout(end, 2500));
                         return changes; }"""
    )
    assert changes == 0


def test_hints_open_one_at_a_time(opened):
    panel = opened("lab").page.locator("#autogradkit-panel")
    panel.locator("button", has_text="Hint 1 of").click()
    panel.locator("button", has_text="Hint 2 of").wait_for()
    assert panel.locator("ol li").count() == 1


def test_a_finger_finds_larger_buttons_than_a_mouse(opened):
    panel = opened("lab", has_touch=True, is_mobile=True).page.locator("#autogradkit-panel")
    buttons = buttons_of(panel)
    assert buttons
    for label, button in buttons.items():
        assert button["height"] >= 44, label


def test_two_buttons_side_by_side_do_not_touch(opened):
    panel = opened("lab").page.locator("#autogradkit-panel")
    buttons = buttons_of(panel)
    left, right = (
        next(box for label, box in buttons.items() if label.startswith(one)) for one in ("Open it", "Hint ")
    )
    assert right["top"] > left["bottom"] or right["left"] > left["right"] + 3


def test_a_notebook_without_the_kit_is_left_alone(opened):
    notebook = opened("lab", "import sys\n'numpy' in sys.modules")
    panel = notebook.page.locator("#autogradkit-panel[data-state=without]")
    panel.locator("text=Run import autogradkit").wait_for()
    assert notebook.complaints == []


def test_the_commands_stand_in_the_palette(opened):
    page = opened("lab").page
    page.keyboard.press("Control+Shift+C")
    page.locator(".lm-CommandPalette-input").fill("autogradkit")
    page.locator(".lm-CommandPalette-itemLabel", has_text="a hint for the next exercise").wait_for()


def test_an_answers_cell_that_is_run_alone_after_a_restart_hears_what_to_run_first(opened):
    page = opened("lab", "%%exercise mul\ndef backward(g, x, y):\n    return g * y, g * x").page
    said = page.locator(".Toastify__toast", has_text="This kernel doesn't know %%exercise yet")
    said.wait_for()
    assert "%load_ext autogradkit" in said.inner_text()


@pytest.fixture
def opened_after(browser, tmp_path):
    """Return a function that changes the extension, starts JupyterLab and opens a notebook."""
    servers, pages = [], []

    def go(prepare):
        write_notebook(tmp_path / "plain.ipynb", ["print(6 * 7)"])
        servers.append(Jupyter(tmp_path, tmp_path / "settings", prepare=prepare))
        pages.append(browser.new_page())
        notebook = OpenNotebook(pages[0], servers[0], "plain.ipynb", "lab")
        assert notebook.run_all(), notebook.errors()
        return notebook

    yield go
    for page in pages:
        page.close()
    for server in servers:
        server.stop()


HAS_COMMAND = "() => jupyterapp.commands.hasCommand('autogradkit:panel')"


@pytest.mark.parametrize(
    "mistake",
    [
        "this is no JavaScript",
        "window._JUPYTERLAB.autogradkit = { init() {}, get() { throw new Error('broken as it starts'); } };",
    ],
)
def test_a_broken_extension_does_not_stop_jupyterlab_from_starting(opened_after, mistake):
    def broken(extension, environment):
        scripts = list(extension.glob("static/remoteEntry*.js"))
        assert scripts
        for script in scripts:
            script.write_text(mistake)

    notebook = opened_after(broken)
    assert not notebook.page.evaluate(HAS_COMMAND)


def test_the_extension_can_be_disabled_the_standard_way(opened_after):
    def disabled(extension, environment):
        command = [sys.executable, "-m", "jupyter", "labextension", "disable", "autogradkit", "--level=user"]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)

    notebook = opened_after(disabled)
    assert not notebook.page.evaluate(HAS_COMMAND)
    assert notebook.complaints == []
