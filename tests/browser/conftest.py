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


@pytest.fixture
def open_notebook(browser, request):
    """Return a function that opens a notebook in JupyterLab ("lab") or Notebook 7 ("notebook")."""
    contexts, servers = [], []

    def opened(name, app="lab", **options):
        servers.append(request.getfixturevalue("jupyter" if app == "lab" else "notebook7"))
        servers[-1].forget_kernels()
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **options))
        return OpenNotebook(contexts[-1].new_page(), servers[-1], name, app)

    yield opened
    for context in contexts:
        context.close()
    for server in servers:
        server.forget_kernels()
