"""A film and a figure in Firefox, where there is one: their pages play with no kernel and no network."""

import json
import re
import shutil
import subprocess
import time
from html import unescape

import pytest
import websocket

import autogradkit as ag
from autogradkit.widgets import descent

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """Firefox without a window, asked through WebDriver BiDi."""

    def __init__(self, profile):
        command = [FIREFOX, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        url = None
        for line in self.process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                url = found[1]
                break
        assert url, "Firefox ended before it listened"
        self.socket, self.number = websocket.create_connection(f"{url}/session", suppress_origin=True), 0
        self.ask("session.new", capabilities={})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **params):
        """Send a command and return its result."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            reply = json.loads(self.socket.recv())
            if reply.get("id") == self.number:
                assert reply["type"] == "success", reply
                return reply["result"]

    def open(self, uri):
        """Open a page."""
        self.ask("browsingContext.navigate", context=self.context, url=uri, wait="complete")

    def value_of(self, expression):
        """Return what an expression is on the page, as text."""
        result = self.ask(
            "script.evaluate", expression=f"String({expression})", target={"context": self.context},
            awaitPromise=True,
        )  # fmt: skip
        assert result["type"] == "success", result
        return result["result"]["value"]

    def wait_for(self, expression, wanted):
        """Wait until an expression has a value."""
        for _ in range(200):
            if self.value_of(expression) == wanted:
                return
            time.sleep(0.1)
        pytest.fail(f"{expression} is {self.value_of(expression)}, not {wanted}")

    def end(self):
        """End the browser."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def firefox(tmp_path):
    """A Firefox of our own."""
    if FIREFOX is None:
        pytest.skip("no Firefox found (Debian: apt-get install firefox-esr)")
    profile = tmp_path / "profile"
    profile.mkdir()
    browser = Firefox(profile)
    yield browser
    browser.end()


def test_a_saved_film_plays_to_its_end_in_firefox(firefox, tmp_path):
    x = ag.Tensor(3.0, name="x")
    firefox.open(ag.show(x * x).save(tmp_path / "film.html").as_uri())
    firefox.wait_for("document.querySelector('.agk-player').dataset.ready", "true")
    firefox.value_of("document.querySelector('[data-action=play]').click()")
    firefox.wait_for("document.querySelectorAll('.agk-token').length > 0", "true")
    firefox.wait_for("document.querySelector('.agk-player').dataset.frame", "5")
    firefox.wait_for("document.querySelector('[data-node=\"0\"] .agk-gradient').textContent", "∂ 6")
    firefox.wait_for("document.querySelector('.agk-player').dataset.playing", "false")


def test_a_figures_page_is_drawn_in_firefox(firefox, tmp_path):
    made = descent(lambda x, y: x**2 + y**2, (2.0, 1.0), steps=9)
    page = unescape(re.search(r'srcdoc="([^"]*)"', made.html(static=False))[1])
    (tmp_path / "descent.html").write_text(page, encoding="utf-8")
    firefox.open((tmp_path / "descent.html").as_uri())
    firefox.wait_for("document.querySelector('.agk-descent').dataset.ready", "true")
    assert int(firefox.value_of("document.querySelectorAll('.agk-tick').length")) > 8
