// Graphs from standard input, [[[w, h], …], [[a, b], …]] each, laid out from left to right by graphviz and d3-dag.
// Run as `node rivals.mjs FOLDER`, where FOLDER holds node_modules; answers boxes, curves and milliseconds.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.argv[2]}/`));
const { instance } = require("@viz-js/viz");
const { coordSimplex, decrossTwoLayer, graphStratify, layeringSimplex, sugiyama } = require("d3-dag");
const RANK = 104, NODE = 20, PIECES = 16;

let text = "";
for await (const chunk of process.stdin) text += chunk;
const graphs = JSON.parse(text), viz = await instance();
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function timed(make) {
  const times = [];
  let made = null;
  for (let run = 0; run < 3; run++) { const start = performance.now(); made = make(); times.push(performance.now() - start); }
  return { ...made, ms: middle(times) };
}

function bezier(controls) {
  const all = [];
  for (let i = 0; i + 3 < controls.length; i += 3) {
    for (let n = 0; n <= PIECES; n++) {
      const s = n / PIECES, w = [(1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s ** 3];
      all.push([0, 1].map((axis) => w.reduce((sum, weight, j) => sum + weight * controls[i + j][axis], 0)));
    }
  }
  return all;
}

function graphviz([sizes, edges]) {
  const nodes = sizes.map(([w, h], i) => `n${i} [width=${w / 72} height=${h / 72}];`).join("");
  const arrows = edges.map(([a, b], i) => `n${a} -> n${b} [id=e${i}];`).join("");
  const source = `digraph { rankdir=LR; ranksep=${RANK / 72}; nodesep=${NODE / 72}; node [shape=box fixedsize=true label=""]; edge [arrowhead=none]; ${nodes}${arrows} }`;
  const result = viz.renderJSON(source);
  const [, , width, height] = result.bb.split(",").map(Number);
  const flip = (pair) => { const [x, y] = pair.split(",").map(Number); return [x, height - y]; };
  const place = new Map(result.objects.map((object) => [object.name, flip(object.pos)]));
  const boxes = sizes.map(([w, h], i) => { const [x, y] = place.get(`n${i}`); return [x - w / 2, y - h / 2, x + w / 2, y + h / 2]; });
  const curves = [];
  for (const edge of result.edges) curves[Number(edge.id.slice(1))] = bezier(edge.pos.replace(/[es],\S+ /g, "").split(" ").map(flip));
  return { boxes, curves, size: [width, height] };
}

/** d3-dag lays out from the top; width and height change places. It knows no two edges between the same nodes as one. */
function d3dag([sizes, edges]) {
  const parents = sizes.map(() => []);
  edges.forEach(([a, b], i) => parents[b].push([String(a), i]));
  const graph = graphStratify().parentData((node) => node.parents)(sizes.map((size, i) => ({ id: String(i), size, parents: parents[i] })));
  const layout = sugiyama().nodeSize(({ data }) => [data.size[1], data.size[0]]).gap([NODE, RANK])
    .layering(layeringSimplex()).decross(decrossTwoLayer()).coord(coordSimplex());
  const { width, height } = layout(graph), boxes = [], curves = [];
  for (const node of graph.nodes()) {
    const [w, h] = node.data.size;
    boxes[Number(node.data.id)] = [node.y - w / 2, node.x - h / 2, node.y + w / 2, node.x + h / 2];
  }
  for (const link of graph.links()) {
    // As d3's own examples draw them: a curve that is level at each of its points.
    const ends = link.points.map(([x, y]) => [y, x]);
    const source = boxes[Number(link.source.data.id)], target = boxes[Number(link.target.data.id)];
    ends[0] = [source[2], ends[0][1]];
    ends[ends.length - 1] = [target[0], ends.at(-1)[1]];
    const controls = [ends[0]];
    for (let i = 1; i < ends.length; i++) {
      const half = (ends[i - 1][0] + ends[i][0]) / 2;
      controls.push([half, ends[i - 1][1]], [half, ends[i][1]], ends[i]);
    }
    curves[link.data] = bezier(controls);
  }
  return { boxes, curves, size: [height, width] };
}

const answer = {};
for (const [name, lay] of [["graphviz", graphviz], ["d3-dag", d3dag]]) answer[name] = graphs.map((graph) => timed(() => lay(graph)));
console.log(JSON.stringify(answer));
