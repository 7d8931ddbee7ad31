// The plan: which boxes and arrows a film is drawn with while some scopes are closed. No DOM, tested in Node.
// @ts-check

import { DESK } from "./geometry.js";
import { place, routePath } from "./layout.js";

// "✔ all computed" must fit into the box of a closed scope, and its name: a character is 8.5 pixels wide.
const SCOPE_BOX = [144, 96];
const CHARACTER = 8.5;
const BESIDE_NAME = 24;
// How wide "×12" is, above an arrow that stands for several uses.
const HOW_MANY = 28;
const OPEN_AT_MOST = 60;
// Fewer boxes than these tell nothing of how a value was computed: rather, the film opens at its left end.
const FEWEST = 4;

/**
 * The scopes that are closed when a film opens: all, if it has more nodes than one can take in; else, from
 * the innermost outwards, as many as fit it into `room` pixels, while there is something left to see.
 * @param {Film} film
 * @param {number} room
 * @param {number} [readable]  the least scale at which it can be read
 * @returns {Set<number>}
 */
export function closedAtFirst(film, room, readable = DESK.readable) {
  const scopes = film.scopes || [], depths = scopes.map((scope) => depthOf(film, scope));
  /** @param {number} depth */
  const deeperThan = (depth) => new Set(scopes.filter((_, i) => depths[i] >= depth).map((scope) => scope.id));
  let depth = film.nodes.length > OPEN_AT_MOST ? 0 : Math.max(0, ...depths.map((each) => each + 1));
  let closed = deeperThan(depth);
  while (depth > 0 && makePlan(film, closed).size[0] * readable > room) {
    const next = deeperThan(--depth);
    if (makePlan(film, next).boxes.length < FEWEST) return closed;
    closed = next;
  }
  return closed;
}

/**
 * In how many others a scope is.
 * @param {Film} film
 * @param {Scope} scope
 * @returns {number}
 */
export function depthOf(film, scope) {
  return scope.parent === null ? 0 : 1 + depthOf(film, film.scopes[scope.parent]);
}

/**
 * The outermost closed scope that `node` is in, or null.
 * @param {Film} film
 * @param {number} node
 * @param {Set<number>} closed
 */
export function hiddenIn(film, node, closed) {
  let outermost = null;
  for (let id = film.nodes[node].group ?? null; id !== null; id = film.scopes[id].parent) {
    if (closed.has(id)) outermost = id;
  }
  return outermost;
}

/**
 * The scopes to be seen: those that are in no closed one.
 * @param {Film} film
 * @param {Set<number>} closed
 */
export function visibleScopes(film, closed) {
  return (film.scopes || []).filter((scope) => {
    for (let id = scope.parent; id !== null; id = film.scopes[id].parent) if (closed.has(id)) return false;
    return true;
  });
}

/**
 * The plan of `film` while the scopes in `closed` are closed.
 * @param {Film} film
 * @param {Set<number>} closed
 * @returns {Plan}
 */
export function makePlan(film, closed) {
  const hidden = film.nodes.map((_, node) => hiddenIn(film, node, closed));
  if (hidden.every((scope) => scope === null)) {
    const edges = film.edges.map((edge) => ({ ...edge, ids: [edge.id] }));
    return withReturns(film, { size: film.size, boxes: film.boxes, edges });
  }
  const { boxes, boxOf } = boxesOf(film, hidden), arrows = arrowsOf(film, boxes, boxOf);
  // Given values may have a larger number than a scope that reads them: they go first.
  const order = topological(boxes.length, arrows.map((arrow) => arrow.boxes));
  /** @type {number[]} */
  const at = [];
  order.forEach((box, i) => { at[box] = i; });
  const edges = arrows.map((arrow) => ({ ...arrow, boxes: both(arrow.boxes, (box) => at[box]) }));
  const sorted = order.map((box) => boxes[box]);
  const labels = edges.map(({ ids }) => (ids.length === 1 ? film.edges[ids[0]].label : HOW_MANY));
  const placed = place(sorted.map((box) => [box.w, box.h]), edges.map((edge) => edge.boxes), labels);
  return withReturns(film, {
    size: [placed.width, placed.height],
    boxes: sorted.map((box, i) => ({ ...box, ...placed.boxes[i] })),
    edges: edges.map((edge, i) => {
      const route = placed.routes[i];
      return { ...edge, path: routePath(route), start: route[0], end: route[route.length - 1] };
    }),
  });
}

/**
 * The boxes to draw, and for each box of the film which of them stands for it.
 * @param {Film} film
 * @param {(number | null)[]} hidden
 */
function boxesOf(film, hidden) {
  // A scope stands where its youngest member stood, so that every arrow still goes on to a larger number.
  const last = new Map(), scopeBox = new Map();
  film.boxes.forEach((box, i) => {
    if (hidden[box.node] !== null && film.nodes[box.node].kind === "op") last.set(hidden[box.node], i);
  });
  /** @type {PlanBox[]} */
  const boxes = [];
  /** @type {number[]} */
  const own = [];
  film.boxes.forEach((box, i) => {
    const scope = hidden[box.node];
    if (scope === null) own[i] = boxes.push({ ...box }) - 1;
    else if (last.get(scope) === i) {
      const members = film.nodes.filter((node) => hidden[node.id] === scope).map((node) => node.id);
      const [w, h] = scopeSize(film.scopes[scope]);
      scopeBox.set(scope, boxes.push({ node: members[0], scope, members, copy: null, x: 0, y: 0, w, h }) - 1);
    }
  });
  return { boxes, boxOf: film.boxes.map((box, i) => own[i] ?? scopeBox.get(hidden[box.node])) };
}

