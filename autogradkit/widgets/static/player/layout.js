// The layout: the same layered drawing as graph/layout.py, for views that only the reader's clicks decide.
// Which scopes are open is chosen in the browser, with no kernel to ask; a test holds both to one result.
// No DOM, tested in Node.
// @ts-check

import { makeLayers } from "./columns.js";
import { bestOrder } from "./order.js";
import { middles } from "./heights.js";

const DUMMY = 10;
const MARGIN = 16;
// Between columns, and from an arrow's last turn to its end; by whether it has room for a number.
const GAPS = [64, 104];
const LEVELS = [22, 54];

/** @param {number} value */
const round1 = (value) => Math.round(value * 10) / 10;

/** @typedef {import("./columns.js").Layered} Layered */
/** @typedef {{ lefts: number[], widths: number[], wide: number[], width: number }} Columns */

/**
 * Place boxes of the given [width, height] so that every edge goes right.
 * Edges that are `written` (all, unless given) get room for a number.
 * @param {number[][]} sizes
 * @param {[number, number][]} edges
 * @param {boolean[]} [written]
 */
export function place(sizes, edges, written = edges.map(() => true)) {
  const graph = makeLayers(sizes.length, edges), order = bestOrder(graph);
  const dummies = new Array(graph.left.length - sizes.length).fill(DUMMY);
  const heights = [...sizes.map((size) => size[1]), ...dummies];
  const raw = middles(graph, order, heights);
  let top = Infinity;
  for (const column of order) for (const v of column) top = Math.min(top, raw[v] - heights[v] / 2);
  const middle = raw.map((y) => round1(y - (Number.isFinite(top) ? top : 0) + MARGIN));
  const columns = spread(graph, order, sizes, written), { lefts, widths } = columns;
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
 * Where each column begins, how wide it is, and whether numbers arrive there.
 * @param {Layered} graph
 * @param {number[][]} order
 * @param {number[][]} sizes
 * @param {boolean[]} written
 * @returns {Columns}
 */
function spread(graph, order, sizes, written) {
  const widths = order.map((column) =>
    Math.max(0, ...column.filter((v) => v < sizes.length).map((v) => sizes[v][0])));
  const readers = new Set(graph.chains.filter((_, e) => written[e]).map((chain) => chain[chain.length - 1]));
  const wide = order.map((column) => (column.some((v) => readers.has(v)) ? 1 : 0));
  let x = MARGIN;
  const lefts = widths.map((width, i) => {
    if (i) x += GAPS[wide[i]];
    const left = round1(x);
    x += width;
    return left;
  });
  return { lefts, widths, wide, width: x + MARGIN };
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
function routesOf(graph, order, boxes, middle, { lefts, widths, wide }) {
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
      if (v !== chain[0]) route.push([round1(left - LEVELS[wide[columnOf[v]]]), height]);
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
