"""The commands as a whole: a module each, all alike, with one parser and one set of exit codes."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from autogradkit import commands
from autogradkit.commands import sentences
from autogradkit.commands.main import COMMANDS, Exit, main, parser
from autogradkit.commands.terminal import Parser

FOLDER = Path(commands.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))


def module_name(module):
    return module.__name__.rpartition(".")[2].rstrip("_")  # `import` is a word of Python's


def test_every_command_of_the_help_page_has_a_module_of_its_name():
    listed = re.findall(r"^    (\w+)", parser().format_help().split("examples:")[0], re.MULTILINE)
    assert listed == [module_name(module) for module in COMMANDS] == list(sentences.SUMMARIES)
    assert {path.stem for path in MODULES} - {*listed, "import_"} == {
        *("__init__", "course_here", "formula", "main", "magic_line", "output", "sentences", "terminal")
    }


@pytest.mark.parametrize("module", COMMANDS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_command_is_added_in_the_same_way(module):
    added = []
    module.add_to(lambda name, run, **more: added.append(name) or Parser(**more))
    assert added == [module_name(module)]
    assert sentences.SUMMARIES[added[0]].endswith(".")


def test_there_is_one_parser():
    made = [
        path.stem
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Parser"
    ]
    assert made == ["main"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_exit_code_is_a_bare_number(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            assert type(node.value.value) is not int, f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "exit":
            assert not any(isinstance(a, ast.Constant) and type(a.value) is int for a in node.args)


def test_what_a_command_returns_is_one_of_the_exit_codes(monkeypatch, capsys):
    from autogradkit.commands import next

    monkeypatch.setattr(next, "run", lambda options: 17)
    assert main(["next"]) == Exit.INTERNAL
    assert "17 is not a valid Exit" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["list", "--bogus"], ["grade", "x", "--out", "o", "--bogus"], ["doctor", "--bogus"]]
)
def test_an_unknown_argument_is_said_alike_by_every_command(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == Exit.USAGE
    assert capsys.readouterr().err == (
        f"autogradkit: unknown argument '--bogus'\nTry: autogradkit {arguments[0]} --help\n"
    )


@pytest.mark.parametrize("package", ["commands", "course", "notebook"])
def test_every_sentence_is_used(package):
    text = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parent / package).rglob("*.py"))
    names = [name for name in vars(import_module(f"autogradkit.{package}.sentences")) if name.isupper()]
    assert [name for name in names if not re.search(rf"sentences\.{name}\b", text)] == []


def test_grading_prints_nothing_itself():
    for path in (FOLDER.parent / "grading").rglob("*.py"):
        if "child_side" in path.parts:
            continue  # speaks to its parent
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        assert not [n.lineno for n in calls if getattr(n.func, "id", "") == "print"], path.name
