"""The rule check in a real JupyterLab: the report, its buttons, and the film of a wrong rule."""

import pytest

from tests.browser.front_end import write_notebook

CELLS = (
    "%load_ext autogradkit",
    "%%exercise mul\ndef backward(g, x, y):\n    return g * x, g * y",
    "%progress",
)


@pytest.fixture
def checked(open_notebook, jupyter):
    """Return a function that opens a notebook with a wrong answer to an exercise and runs it."""

    def opened(app="lab", cells=CELLS, **options):
        path = jupyter.folder / "check.ipynb"
        write_notebook(path, cells)
        notebook = open_notebook("check.ipynb", app, **options)
        assert notebook.run_all(), notebook.errors()
        notebook.page.wait_for_selector(".agk-check[data-ready]")
        return notebook, notebook.page.locator(".agk-check")

    return opened


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_a_wrong_rule_is_told_played_and_checked_again(checked, app):
    notebook, check = checked(app)
    assert "dx and dy hold what belongs to the other input" in check.inner_text()
    check.get_by_role("button", name="Hint (3 left)").click()
    notebook.page.wait_for_selector("text=Hint (2 left)")
    assert check.locator(".agk-check-hint").count() == 1
    check.get_by_role("button", name="Show me").click()
    notebook.page.wait_for_selector(".agk-check-film .agk-player[data-ready]")
    assert "✘" in check.locator(".agk-sentence").inner_text()
    assert check.locator(".agk-stage").bounding_box()["height"] < 400, (
        "a film in a report is no page of its own"
    )
    check.get_by_role("button", name="Start afresh").click()
    notebook.page.wait_for_selector(".agk-check-code")
    assert "raise NotImplementedError" in check.locator(".agk-check-code").inner_text()
    check.get_by_role("button", name="Check again").click()
    notebook.page.wait_for_selector("text=Checked again.")
    assert notebook.page.locator(".agk-progress tr[aria-current]").count() == 1
    assert notebook.complaints == []


def test_the_report_can_be_read_by_dark_and_by_light(checked):
    notebook, check = checked()
    page = notebook.page
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        page.wait_for_function(
            "dark => document.body.dataset.jpThemeLight === String(!dark)", arg="Dark" in theme
        )
        text = check.evaluate("e => getComputedStyle(e).color")
        ground = check.evaluate("e => getComputedStyle(e.querySelector('.agk-check-button')).backgroundColor")
        assert contrast(numbers(text), numbers(ground)) > 4.5


def numbers(colour):
    return [float(n) for n in colour[colour.index("(") + 1 : -1].split(",")[:3]]


def contrast(a, b):
    def light(colour):
        linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(a), light(b)))
    return (high + 0.05) / (low + 0.05)


def test_hints_are_put_away_once_the_exercise_has_passed(checked):
    right = "%%exercise mul\ndef backward(g, x, y):\n    return g * y, g * x"
    _, check = checked(cells=("%load_ext autogradkit", "%hint mul", right))
    assert check.get_attribute("data-passed") == "true"
    assert check.locator(".agk-check-hint").count() == 1
    assert not check.locator(".agk-check-hint").is_visible()
    _, check = checked(cells=("%load_ext autogradkit", "%hint mul", CELLS[1]))
    assert check.locator(".agk-check-hint").is_visible()


@pytest.mark.parametrize("touched", [True, False])
def test_a_finger_finds_larger_buttons_than_a_mouse(checked, touched):
    notebook, check = checked(has_touch=touched, is_mobile=touched)
    assert notebook.page.evaluate("matchMedia('(pointer: coarse)').matches") == touched
    heights = [button.bounding_box()["height"] for button in check.get_by_role("button").all()]
    assert (min(heights) >= 44) == touched
