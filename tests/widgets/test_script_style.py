"""The scripts as they are written: short functions, short lines, types that hold."""

import re
import subprocess

import pytest

from autogradkit.widgets.javascript import parts
from tests.widgets.node import EXTENSION, NODE, STATIC, typescript

SCRIPTS = sorted([*STATIC.rglob("*.js"), *EXTENSION.glob("*.js")])
MOST_LINES, MOST_COLUMNS = 120, 110


def name(path):
    return str(path.relative_to(path.parents[2]))


def longest_block(source, where="a script"):
    """Return the most lines that a pair of braces spans: a function, a class or an object."""
    line, opened, longest = 1, [], 0
    for kind, text in parts(source, where):
        for sign in text:
            line += sign == "\n"
            if kind == "code" and sign == "{":
                opened.append(line)
            elif kind == "code" and sign == "}":
                longest = max(longest, line - opened.pop() + 1)
    return longest


def test_a_block_is_measured_by_its_braces_alone():
    assert longest_block('f(() => {\n  const a = "{"; // {\n\n});') == 4


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_no_function_is_longer_than_a_screen(path):
    # What the scripts say is one object, to be translated in one go.
    assert path.name == "sentences.js" or longest_block(path.read_text("utf-8")) <= MOST_LINES


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_no_line_is_too_long(path):
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    assert [(n, text) for n, text in lines if len(text) > MOST_COLUMNS] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_says_in_its_first_line_what_it_is_and_asks_for_its_types_to_be_checked(path):
    comments = re.match(r"(?://.*\n)+", path.read_text("utf-8"))[0].splitlines()
    assert len(comments[0]) > 10
    assert comments[-1] == "// @ts-check"


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_public_function_says_what_it_returns_or_does(path):
    code = path.read_text("utf-8")
    for function in re.findall(r"(?:^|\n)export (?:async )?function (\w+)\((?!\))", code):
        assert re.search(rf"\*/\nexport (?:async )?function {function}\(", code), function


def test_the_types_hold():
    command = [NODE, typescript(), "-p", STATIC / "jsconfig.json"]
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout


def test_a_wrong_type_is_noticed(tmp_path):
    (tmp_path / "wrong.js").write_text(
        "// @ts-check\n/** @param {number} x */\nexport const f = (x) => x.size;\n"
    )
    command = [NODE, typescript(), "--checkJs", "--noEmit", "--strict", tmp_path / "wrong.js"]
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300)
    assert "Property 'size' does not exist on type 'number'" in run.stdout
