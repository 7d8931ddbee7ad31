"""A real IPython shell in a course folder, and the file in which an answer to mul is kept."""

import pytest

from autogradkit import course
from tests.ipython import ipython_shell


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    course.start(tmp_path / "my-course")
    (tmp_path / "my-course/notebooks").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / "my-course/notebooks")
    with ipython_shell() as shell:
        shell.run_cell("%load_ext autogradkit")
        shell.run_cell("import numpy as np\nimport autogradkit as ag")
        yield shell
        shell.run_cell("%unload_ext autogradkit")


@pytest.fixture
def rule(tmp_path):
    return tmp_path / "my-course/exercises/02_mul/rule.py"
