// The layout: the same layered drawing as graph/layout.py, for views that only the reader's clicks decide.
// Which scopes are open is chosen in the browser, with no kernel to ask; a test holds both to one result.
// No DOM, tested in Node.
// @ts-check

import { makeLayers } from "./columns.js";
import { bestOrder } from "./order.js";
import { middles } from "./heights.js";

const DUMMY = 10;
const MARGIN = 16;
// From an arrow's last turn to its end, and the room in which it turns; more where something is written.
const LEVEL = 22;
const BESIDE_LABEL = 20;
const BEND = 42;
const BEND_TO_LABEL = 50;
const A_LABEL = 34;

/** @param {number} value */
const round1 = (value) => Math.round(value * 10) / 10;

/** @typedef {import("./columns.js").Layered} Layered */
/** @typedef {{ lefts: number[], widths: number[], levels: number[], width: number }} Columns */

/**
 * Place boxes of the given [width, height] so that every edge goes right.
 * `labels` says for each edge how wide what is written above its end is, 0 for nothing.
 * @param {number[][]} sizes
 * @param {[number, number][]} edges
 * @param {number[]} [labels]
 */
export function place(sizes, edges, labels = edges.map(() => A_LABEL)) {
  const graph = makeLayers(sizes.length, edges), order = bestOrder(graph);
  const dummies = new Array(graph.left.length - sizes.length).fill(DUMMY);
  const heights = [...sizes.map((size) => size[1]), ...dummies];
  const raw = middles(graph, order, heights);
  let top = Infinity;
  for (const column of order) for (const v of column) top = Math.min(top, raw[v] - heights[v] / 2);
  const middle = raw.map((y) => round1(y - (Number.isFinite(top) ? top : 0) + MARGIN));
  const columns = spread(graph, order, sizes, labels), { lefts, widths } = columns;
  /** @type {Rectangle[]} */
  const boxes = new Array(sizes.length);
  order.forEach((column, i) => column.forEach((v) => {
    if (v >= sizes.length) return;
    const [w, h] = sizes[v];
    boxes[v] = { x: round1(lefts[i] + (widths[i] - w) / 2), y: round1(middle[v] - h / 2), w, h };
  }));
  const routes = routesOf(graph, order, boxes, middle, columns);
  let bottom = 0;
  for (const box of boxes) bottom = Math.max(bottom, box.y + box.h);
  for (const route of routes) for (const point of route) bottom = Math.max(bottom, point[1]);
  return { boxes, routes, width: round1(columns.width), height: round1(bottom + MARGIN) };
}

/**
 * Where each column begins, how wide it is, and how long arrows are level before it.
 * @param {Layered} graph
 * @param {number[][]} order
 * @param {number[][]} sizes
 * @param {number[]} labels
 * @returns {Columns}
 */
function spread(graph, order, sizes, labels) {
  const widths = order.map((column) =>
    Math.max(0, ...column.filter((v) => v < sizes.length).map((v) => sizes[v][0])));
  /** @type {Map<number, number>} */
  const widest = new Map();
  graph.chains.forEach((chain, e) => {
    const reader = chain[chain.length - 1];
    widest.set(reader, Math.max(labels[e], widest.get(reader) || 0));
  });
  const wide = order.map((column) => Math.max(0, ...column.map((v) => widest.get(v) || 0)));
  const levels = wide.map((label) => (label ? label + BESIDE_LABEL : LEVEL));
  let x = MARGIN;
  const lefts = widths.map((width, i) => {
    if (i) x += levels[i] + (wide[i] ? BEND_TO_LABEL : BEND);
    const left = round1(x);
    x += width;
    return left;
  });
  return { lefts, widths, levels, width: x + MARGIN };
}

/**
 * For each edge the height at which it arrives: those at one box are spread over its side.
 * @param {Layered} graph
 * @param {Rectangle[]} boxes
 * @param {number[]} middle
 */
function portsOf(graph, boxes, middle) {
  /** @type {Map<number, number[]>} */
  const arriving = new Map();
  graph.chains.forEach((chain, e) => {
    const target = chain[chain.length - 1];
    arriving.set(target, [...(arriving.get(target) || []), e]);
  });
  /** @type {number[]} */
  const ports = [];
  /** @param {number} e */
  const before = (e) => middle[graph.chains[e][graph.chains[e].length - 2]];
  for (const [target, all] of arriving) {
    all.sort((a, b) => before(a) - before(b) || a - b);
    all.forEach((e, i) => {
      ports[e] = round1(boxes[target].y + (boxes[target].h * (i + 1)) / (all.length + 1));
    });
  }
  return ports;
}

/**
 * The points that each edge runs through.
 * @param {Layered} graph
 * @param {number[][]} order
 * @param {Rectangle[]} boxes
 * @param {number[]} middle
 * @param {Columns} columns
 */
function routesOf(graph, order, boxes, middle, { lefts, widths, levels }) {
  /** @type {number[]} */
  const columnOf = [];
  order.forEach((column, i) => column.forEach((v) => { columnOf[v] = i; }));
  const ports = portsOf(graph, boxes, middle);
  return graph.chains.map((chain, e) => {
    const source = boxes[chain[0]], last = chain[chain.length - 1];
    /** @type {Point[]} */
    const route = [[source.x + source.w, middle[chain[0]]]];
    for (const v of chain) {
      const left = lefts[columnOf[v]], height = v === last ? ports[e] : middle[v];
      if (v !== chain[0]) route.push([round1(left - levels[columnOf[v]]), height]);
      if (v !== last) route.push([round1(left + widths[columnOf[v]]), height]);
    }
    route.push([boxes[last].x, ports[e]]);
    return route.filter((point, i) => !i || point[0] !== route[i - 1][0] || point[1] !== route[i - 1][1]);
  });
}

/**
 * `route` as the `d` of a path: straight where level, else a curve with level ends.
 * @param {Point[]} route
 */
export function routePath(route) {
  let [x, y] = route[0], path = `M${x} ${y}`;
  for (const [nextX, nextY] of route.slice(1)) {
    const half = round1((x + nextX) / 2);
    path += nextY === y ? `H${nextX}` : `C${half} ${y} ${half} ${nextY} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  }
  return path;
}
