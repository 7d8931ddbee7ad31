"""The front ends as a test handles them: a Jupyter server, a notebook in a browser, a film on its page."""

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

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]

# What Notebook 7 itself writes to the console, also for a notebook that holds `1 + 1` alone; and JupyterLab
# where JupyterLite's kernel is installed beside it, whose extension is for JupyterLite alone.
HARMLESS = re.compile(
    r"reading 'schema'|yjs#509|'filebrowser:open-path' not registered|Menu entry .* duplicated"
    r"|Shared module @jupyterlite/services doesn't exist|@jupyterlite/pyodide-kernel-extension"
)


def write_notebook(path, cells):
    """Write a notebook of code cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


class Jupyter:
    """A server of our own for JupyterLab or Notebook 7, on a folder of copies.

    `prepare(extension, environment)` may change the extension or run Jupyter's commands first.
    """

    def __init__(self, folder, settings, app="jupyterlab", prepare=None):
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
        (news / "notification.jupyterlab-settings").write_text(
            '{"fetchNews": "false", "checkForUpdates": false}'
        )
        # Where an installed wheel would have put the extension.
        places["JUPYTER_PATH"] = str(settings / "share")
        shutil.copytree(ROOT / "autogradkit/labextension", settings / "share/labextensions/autogradkit")
        paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, **places, "PYTHONPATH": paths}
        if prepare:
            prepare(settings / "share/labextensions/autogradkit", environment)
        command = [sys.executable, "-m", app, "--no-browser", "--allow-root", "--ip=127.0.0.1"]
        command += [f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
        command += ["--ServerApp.password=", "--ServerApp.disable_check_xsrf=True", "--expose-app-in-browser"]
        command += [f"--ServerApp.root_dir={folder}"]
        self.log = open(settings / "server.log", "w")  # noqa: SIM115, closed in stop()
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
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
        pytest.fail(f"{app} did not start:\n" + (settings / "server.log").read_text()[-3000:])

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
        self.wait_for_kernel()

    def wait_for_kernel(self):
        """Wait until the notebook is there and its kernel has nothing to do."""
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function(
            """() => { const k = jupyterapp.shell.currentWidget.sessionContext?.session?.kernel;
                       return k && k.status === 'idle' && k.connectionStatus === 'connected'; }""",
            timeout=60_000,
        )

    def turn_to(self, name):
        """Leave the notebook as it was, end its kernel, and open another one in the same JupyterLab."""
        self.page.evaluate(
            """async path => { const old = jupyterapp.shell.currentWidget;
                               await old?.sessionContext.shutdown();
                               old?.dispose();
                               await jupyterapp.commands.execute('docmanager:open', {path}); }""",
            name,
        )
        self.page.wait_for_function(
            "path => jupyterapp.shell.currentWidget?.context?.path === path", arg=name, timeout=60_000
        )
        self.wait_for_kernel()
        self.complaints.clear()

    def complain(self, text):
        """Note a complaint, unless the front end makes it about every notebook."""
        if not HARMLESS.search(text):
            self.complaints.append(text)

    def run_all(self):
        """Run every cell; return whether all of them ended well."""
        return self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")

    def run(self, cell):
        """Run one cell by its number."""
        self.page.evaluate(
            """async cell => { jupyterapp.shell.currentWidget.content.activeCellIndex = cell;
                               await jupyterapp.commands.execute('notebook:run-cell'); }""",
            cell,
        )

    def errors(self):
        """Return the error outputs of all cells."""
        return self.page.evaluate(
            """() => jupyterapp.shell.currentWidget.content.widgets
                 .flatMap(cell => cell.model.outputs?.toJSON() || [])
                 .filter(output => output.output_type === 'error').map(error => error.evalue)"""
        )

    def film(self, number=0):
        """Return the number-th film on the page, once it stands."""
        film = Film(self.page, self.page.locator(".agk-player").nth(number))
        film.root.wait_for()
        return film


class Film:
    """A player on a page, used as a student uses it."""

    def __init__(self, page, root):
        self.page, self.root = page, root

    def press(self, *keys):
        """Focus the player and press keys."""
        self.root.evaluate("e => e.focus()")
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def step(self):
        """The step on screen."""
        return int(self.root.get_attribute("data-frame"))

    @property
    def length(self):
        """The number of the last step."""
        return int(self.root.locator(".agk-count").inner_text().split("/")[1])

    def play_to_the_end(self):
        """Press play, at the highest speed, and wait for the last step."""
        speeds = self.root.locator('[data-action="speed"]')
        speeds.select_option(index=speeds.locator("option").count() - 1)
        self.root.locator('[data-action="play"]').click()
        for _ in range(600):
            if self.step == self.length and self.root.get_attribute("data-playing") == "false":
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"The film stopped at step {self.step} of {self.length}.")

    def gradient_of(self, name):
        """Click the node called `name` and read its gradient in the inspector."""
        title = self.root.locator(".agk-node", has=self.page.locator(f".agk-title >> text=/^{name}$/")).first
        number = title.get_attribute("data-node")
        inspected = self.root.locator(f'.agk-inspector[data-inspects="node-{number}"]')
        for _ in range(20):  # a click may miss while the picture still makes room for the inspector
            title.click(force=True)
            if inspected.count():
                break
            self.page.wait_for_timeout(100)
        return inspected.locator('[data-field="gradient"]').inner_text()


def page_of(browser, tmp_path, player, **options):
    """Return the film of a player on a page of its own."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, **options)
    page.goto(player.save(tmp_path / "film.html").as_uri())
    page.wait_for_selector(".agk-player[data-ready=true]")
    return Film(page, page.locator(".agk-player"))
