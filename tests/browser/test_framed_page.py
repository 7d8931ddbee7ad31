"""A film framed in a page, as a lesson opened without the widget's front end: its colours and its height."""

import re

import pytest

import autogradkit as ag

# As JupyterLab, VS Code and a page of any other kind say it: by the colour of their letters.
DARK = {
    "JupyterLab": ("<body data-jp-theme-light='false'>", "b => { b.dataset.jpThemeLight = 'true'; }"),
    "VS Code": ("<body class='vscode-dark'>", "b => { b.className = 'vscode-light'; }"),
    "another": ("<body style='color: #eee'>", "b => { b.style.color = '#222'; }"),
}
STYLE = "<style>body { color: #111 } [data-jp-theme-light=false], .vscode-dark { color: #eee }</style>"


@pytest.fixture
def framed(browser):
    """Return a function that shows a player in a page, and returns this page and the film's own."""
    pages = []

    def show(player, body="<body>", width=1000, **options):
        pages.append(browser.new_page(viewport={"width": width, "height": 768}, **options))
        pages[-1].set_content(f"{STYLE}{body}<p>above</p>{player.html(static=False)}<p>below</p>")
        inside = pages[-1].locator("iframe").element_handle().content_frame()
        inside.wait_for_selector(".agk[data-ready=true]")
        return pages[-1], inside

    yield show
    for page in pages:
        page.close()


def squares(**options):
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    return ag.show(x**2 + y**2, **options)


@pytest.mark.parametrize("app", DARK)
def test_a_film_is_as_dark_as_the_page_around_it_whatever_the_system_is(framed, app):
    body, to_light = DARK[app]
    page, inside = framed(squares(), body, color_scheme="light")
    inside.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    page.locator("body").evaluate(to_light)
    inside.wait_for_function("() => document.body.dataset.jpThemeLight === 'true'")


def test_a_film_in_a_light_page_is_light_on_a_dark_system(framed):
    _, inside = framed(squares(), color_scheme="dark")
    inside.wait_for_function("() => document.body.dataset.jpThemeLight === 'true'")
    assert inside.evaluate("getComputedStyle(document.querySelector('.agk')).colorScheme") == "light"


def test_where_nothing_may_run_around_the_frame_the_film_is_as_the_system(browser):
    page = browser.new_page(color_scheme="dark")
    page.set_content(re.sub(r' onload="[^"]*"', "", squares().html(static=False)))
    inside = page.locator("iframe").element_handle().content_frame()
    inside.wait_for_selector(".agk[data-ready=true]")
    assert inside.evaluate("document.body.dataset.jpThemeLight") == "false"
    room = "[innerHeight, document.documentElement.scrollHeight]"
    assert len(set(inside.evaluate(room))) == 1, "it fills the height that it was given"
    page.close()


FITS = """() => { const film = document.querySelector('.agk').getBoundingClientRect();
  return film.top === 0 && Math.ceil(film.bottom) === innerHeight
    && document.documentElement.scrollHeight === innerHeight; }"""


@pytest.mark.parametrize("width", [600, 1000])
def test_the_frame_is_as_high_as_the_film_and_grows_with_its_inspector(framed, width):
    _, inside = framed(squares(step=6), width=width)
    inside.wait_for_function(FITS)
    before = inside.evaluate("innerHeight")
    inside.locator(".agk-node:visible", has_text="+ add").click()
    inside.wait_for_function("before => innerHeight > before", arg=before)
    inside.wait_for_function(FITS)
    inside.locator(".agk-close").click()
    inside.wait_for_function("before => innerHeight === before", arg=before)


def test_a_framed_film_can_have_the_whole_screen(framed):
    page, inside = framed(squares())
    inside.wait_for_function(FITS)
    before = inside.evaluate("innerHeight")
    inside.locator('[data-action="project"]').click()
    inside.wait_for_function("before => document.fullscreenElement && innerHeight > before + 50", arg=before)
    inside.locator('[data-action="project"]').click()
    inside.wait_for_function("before => innerHeight === before", arg=before)
    page.wait_for_function("() => !document.fullscreenElement")
