"""What the widgets say stands in one place for Python and in one for the browser."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from autogradkit.widgets import sentences
from tests.widgets.node import STATIC

MODULES = sorted(Path(sentences.__file__).parent.glob("*.py"))
SAID = [name for name in vars(sentences) if name.isupper()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_raises_a_sentence_of_its_own(path):
    if path.stem in ("bundler", "javascript"):  # they speak to who writes the kit
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            literals = [n for a in node.exc.args for n in ast.walk(a) if isinstance(n, ast.JoinedStr)]
            literals += [a for a in node.exc.args if isinstance(a, ast.Constant)]
            assert not literals, f"line {node.lineno}"


@pytest.mark.parametrize("name", SAID)
def test_every_sentence_is_said(name):
    code = "".join(path.read_text("utf-8") for path in MODULES if path.stem != "sentences")
    assert re.search(rf"\b{name}\b", code)


@pytest.mark.parametrize("name", SAID)
def test_what_is_put_into_a_sentence_has_a_name(name):
    texts = getattr(sentences, name)
    for text in [texts] if isinstance(texts, str) else texts:
        if name != "NO_NETWORKS":  # it shows a dict
            assert all(field is None or field.isidentifier() for _, field, *_ in Formatter().parse(text))


def test_every_sentence_of_the_browser_is_said():
    source = (STATIC / "sentences.js").read_text("utf-8")
    code = "".join(p.read_text("utf-8") for p in STATIC.rglob("*.js") if p.name != "sentences.js")
    keys = set(re.findall(r"^    (\w+)[:,]", source, re.MULTILINE))
    assert len(keys) > 80
    assert not {key for key in keys if not re.search(rf"\.{key}\b", code)}
