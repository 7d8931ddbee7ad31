"""The bundler: what it makes of every script, and what it refuses."""

import json
import re

import pytest

from autogradkit.widgets import bundler
from autogradkit.widgets.bundler import bundle, convert, modules, variable_name
from autogradkit.widgets.javascript import ScriptError, parts
from tests.widgets.node import STATIC, node

ENTRIES = sorted(path.name for path in STATIC.glob("*.js") if "export default" in path.read_text("utf-8"))


def run_in_node(tmp_path, source):
    module = tmp_path / "module.mjs"
    module.write_text(source, encoding="utf-8")
    return node(module)


@pytest.fixture
def scripts(tmp_path, monkeypatch):
    """Return a function that makes these scripts the static ones."""

    def make(**sources):
        (tmp_path / "static").mkdir()
        for name, source in sources.items():
            (tmp_path / "static" / f"{name}.js").write_text(source, encoding="utf-8")
        monkeypatch.setattr(bundler, "files", lambda package: tmp_path)
        bundler.read_script.cache_clear()

    yield make
    bundler.read_script.cache_clear()


def test_every_widget_has_its_script():
    assert set(ENTRIES) == {
        *("descent.js", "explorer.js", "gradient_flow.js", "graph_player.js", "program_player.js"),
        *("progress.js", "rule_check.js", "side_by_side.js", "sliding.js", "standalone.js", "training.js"),
    }


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_is_one_valid_module_with_one_face(tmp_path, entry):
    source = bundle(entry)
    assert not re.search(r"\bimport\b", source)
    assert re.findall(r"\bexport\b.*", source) == [f"export default {variable_name(entry)}.default;"]
    (tmp_path / "bundle.mjs").write_text(source, encoding="utf-8")
    node("--check", tmp_path / "bundle.mjs")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bundle_can_stand_inside_a_page(entry):
    assert not re.search(r"<!--|</script", modules(entry, "page.js"), re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_nothing_of_a_script_is_lost_but_comments_and_spaces(path):
    source = path.read_text("utf-8")
    pieces = list(parts(source, path.name))
    assert "".join(text for _, text in pieces) == source
    body = convert(source, path.relative_to(STATIC).as_posix()).body
    for kind, text in pieces:
        assert kind not in ("template", "regex") or text in body
    code = "".join(text for kind, text in pieces if kind != "comment")
    words = re.sub(r'^import \{[^}]*\} from "[^"]*";|^export (default)?', "", code, flags=re.MULTILINE)
    kept = re.sub(r"^const\{[^}]*\}=\$\w+;|^const default_export=", "", body, flags=re.MULTILINE)
    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", kept.rpartition("return{")[0])


def test_an_import_may_take_several_lines_and_other_names(scripts, tmp_path):
    scripts(
        a='import {\n  one,\n  two as second,\n} from "./b.js";\nexport default [one, second()];\n',
        b="export const one = 1;\nexport function two() { return 2; }\n",
    )
    source = f"{modules('a.js')}console.log(JSON.stringify($a.default));"
    assert json.loads(run_in_node(tmp_path, source)) == [1, 2]


def test_two_scripts_may_use_one_name_for_different_things(scripts, tmp_path):
    scripts(
        a='import { size as other } from "./b.js";\nconst size = 1;\nexport default [size, other];\n',
        b="export const size = 2;\n",
    )
    source = f"{modules('a.js')}console.log(JSON.stringify($a.default));"
    assert json.loads(run_in_node(tmp_path, source)) == [1, 2]


def test_a_script_that_two_others_import_runs_once_and_before_them(scripts, tmp_path):
    scripts(
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\nexport default [b, c];\n',
        b='import { list } from "./c.js";\nlist.push("b");\nexport const b = list;\n',
        c='export const list = ["c"];\nexport const c = list;\n',
    )
    source = f"{modules('a.js')}console.log(JSON.stringify($a.default));"
    assert json.loads(run_in_node(tmp_path, source)) == [["c", "b"], ["c", "b"]]


TRICKY = r"""// A comment with "quotes" and `ticks`.
const a = 3, b = 2;
const product = a
  * b
  / 2; /* over
 * two lines */ const after = 1
const text = "// no comment", tick = `  * kept ${ [1, `in ${a} ner`].join(" /* kept */ ") }
  indented`;
const regex = /[/"'`]\/(?:x|y)/g, ratio = (a + b) / 5, both = "a/b".split(/\//).length / 2;
const signs = a - -b + +a, not = !/x/.test("x"), index = [a, b][1] / 2 /* half */ / 1;
export default [product, after, text, tick, regex.source, ratio, both, signs, not, index];
"""


def test_a_script_does_the_same_when_it_is_bundled(scripts, tmp_path):
    scripts(tricky=TRICKY)
    plain = TRICKY.replace("export default", "const all =")
    before = run_in_node(tmp_path, f"{plain}console.log(JSON.stringify(all));")
    after = run_in_node(tmp_path, f"{modules('tricky.js')}console.log(JSON.stringify($tricky.default));")
    assert json.loads(after) == json.loads(before)
    assert "comment with" not in modules("tricky.js")


@pytest.mark.parametrize(
    "source",
    [
        'import thing from "./b.js";',
        'import * as thing from "./b.js";',
        'import "./b.js";',
        'import { a } from "./b.js"',
        'const b = await import("./b.js");',
        "const here = import.meta.url;",
        'if (true) {\nimport { a } from "./b.js";\n}',
        "const a = 1;\nexport { a };",
        'export * from "./b.js";',
        "export let a = 1;",
        "export var a = 1;",
        "export const { a } = { a: 1 };",
        "export const a = 1, b = 2;",
        "export const a = [1, 2],\n  b = 2;",
        "export default function () {}",
        "export default class {}",
        "export const a = 1;\nexport const a = 2;",
        "export default 1;\nexport default 2;",
        "const $a = 1;",
        "const a = {} / 2;",
        "if (a) /b/.test(c);",
        "const a = b++ / 2;",
        'const a = "no end;\n',
        "const a = `no end;",
        "const a = `${ { } `;",
        "const a = /no end\n;",
        "/* no end",
    ],
)
def test_what_the_bundler_does_not_understand_is_refused_with_its_place(source):
    with pytest.raises(ScriptError, match=r"^odd\.js:\d"):
        convert(source, "odd.js")


@pytest.mark.parametrize(
    ("sources", "says"),
    [
        ({"a": 'import { b } from "./b.js";\n', "b": "export const c = 1;\n"}, "imports b from b.js"),
        ({"a": 'import { b } from "./b.js";\n'}, "no script b.js"),
        ({"a": 'import { b } from "b.js";\n'}, "none of the forms"),
        (
            {"a": 'import { b } from "./b.js";\nexport const a = 1;\n', "b": 'import { a } from "./a.js";\n'},
            "a circle",
        ),
    ],
)
def test_an_import_of_what_there_is_not_is_refused(scripts, sources, says):
    scripts(**sources)
    with pytest.raises(ScriptError, match=says):
        modules("a.js")