/**
 * The box of a closed scope: as wide as its name, after "▸ ", and what is said below it.
 * @param {Scope} scope
 * @returns {[number, number]}
 */
const scopeSize = ({ name }) =>
  [Math.max(SCOPE_BOX[0], Math.ceil(BESIDE_NAME + CHARACTER * (columnsOf(name) + 2))), SCOPE_BOX[1]];

/**
 * How many columns a text takes: the characters of Chinese, Japanese and Korean are two wide.
 * @param {string} text
 */
const columnsOf = (text) => [...text].reduce((sum, each) => sum + (each >= "\u1100" ? 2 : 1), 0);

/**
 * The arrows between boxes: one for all uses between two boxes if one of them is a scope.
 * @param {Film} film
 * @param {PlanBox[]} boxes
 * @param {number[]} boxOf
 */
function arrowsOf(film, boxes, boxOf) {
  /** @type {Map<string, Omit<Arrow, "path" | "start" | "end">>} */
  const arrows = new Map();
  for (const { id, boxes: ends, source, target, slot } of film.edges) {
    const [a, b] = both(ends, (end) => boxOf[end]);
    if (a === b) continue;
    const key = boxes[a].members || boxes[b].members ? `${a} ${b}` : `${a} ${b} ${id}`;
    const arrow = arrows.get(key);
    if (arrow) arrow.ids.push(id);
    else arrows.set(key, { ids: [id], boxes: [a, b], source, target, slot });
  }
  return [...arrows.values()];
}

/**
 * @param {[number, number]} pair
 * @param {(one: number) => number} change
 * @returns {[number, number]}
 */
const both = ([a, b], change) => [change(a), change(b)];

/**
 * The numbers 0 to `count` - 1 so ordered that every edge goes on to a later one.
 * @param {number} count
 * @param {[number, number][]} edges
 */
function topological(count, edges) {
  const waiting = new Array(count).fill(0);
  /** @type {number[][]} */
  const readers = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) { waiting[b]++; readers[a].push(b); }
  const free = [...Array(count).keys()].filter((v) => !waiting[v]);
  /** @type {number[]} */
  const order = [];
  while (free.length) {
    const v = /** @type {number} */ (free.shift());
    order.push(v);
    for (const reader of readers[v]) if (--waiting[reader] === 0) free.push(reader);
  }
  return order;
}

/**
 * A plan with the way back from a use or a node of the film to what stands for it.
 * @param {Film} film
 * @param {Pick<Plan, "size" | "boxes" | "edges">} plan
 * @returns {Plan}
 */
function withReturns(film, plan) {
  /** @type {(number | null)[]} */
  const arrowOf = new Array(film.edges.length).fill(null);
  /** @type {number[][]} */
  const places = film.nodes.map(() => []);
  plan.edges.forEach((edge, i) => edge.ids.forEach((id) => { arrowOf[id] = i; }));
  plan.boxes.forEach((box, i) => (box.members || [box.node]).forEach((node) => places[node].push(i)));
  return { ...plan, arrowOf, boxesOf: places };
}

/**
 * The nodes and uses on a way into or out of `node`: what it was made of, and what it has part in.
 * @param {Film} film
 * @param {number} node
 */
export function pathsThrough(film, node) {
  const nodes = new Set([node]);
  /** @type {Set<number>} */
  const edges = new Set();
  /** @param {"source" | "target"} near @param {"source" | "target"} far */
  const walk = (near, far) => {
    const reached = new Set([node]);
    // Sources have smaller numbers, so one pass in the right direction meets everything.
    const uses = [...film.edges].sort((a, b) => (near === "target" ? b[near] - a[near] : a[near] - b[near]));
    for (const edge of uses) {
      if (!reached.has(edge[near])) continue;
      reached.add(edge[far]);
      nodes.add(edge[far]);
      edges.add(edge.id);
    }
  };
  walk("target", "source");
  walk("source", "target");
  return { nodes, edges };
}

/**
 * The boxes that a frame is about: the ends of its arrow, else what is lit, the receiver first.
 * @param {Plan} plan
 * @param {Frame} frame
 */
export function boxesAtWork(plan, frame) {
  const arrows = (frame.edges || []).flatMap((id) => {
    const arrow = plan.arrowOf[id];
    return arrow === null ? [] : [plan.edges[arrow]];
  });
  const ends = arrows.flatMap((arrow) => arrow.boxes);
  const lit = (frame.lit || []).flatMap((node) => plan.boxesOf[node]);
  const first = arrows.length ? lit.filter((i) => ends.includes(i)) : lit;
  return [...new Set([...first, ...ends])].map((i) => plan.boxes[i]);
}
