// The plan: which boxes and arrows a film is drawn with while some of its scopes are closed. No DOM, tested in Node.

import { place, routePath } from "./layout.js";

const SCOPE_BOX = [176, 92], OPEN_AT_MOST = 60;

/** The scopes that are closed when a film opens: all, if it has more nodes than one can take in. */
export function closedAtFirst(film) {
  return new Set(film.nodes.length > OPEN_AT_MOST ? (film.scopes || []).map((scope) => scope.id) : []);
}

/** The outermost closed scope that `node` is in, or null. */
export function hiddenIn(film, node, closed) {
  let found = null;
  for (let id = film.nodes[node].group ?? null; id !== null; id = film.scopes[id].parent) if (closed.has(id)) found = id;
  return found;
}

/** The scopes to be seen: those that are in no closed one. */
export function visibleScopes(film, closed) {
  return (film.scopes || []).filter((scope) => {
    for (let id = scope.parent; id !== null; id = film.scopes[id].parent) if (closed.has(id)) return false;
    return true;
  });
}

/** What is drawn: boxes ({node} or {scope, members}), arrows ({ids}: the uses one arrow stands for), the size. */
export function makePlan(film, closed) {
  const hidden = film.nodes.map((_, node) => hiddenIn(film, node, closed));
  if (hidden.every((scope) => scope === null)) {
    return finish(film, { size: film.size, boxes: film.boxes, edges: film.edges.map((edge) => ({ ...edge, ids: [edge.id] })) });
  }
  // A scope stands where its youngest member stood, so that every arrow still goes on to a larger number.
  const last = new Map(), boxes = [], boxOf = new Array(film.boxes.length);
  film.boxes.forEach((box, i) => { if (hidden[box.node] !== null && film.nodes[box.node].kind === "op") last.set(hidden[box.node], i); });
  film.boxes.forEach((box, i) => {
    const scope = hidden[box.node];
    if (scope === null) { boxOf[i] = boxes.length; boxes.push({ ...box }); }
    else if (last.get(scope) === i) {
      const members = film.nodes.filter((node) => hidden[node.id] === scope).map((node) => node.id);
      last.set(scope, -1 - boxes.length);
      boxes.push({ scope, members, copy: null, w: SCOPE_BOX[0], h: SCOPE_BOX[1] });
    }
  });
  const find = (i) => { const scope = hidden[film.boxes[i].node]; return scope === null ? boxOf[i] : -1 - last.get(scope); };
  const arrows = new Map();
  for (const edge of film.edges) {
    const a = find(edge.boxes[0]), b = find(edge.boxes[1]);
    if (a === b) continue;
    const key = boxes[a].members || boxes[b].members ? `${a} ${b}` : `${a} ${b} ${edge.id}`;
    if (arrows.has(key)) arrows.get(key).ids.push(edge.id);
    else arrows.set(key, { ids: [edge.id], boxes: [a, b], source: edge.source, target: edge.target, slot: edge.slot });
  }
  // Given values may have a larger number than a scope that reads them: they go first.
  const order = topological(boxes.length, [...arrows.values()].map((arrow) => arrow.boxes)), at = [];
  order.forEach((box, i) => { at[box] = i; });
  const edges = [...arrows.values()].map((arrow) => ({ ...arrow, boxes: arrow.boxes.map((box) => at[box]) }));
  const sorted = order.map((box) => boxes[box]);
  const written = edges.map((edge) => edge.ids.length === 1 && !film.nodes[edge.source].shape.length && film.nodes[edge.source].differentiable);
  const placed = place(sorted.map((box) => [box.w, box.h]), edges.map((edge) => edge.boxes), written);
  return finish(film, {
    size: [placed.width, placed.height],
    boxes: sorted.map((box, i) => ({ ...box, ...placed.boxes[i] })),
    edges: edges.map((edge, i) => ({
      ...edge, path: routePath(placed.routes[i]), start: placed.routes[i][0], end: placed.routes[i].at(-1),
    })),
  });
}

function topological(count, edges) {
  const waiting = new Array(count).fill(0), readers = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) { waiting[b]++; readers[a].push(b); }
  const free = [...Array(count).keys()].filter((v) => !waiting[v]), order = [];
  while (free.length) {
    const v = free.shift();
    order.push(v);
    for (const reader of readers[v]) if (--waiting[reader] === 0) free.push(reader);
  }
  return order;
}

/** Add the way back from a use or a node of the film to what stands for it. */
function finish(film, plan) {
  const arrowOf = new Array(film.edges.length).fill(null), boxesOf = film.nodes.map(() => []);
  plan.edges.forEach((edge, i) => edge.ids.forEach((id) => { arrowOf[id] = i; }));
  plan.boxes.forEach((box, i) => (box.members || [box.node]).forEach((node) => boxesOf[node].push(i)));
  return { ...plan, arrowOf, boxesOf };
}

/** The nodes and uses on a way into or out of `node`: what it was made of, and what it has part in. */
export function pathsThrough(film, node) {
  const nodes = new Set([node]), edges = new Set();
  const walk = (near, far) => {
    const reached = new Set([node]);
    // Sources have smaller numbers, so one pass in the right direction meets everything.
    const uses = [...film.edges].sort((a, b) => (near === "target" ? b[near] - a[near] : a[near] - b[near]));
    for (const edge of uses) if (reached.has(edge[near])) { reached.add(edge[far]); nodes.add(edge[far]); edges.add(edge.id); }
  };
  walk("target", "source");
  walk("source", "target");
  return { nodes, edges };
}
