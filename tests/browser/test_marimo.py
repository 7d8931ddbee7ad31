"""The film in marimo, which knows no ipywidgets and keeps each widget in a shadow tree of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.browser.front_end import Film

NOTEBOOK = """import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    import autogradkit as ag

    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    film = mo.ui.anywidget(ag.show(x * x + y * y))
    film
    return film, mo


@app.cell
def _(film, mo):
    mo.md(f"step {film.value['frame']}")
    return


@app.cell
def _():
    import autogradkit as ag_

    ag_.explore("x**2 + y**2", x=2, y=3)
    return
"""


@pytest.fixture
def marimo(tmp_path):
    """The address of a marimo that runs a notebook of a film."""
    (tmp_path / "film.py").write_text(NOTEBOOK)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marimo", "-q", "run", "--headless", "--no-token", "--no-check"]
    with open(tmp_path / "marimo.log", "w") as log:
        server = subprocess.Popen(
            [*command, "--port", str(port), "film.py"],
            cwd=tmp_path,
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "MARIMO_SKIP_UPDATE_CHECK": "1"},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/health", timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    else:
        os.killpg(server.pid, signal.SIGTERM)
        pytest.fail("marimo did not start:\n" + (tmp_path / "marimo.log").read_text()[-3000:])
    yield url
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(15)


def test_the_film_plays_in_marimo_and_python_knows_its_step(browser, marimo):
    page, complaints = browser.new_page(viewport={"width": 1280, "height": 900}), []
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    page.goto(marimo)
    player = Film(page, page.locator(".agk-player").first)
    player.root.locator("xpath=self::*[@data-ready='true']").wait_for(timeout=60_000)
    player.play_to_the_end()
    assert player.gradient_of("x") == "4"
    page.locator(f"text=step {player.length}").wait_for()
    player.press("Home")
    assert player.step == 0
    page.locator('.agk-explorer input[aria-label="x"]').fill("5")
    page.locator(".agk-explorer .agk-sentence", has_text="x 10").wait_for()
    page.close()
    assert complaints == []
