"""A teacher's own notebooks, validated by the very commands of the workflow that the kit writes for her."""

import configparser
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from autogradkit.commands.main import main
from autogradkit.course import notebooks, workflow
from autogradkit.course.new import new
from autogradkit.course.notebook_run import run

ROOT = Path(__file__).resolve().parents[2]
LESSON = """import autogradkit as ag
x = ag.Tensor(3.0, name="x")
ag.show(x * x)"""


def cell(source, count=None, printed=""):
    outputs = [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []
    code = {"cell_type": "code", "metadata": {}, "source": source, "execution_count": count}
    return json.dumps({"cells": [code | {"outputs": outputs}], "metadata": {}, "nbformat": 4})


def course(folder):
    """A repository with a lesson that shows a film, and one that no longer prints what it printed."""
    film, changed = folder / "my lessons/week 1.ipynb", folder / "my lessons/week 2.ipynb"
    film.parent.mkdir()
    film.write_text(cell(LESSON))
    run(film)
    changed.write_text(cell("print(6 * 7)", 1, "41\n"))
    notebooks.normalise(changed)


def commands(folder, host):
    """The commands of a workflow, but for the one that installs, with this Python."""
    lines = (folder / workflow.HOSTS[host]).read_text(encoding="utf-8").splitlines()
    found = [line.split("python -m ", 1)[1] for line in lines if "python -m" in line]
    assert found.pop(0).startswith("pip install autogradkit")
    return [[sys.executable, "-m", *shlex.split(line)] for line in found]


def outcome(folder, command):
    plain = [*command, "-p", "no:cacheprovider"] if "pytest" in command else command
    return subprocess.run(plain, cwd=folder, capture_output=True, text=True, timeout=120)


def test_the_workflow_passes_a_faithful_lesson_and_stops_one_that_prints_something_else(
    tmp_path, monkeypatch, capsys
):
    course(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["notebooks", "workflow", "github", "--folder", "my lessons"]) == 0
    assert "nbval_sanitize.cfg: written." in capsys.readouterr().out
    check, validate = commands(tmp_path, "github")
    done = outcome(tmp_path, check)
    assert done.returncode == 0, done.stdout + done.stderr
    done = outcome(tmp_path, validate)
    assert done.returncode == 1, done.stderr
    assert "1 failed, 1 passed" in done.stdout
    assert "FAILED my lessons/week 2.ipynb" in done.stdout


def test_a_value_with_a_name_is_seen_neither_by_jupyter_nor_by_nbval(tmp_path, monkeypatch):
    """What nbval_sanitize.cfg advises: after a `;` nbval sees the value that Jupyter doesn't."""
    (tmp_path / "lessons").mkdir()
    for name, source in (("hidden", "1 + 1;"), ("named", "_ = 1 + 1")):
        (tmp_path / f"lessons/{name}.ipynb").write_text(cell(source))
        run(tmp_path / f"lessons/{name}.ipynb")
    monkeypatch.chdir(tmp_path)
    assert main(["notebooks", "workflow", "github", "--folder", "lessons"]) == 0
    _, validate = commands(tmp_path, "github")
    done = outcome(tmp_path, validate)
    assert "FAILED lessons/hidden.ipynb" in done.stdout
    assert "1 failed, 1 passed" in done.stdout
    assert "Give it a name" in (tmp_path / "nbval_sanitize.cfg").read_text()


def test_both_hosts_run_the_same_commands(tmp_path):
    (tmp_path / "lessons").mkdir()
    for host in workflow.HOSTS:
        workflow.write(host, "lessons", tmp_path)
    assert commands(tmp_path, "github") == commands(tmp_path, "gitlab")
    assert "FOLDER" not in (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_a_lesson_that_leads_to_exercises_of_ones_own_passes_with_the_variable_that_the_workflow_offers(
    tmp_path, monkeypatch
):
    new("softsign", tmp_path / "my-exercises")
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons/own.ipynb").write_text(cell("%load_ext autogradkit\n%exercise softsign"))
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as alone:
        alone.setenv("AUTOGRADKIT_EXERCISES", "my-exercises")
        run(tmp_path / "lessons/own.ipynb")
    offered = set()
    for host, root in (("github", "${{ github.workspace }}"), ("gitlab", "$CI_PROJECT_DIR")):
        workflow.write(host, "lessons")
        text = (tmp_path / workflow.HOSTS[host]).read_text(encoding="utf-8")
        offered.add(re.search(r"# +AUTOGRADKIT_EXERCISES: (\S.*?)  #", text)[1].replace(root, str(tmp_path)))
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", *offered)
    done = outcome(tmp_path, commands(tmp_path, "github")[1])
    assert done.returncode == 0, done.stdout


def test_files_that_are_there_are_left_alone(tmp_path):
    (tmp_path / "lessons").mkdir()
    (tmp_path / ".gitlab-ci.yml").write_text("mine")
    done = workflow.write("gitlab", "lessons", tmp_path)
    assert done == (("nbval_sanitize.cfg",), (".gitlab-ci.yml",))
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["workflow", "gitlub"], "Did you mean 'gitlab'"),
        (["workflow"], "For which host?"),
        (["workflow", "github", "--folder", "nowhere"], "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_written_is_said(arguments, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["notebooks", *arguments]) == 4
    assert says in capsys.readouterr().err


def rules(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(path, encoding="utf-8")
    return {parser[name]["regex"]: parser[name]["replace"] for name in parser.sections()}


def test_what_the_kits_own_lessons_need_ignored_a_teachers_file_ignores_too():
    assert rules(workflow.TEMPLATES / "nbval_sanitize.cfg") == rules(ROOT / "tests/nbval_sanitize.cfg")


def test_the_rules_to_choose_from_do_what_they_say():
    text = (workflow.TEMPLATES / "nbval_sanitize.cfg").read_text(encoding="utf-8")
    offered = re.findall(r"# regex: (.*)\n# replace: (.*)", text)
    seen = "<Thing object at 0x7f3a12bc> took 3.14 s on 2026-11-27"
    for regex, replace in offered:
        seen = re.sub(regex, replace, seen)
    assert seen == "<Thing object at ADDRESS> took TIME on DATE"
