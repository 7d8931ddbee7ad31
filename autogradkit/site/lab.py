"""JupyterLite with the course in it: the part of a site in which lessons run, without any server.

jupyterlite-core and its Pyodide kernel do the work; here is what they are told.
"""

import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from . import sentences
from .pyodide import PRELOADED, is_address, write_pyodide
from .wheels import PACKAGE, SiteError

__all__ = ["pyodides_own", "require_extra", "write_lab"]

APPS = ("lab", "notebooks", "tree")  # the whole desk; on a phone one notebook alone, and a list of files
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
EXTENSIONS = {  # a package that brings an extension of the front end: its folder in labextensions/
    "jupyterlite-pyodide-kernel": "@jupyterlite/pyodide-kernel-extension",
    "jupyterlab-widgets": "@jupyter-widgets/jupyterlab-manager",
    "anywidget": "anywidget",
}
SETTINGS = {
    # light or dark, as the reader's system
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def require_extra():
    """Raise a sentence that says how to install what builds a site, unless it is there."""
    for module in (
        "jupyterlite_core",
        "jupyterlite_pyodide_kernel",
        "jupyter_server",
        "sphinx",
        "myst_nb",
        "furo",
    ):
        if importlib.util.find_spec(module) is None:
            raise SiteError(sentences.NO_SITE_EXTRA)


def pyodides_own():
    """Return the address of the Pyodide that the kernel here is made for, on Pyodide's own server."""
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL

    return PYODIDE_CDN_URL


def write_lab(target, course, work, source, title, exercises=None):
    """Build JupyterLite at `target`.

    Parameters
    ----------
    target, course, work : Path
        Where it is written; the course folder that learners find in it; a folder for what is made on the way.
    source : str or Path
        A folder with Pyodide, or its address.
    title : str
        What the tab is called.
    exercises : Path, optional
        A teacher's exercises, in place of the kit's.
    """
    work.mkdir(parents=True, exist_ok=True)
    settings = {
        # What is needed is in the lock; a school's network may know no package index.
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": [*PRELOADED]},
    }
    if is_address(source):
        settings["pyodideUrl"] = f"{source.rstrip('/')}/pyodide.mjs"
        settings["loadPyodideOptions"]["lockFileURL"] = "./pyodide/pyodide-lock.json"
    page = {"appName": title, "exposeAppInBrowser": True, "litePluginSettings": {KERNEL: settings}}
    (work / "jupyter-lite.json").write_text(
        json.dumps({"jupyter-lite-schema-version": 0, "jupyter-config-data": page}, indent=1)
    )
    (work / "overrides.json").write_text(json.dumps(SETTINGS, indent=1))
    config = {
        "apps": APPS,
        "no_unused_shared_packages": True,
        "no_sourcemaps": True,
        "ignore_sys_prefix": True,  # a site has what is listed here, whatever else is installed
        "federated_extensions": [str(path) for path in extensions()],
        "settings_overrides": ["overrides.json"],
        "contents": [str(course)],
        "output_dir": str(target),
        "cache_dir": str(work / "cache"),
    }
    (work / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": config}, indent=1))
    ours = work / "static/pyodide" if not is_address(source) else target / "pyodide"
    if not is_address(source):
        write_pyodide(source, ours, exercises)
    run_build(work)
    if is_address(source):
        write_pyodide(source, ours, exercises)


def run_build(work):
    """Run `jupyter lite build` in a folder; a SiteError with its last words if it fails."""
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    if importlib.util.find_spec("jupyterlite_core.__main__") is None:
        command = [sys.executable, "-c", "from jupyterlite_core.app import main; main()", "build"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stdout + done.stderr).strip()[-1500:]
        raise SiteError(sentences.LAB_NOT_BUILT.format(words=words))


def extensions():
    """Return the folders of the front end's extensions: the kernel, widgets, and the kit's side panel."""
    folders = [PACKAGE / "labextension"]
    for package, name in EXTENSIONS.items():
        try:
            files = importlib.metadata.distribution(package).files or ()
        except importlib.metadata.PackageNotFoundError:
            raise SiteError(sentences.NO_SITE_EXTRA) from None
        place = f"share/jupyter/labextensions/{name}/package.json"
        found = [Path(path.locate()).resolve() for path in files if path.as_posix().endswith(place)]
        if not found:
            raise SiteError(sentences.NO_EXTENSION.format(package=package))
        folders.append(found[0].parent)
    return folders
