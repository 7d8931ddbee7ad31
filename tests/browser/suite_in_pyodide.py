"""Tests of core, guards and checker in a browser's Python: `python -m tests.browser.suite_in_pyodide`.

Node runs them. What differs there becomes a known place: 32-bit pointers, no threads, no processes, another
libm. Give paths of tests to run others, such as `tests/nn`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from autogradkit.site.pyodide import write_pyodide
from autogradkit.site.wheels import wheel_of
from tests.browser.pyodide_folder import pip, program, pyodide_folder, run

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("core", "guards", "checking")
USUAL = tuple(f"{folder}/{part}" for part in PARTS for folder in ("tests", "autogradkit"))
NOT_THERE = ("--ignore=tests/core/test_pandas.py",)  # without pandas
TOOLS = ("pytest", "pluggy", "iniconfig", "sortedcontainers", "attrs")
HYPOTHESIS = "hypothesis==6.140.3"  # of those that are Python alone
SCRIPT = """
import { loadPyodide } from 'PYODIDE/pyodide.mjs';
import fs from 'fs';
const python = await loadPyodide({ indexURL: 'PYODIDE/', packages: ['autogradkit'] });
const site = python.runPython('import site; site.getsitepackages()[0]');
for (const name of fs.readdirSync('TOOLS'))
  python.unpackArchive(new Uint8Array(fs.readFileSync('TOOLS/' + name)), 'wheel', { extractDir: site });
python.FS.mkdirTree('/src');
python.mountNodeFS('/src', 'ROOT');
python.globals.set('arguments', process.argv.slice(2));
process.exitCode = python.runPython(`
import os, shutil, sys
shutil.rmtree(next(p for p in sys.path if p.endswith('site-packages')) + '/autogradkit')
os.chdir('/src'); sys.path.insert(0, '/src'); sys.dont_write_bytecode = True
os.environ['HYPOTHESIS_STORAGE_DIRECTORY'] = '/tmp/hypothesis'
from autogradkit.platforms import limit_recursion
limit_recursion()
import pytest
int(pytest.main(['-q', '-p', 'no:cacheprovider', '-p', 'no:faulthandler', '-o',
                 'addopts=--import-mode=importlib --doctest-modules', *arguments.to_py()]))
`);
"""


def main(paths):
    """Run the tests below `paths` and return pytest's exit code."""
    with tempfile.TemporaryDirectory() as work:
        pyodide, tools = Path(work, "pyodide"), Path(work, "tools")
        write_pyodide(pyodide_folder(), pyodide)
        for name in TOOLS:
            wheel_of(name, tools)
        run(tools, [*pip(), "download", "-q", "--no-deps", "--only-binary=:all:", HYPOTHESIS])
        script = Path(work, "run.mjs")
        text = SCRIPT.replace("PYODIDE", str(pyodide)).replace("TOOLS", str(tools)).replace("ROOT", str(ROOT))
        script.write_text(text, encoding="utf-8")
        return subprocess.run(
            [program("node"), str(script), *NOT_THERE, *(paths or USUAL)], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
