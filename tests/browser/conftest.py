"""A real JupyterLab, and Chromium to look at it. Neither is ever faked or skipped."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.front_end import ROOT, Jupyter, OpenNotebook
from tests.browser.pyodide_folder import NoPyodideError, pyodide_folder

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


def chromium_path():
    """Return where Chromium or Chrome is, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None) or (MAC if Path(MAC).exists() else None)


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless."""
    path = chromium_path()
    if path is None:
        pytest.fail(
            "No Chromium or Chrome found: install one (Debian: apt-get install chromium), "
            'or leave the browser tests out with -m "not browser".'
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pyodide():
    """A folder with Pyodide; without one, CI fails plainly."""
    try:
        return pyodide_folder()
    except NoPyodideError as error:
        if os.environ.get("CI"):
            pytest.fail(f"The course in a browser tab can't be tested: {error}")
        pytest.skip(f"Pyodide can't be had: {error}")


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory):
    """A folder that holds copies of lessons and exercises: front ends save into what they open."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    return folder


@pytest.fixture(scope="session")
def jupyter(course_folder, tmp_path_factory):
    """A running JupyterLab."""
    server = Jupyter(course_folder, tmp_path_factory.mktemp("lab"), "jupyterlab")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def notebook7(course_folder, tmp_path_factory):
    """A running Notebook 7."""
    server = Jupyter(course_folder, tmp_path_factory.mktemp("notebook7"), "notebook")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def open_labs(browser):
    """The JupyterLab that stays open from test to test of a file: a list that holds it, once it is there."""
    labs = []
    yield labs
    for lab in labs:
        lab.page.context.close()


@pytest.fixture
def open_notebook(browser, request, open_labs):
    """Return a function that opens a notebook in JupyterLab ("lab") or Notebook 7 ("notebook").

    A test's first one without options is opened in the JupyterLab of the test before, which costs a third,
    but if the front end has to be a new one (`anew`).
    """
    contexts, servers = [], []

    def opened(name, app="lab", anew=False, **options):
        stays = not (servers or anew or options) and app == "lab"
        servers.append(request.getfixturevalue("jupyter" if app == "lab" else "notebook7"))
        servers[-1].forget_kernels()
        if stays and open_labs and not open_labs[-1].page.is_closed():
            open_labs[-1].turn_to(name)
            return open_labs[-1]
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        notebook = OpenNotebook(context.new_page(), servers[-1], name, app)
        if stays:
            open_labs.append(notebook)
        else:
            contexts.append(context)
        return notebook

    yield opened
    for context in contexts:
        context.close()
    for server in servers:
        server.forget_kernels()
