"""The scripts: what needs no page is tested in Node, and draws what Python draws."""

import json
import re
from pathlib import Path
from random import Random

import numpy as np
import pytest

from autogradkit import Tensor, show
from autogradkit.checking import Exercise, Rule, pointwise
from autogradkit.graph.box_styles import BLUE, CORNER_INK, DARK, FILLS, GREY, INK, ORANGE, WIRES
from autogradkit.graph.layout.layout import place
from autogradkit.graph.pictures.heat import HEAT, colour
from autogradkit.widgets import Explorer, Progress, RuleCheck
from autogradkit.widgets._base import stylesheet
from autogradkit.widgets.scale import scale_of, tick_text
from tests.widgets.node import STATIC, node

HERE = Path(__file__).parent


def test_geometry_timeline_and_plan_keep_their_laws_in_node():
    node("--test", *sorted(HERE.glob("*.test.mjs")))


LAYOUT = """
const { place } = await import(`${process.env.STATIC}/player/layout.js`);
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
    """Return sizes, edges, some of them double, and how wide their labels are, of up to 60 boxes."""
    random = Random(seed)
    count = random.randrange(1, 60)
    sizes = [[random.choice([44, 112, 148]), random.choice([30, 66, 100])] for _ in range(count)]
    edges = []
    for target in range(1, count):
        for _ in range(random.choice([0, 1, 1, 2, 2, 3])):
            edges.append([random.randrange(max(0, target - 12), target), target])
    return sizes, edges, [random.choice([0, 0, 44, 88]) for _ in edges]


SCALES = """
const { scaleOf, tickText } = await import(`${process.env.STATIC}/figures/scale.js`);
let text = "";
for await (const chunk of process.stdin) text += chunk;
console.log(JSON.stringify(JSON.parse(text).map(([values, logarithmic]) => {
  const scale = scaleOf(values, logarithmic);
  return [scale.low, scale.high, scale.logarithmic, scale.ticks, scale.ticks.map(tickText)];
})));
"""


def test_the_browser_puts_its_ticks_where_the_still_pictures_have_theirs():
    random = Random(0)
    ranges = [
        [[random.uniform(-1, 1) * 10 ** random.uniform(-9, 9) for _ in range(3)], bool(k % 2)]
        for k in range(60)
    ]
    ranges += [[[abs(v) for v in values], True] for values, _ in ranges] + [[[3.0], False], [[], True]]
    there = json.loads(node("--input-type=module", "-e", SCALES, input=json.dumps(ranges)))
    for (values, logarithmic), other in zip(ranges, there, strict=True):
        scale = scale_of(values, logarithmic)
        texts = [tick_text(tick) for tick in scale.ticks()]
        assert other == [pytest.approx(scale.low), pytest.approx(scale.high), scale.logarithmic,
                         pytest.approx(scale.ticks()), texts]  # fmt: skip
        assert 1 <= len(texts) <= 9


COLOURS = """
const { HEAT, heatColour } = await import(`${process.env.STATIC}/shared/heat.js`);
console.log(JSON.stringify([...HEAT, heatColour(-1)]));
"""


def test_the_browser_colours_a_heat_map_as_python_does():
    assert json.loads(node("--input-type=module", "-e", COLOURS)) == [*HEAT, colour("nan", 1)]


WIRE_NAMES = {"waiting": "wire", "forward": "forward-wire", "backward": "backward-wire"}
LIGHT = {f"--agk-{WIRE_NAMES[name]}": colour for name, colour in WIRES.items()}
LIGHT |= {f"--agk-{kind}": fill for kind, (fill, _) in FILLS.items()}
LIGHT |= {f"--agk-{kind}-line": stroke for kind, (_, stroke) in FILLS.items()}
LIGHT |= {"--agk-forward-ink": BLUE, "--agk-backward-ink": ORANGE, "--agk-box-ink": INK}
LIGHT |= {"--agk-corner-ink": CORNER_INK, "--agk-pending-ink": GREY}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_players_colours_are_those_of_every_drawing_of_a_film(theme):
    light, dark = re.findall(r"\.agk \{\n(.*?)\n\}", stylesheet("graph_player.css"), re.DOTALL)[:2]
    wanted = {name: colour if theme == "light" else DARK[colour] for name, colour in LIGHT.items()}
    css = light if theme == "light" else dark
    assert {name: re.search(rf"{name}: (#\w+);", css)[1] for name in wanted} == wanted


def test_no_data_is_parsed_as_html_and_nothing_is_fetched():
    source = "".join(path.read_text("utf-8") for path in sorted(STATIC.rglob("*.js")))
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
