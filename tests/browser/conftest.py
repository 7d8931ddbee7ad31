"""A real JupyterLab, and Chromium to look at it. Neither is ever faked or skipped."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
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

# What Notebook 7 itself writes to the console, also for a notebook that holds `1 + 1` alone.
HARMLESS = re.compile(r"reading 'schema'|yjs#509|Menu entry .* duplicated|status of 404 .*favicon")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """Chromium, headless."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None) or (MAC if Path(MAC).exists() else None)
    if path is None:
        pytest.fail(
            "No Chromium or Chrome found: install one (Debian: apt-get install chromium), "
            'or leave the browser tests out with -m "not browser".'
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()


class Jupyter:
    """A Jupyter server of our own, on a folder of copies."""

    def __init__(self, folder, settings):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{free.getsockname()[1]}"
        port = self.url.rsplit(":", 1)[1]
        names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
        names += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "MPLCONFIGDIR")
        places = {name: str(settings / name.lower()) for name in names}
        news = settings / "jupyterlab_settings_dir/@jupyterlab/apputils-extension"
        news.mkdir(parents=True)
        (news / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
        paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
        command += [f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
        command += ["--ServerApp.password=", "--ServerApp.disable_check_xsrf=True", "--expose-app-in-browser"]
        command += [f"--ServerApp.root_dir={folder}"]
        self.log = open(settings / "server.log", "w")  # noqa: SIM115, closed in stop()
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **places, "PYTHONPATH": paths},
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        for _ in range(300):
            try:
                return self.api("status") and None
            except OSError:
                time.sleep(0.2)
        self.stop()
        pytest.fail("JupyterLab did not start:\n" + (settings / "server.log").read_text()[-3000:])

    def api(self, path, method="GET"):
        """Ask the server's REST interface."""
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
        return json.loads(body) if body else {}

    def forget_kernels(self):
        """End every session: closing the browser would leave its kernel running."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def stop(self):
        """End the server and its kernels."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()


@pytest.fixture(scope="session")
def jupyter(tmp_path_factory):
    """A running JupyterLab whose folder holds copies of lessons and exercises."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    server = Jupyter(folder, tmp_path_factory.mktemp("settings"))
    yield server
    server.stop()


class OpenNotebook:
    """A notebook on a page, and all that its page complained about."""

    def __init__(self, page, jupyter, name, app):
        self.page, self.complaints = page, []
        page.on("console", lambda m: m.type == "error" and self.complain(m.text))
        page.on("pageerror", lambda e: self.complain(str(e)))
        page.on("requestfailed", lambda r: "127.0.0.1" not in r.url and self.complain(f"asked for {r.url}"))
        start = f"lab/tree/{name}?reset" if app == "lab" else f"notebooks/{name}"
        page.goto(f"{jupyter.url}/{start}")
        page.wait_for_function("() => !!window.jupyterapp", timeout=60_000)
        page.evaluate("() => window.jupyterapp.restored || window.jupyterapp.started")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        page.wait_for_function(
            """() => { const k = jupyterapp.shell.currentWidget.sessionContext?.session?.kernel;
                       return k && k.status === 'idle' && k.connectionStatus === 'connected'; }""",
            timeout=60_000,
        )

    def complain(self, text):
        """Note a complaint, unless the front end makes it about every notebook."""
        if not HARMLESS.search(text):
            self.complaints.append(text)

    def run_all(self):
        """Run every cell; return whether all of them ended well."""
        return self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")

    def errors(self):
        """Return the error outputs of all cells."""
        return self.page.evaluate(
            """() => jupyterapp.shell.currentWidget.content.widgets.flatMap(
                 c => (c.model.outputs?.toJSON() || []).filter(o => o.output_type === 'error').map(o => o.evalue))"""
        )


@pytest.fixture
def open_notebook(browser, jupyter):
    """Return a function that opens a notebook in JupyterLab ("lab") or Notebook 7 ("notebook")."""
    contexts = []

    def opened(name, app="lab", **options):
        jupyter.forget_kernels()
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **options))
        return OpenNotebook(contexts[-1].new_page(), jupyter, name, app)

    yield opened
    for context in contexts:
        context.close()
    jupyter.forget_kernels()
