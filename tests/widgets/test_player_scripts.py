"""The player's scripts: geometry and timeline are tested in Node, the whole is one valid module."""

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np
import pytest
from playwright._impl._driver import compute_driver_executable

from autogradkit import Tensor, show
from autogradkit.checking import Exercise, Rule, pointwise
from autogradkit.graph.layout.layout import place
from autogradkit.widgets import (
    Descent,
    Explorer,
    GradientFlow,
    Progress,
    RuleCheck,
    SideBySide,
    SlidingKernel,
    Training,
)
from autogradkit.widgets._base import bundle, stylesheet
from autogradkit.widgets.page import PLAYER

HERE = Path(__file__).parent
STATIC = Path(str(files("autogradkit.widgets") / "static"))
# Node on PATH, or the one that playwright carries: these tests are never skipped.
NODE = shutil.which("node") or compute_driver_executable()[0]


def node(*arguments, **options):
    """Run Node with the place of the scripts in its environment."""
    run = subprocess.run(
        [str(NODE), *map(str, arguments)],
        env={"STATIC": STATIC.as_uri()},
        capture_output=True,
        text=True,
        timeout=60,
        **options,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    return run.stdout


def test_geometry_timeline_and_plan_keep_their_laws_in_node():
    node("--test", *sorted(HERE.glob("*.test.mjs")))


LAYOUT = """
const { place } = await import(`${process.env.STATIC}/layout.js`);
let text = "";
for await (const chunk of process.stdin) text += chunk;
console.log(JSON.stringify(JSON.parse(text).map((graph) => place(...graph))));
"""


def test_the_browser_draws_a_graph_exactly_as_python_does():
    graphs = [random_graph(seed) for seed in range(40)]
    drawn = json.loads(node("--input-type=module", "-e", LAYOUT, input=json.dumps(graphs)))
    for graph, there in zip(graphs, drawn, strict=True):
        here = place(*graph)
        assert [there["width"], there["height"]] == pytest.approx([here.width, here.height], abs=0.21)
        for box, other in zip(here.boxes, there["boxes"], strict=True):
            assert [other[key] for key in "xywh"] == pytest.approx(list(box), abs=0.21)
        for route, other in zip(here.routes, there["routes"], strict=True):
            assert [c for p in other for c in p] == pytest.approx([c for p in route for c in p], abs=0.21)


KNOWN = """
const { isOurs } = await import(new URL("../../labextension/static/stand_in.js", `${process.env.STATIC}/`));
let text = "";
for await (const chunk of process.stdin) text += chunk;
const view = { "application/vnd.jupyter.widget-view+json": {} };
console.log(JSON.stringify(JSON.parse(text).map((page) => isOurs({ ...view, "text/html": page }))));
"""


def test_the_extension_knows_every_widget_of_the_kit_by_its_page():
    product = Exercise("B2", "mul", "A product", (Rule("backward", np.multiply, pointwise("x", "y"), 4),))
    ours = [show(Tensor(2.0) * 3.0), Explorer("x**2"), RuleCheck(product, {}), Progress([])]
    pages = [widget.html(static=False) for widget in ours] + ["<p>agk-film</p>", ""]
    answers = json.loads(node("--input-type=module", "-e", KNOWN, input=json.dumps(pages)))
    assert answers == [True] * len(ours) + [False, False]


def random_graph(seed):
    """Return sizes, edges, some of them double, and which have a number, of a graph of up to 60 boxes."""
    random = Random(seed)
    count = random.randrange(1, 60)
    sizes = [[random.choice([44, 112, 148]), random.choice([30, 66, 100])] for _ in range(count)]
    edges = []
    for target in range(1, count):
        for _ in range(random.choice([0, 1, 1, 2, 2, 3])):
            edges.append([random.randrange(max(0, target - 12), target), target])
    return sizes, edges, [random.random() < 0.5 for _ in edges]


FIGURES = [Descent, Explorer, GradientFlow, SideBySide, SlidingKernel, Training]
BUNDLES = [PLAYER, *(figure.scripts for figure in FIGURES)]


@pytest.mark.parametrize("names", [*BUNDLES, *((*names, "standalone.js") for names in BUNDLES)])
def test_the_bundle_is_one_valid_module(tmp_path, names):
    module = tmp_path / "player.mjs"
    module.write_text(bundle(*names), encoding="utf-8")
    node("--check", module)


def test_the_bundle_imports_nothing_and_exports_one_thing():
    source = bundle(*PLAYER)
    assert not re.search(r"^import ", source, re.MULTILINE)
    assert re.findall(r"^export .*", source, re.MULTILINE) == ["export default { render };"]


@pytest.mark.parametrize("names", BUNDLES)
def test_files_stand_after_those_they_import(names):
    seen = set()
    for name in names:
        wanted = re.findall(r'^import .* from "\./(.+)";', (STATIC / name).read_text("utf-8"), re.MULTILINE)
        assert set(wanted) <= seen, name
        seen.add(name)


def test_no_data_is_parsed_as_html_and_nothing_is_fetched():
    source = "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.js")))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttpRequest", source
    )
    assert set(re.findall(r"https?://[^\"']+", source)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1998/Math/MathML",
    }


@pytest.mark.parametrize("name", ["graph_player.css", "figures.css"])
def test_every_css_rule_stays_inside_the_widget(name):
    css = re.sub(r"/\*.*?\*/", "", stylesheet(name), flags=re.DOTALL)
    css = re.sub(r"@(?:media|container)[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", css)
    for selectors in re.findall(r"([^{}]+)\{", css):
        for selector in re.sub(r"\([^)]*\)", "", selectors).split(","):
            assert ".agk" in selector, selector
