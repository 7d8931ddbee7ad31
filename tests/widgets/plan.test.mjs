import assert from "node:assert/strict";
import test from "node:test";

const { boxesAtWork, closedAtFirst, hiddenIn, makePlan, pathsThrough, visibleScopes } = await import(`${process.env.STATIC}/player/plan.js`);

// x -> a -> b -> c, with a and b in scope 0 "net", b in scope 1 "inner" within it; w is read by a alone.
const kinds = ["leaf", "leaf", "op", "op", "op"];
const group = [null, 0, 0, 1, null];
const film = {
  size: [900, 200],
  nodes: kinds.map((kind, id) => ({ id, kind, group: group[id], differentiable: true, shape: [] })),
  boxes: kinds.map((_, node) => ({ node, copy: null, x: 0, y: 0, w: 112, h: 66 })),
  scopes: [{ id: 0, name: "net", parent: null, count: 3 }, { id: 1, name: "inner", parent: 0, count: 1 }],
  edges: [[0, 2], [1, 2], [2, 3], [3, 4], [0, 4]].map(([source, target], id) => ({ id, source, target, slot: 0, label: 40, boxes: [source, target] })),
};
const drawn = (plan) => plan.boxes.map((box) => (box.members ? `s${box.scope}` : box.node));

test("with all scopes open the film is drawn as it came", () => {
  const plan = makePlan(film, new Set());
  assert.equal(plan.boxes, film.boxes);
  assert.deepEqual(plan.edges.map((edge) => edge.ids), [[0], [1], [2], [3], [4]]);
});

test("a closed scope is one box that holds its members, and what is in it disappears", () => {
  const plan = makePlan(film, new Set([0]));
  assert.deepEqual(drawn(plan), [0, "s0", 4]);
  assert.deepEqual(plan.boxes[1].members, [1, 2, 3]);
  assert.deepEqual(plan.edges.map((edge) => [edge.ids, edge.boxes]), [[[0], [0, 1]], [[3], [1, 2]], [[4], [0, 2]]]);
  assert.deepEqual(plan.arrowOf, [0, null, null, 1, 2]);
  assert.deepEqual(plan.boxesOf, [[0], [1], [1], [1], [2]]);
});

test("an inner scope can be closed alone", () => {
  const plan = makePlan(film, new Set([1]));
  assert.deepEqual(drawn(plan), [0, 1, 2, "s1", 4]);
  assert.equal(hiddenIn(film, 3, new Set([0, 1])), 0);
  assert.deepEqual(visibleScopes(film, new Set([0])).map((scope) => scope.id), [0]);
});

test("every arrow of a plan goes right and no two boxes touch", () => {
  for (const closed of [[], [0], [1], [0, 1]]) {
    const plan = makePlan(film, new Set(closed));
    if (!closed.length) continue;
    for (const { boxes: [a, b], start, end } of plan.edges) {
      assert.ok(plan.boxes[a].x + plan.boxes[a].w < plan.boxes[b].x);
      assert.ok(start[0] < end[0]);
    }
    plan.boxes.forEach((p, i) => plan.boxes.slice(0, i).forEach((q) =>
      assert.ok(p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y)));
  }
});

test("films of many nodes open closed, small ones open", () => {
  assert.equal(closedAtFirst(film, 2000).size, 0);
  assert.equal(closedAtFirst({ ...film, nodes: new Array(61).fill(film.nodes[0]) }, 2000).size, 2);
});

test("a film that is too wide closes its scopes from the innermost outwards, while something is left to see", () => {
  assert.deepEqual([...closedAtFirst({ ...film, size: [1000, 200] }, 900)], [1]);
  assert.deepEqual([...closedAtFirst({ ...film, size: [901, 200] }, 100)], [1], "closing 0 would leave 3 boxes");
});

test("the ways through a node are what it was made of and what it has part in", () => {
  assert.deepEqual([...pathsThrough(film, 3).nodes].sort(), [0, 1, 2, 3, 4]);
  assert.deepEqual([...pathsThrough(film, 3).edges].sort(), [0, 1, 2, 3]);
  assert.deepEqual([...pathsThrough(film, 1).nodes].sort(), [1, 2, 3, 4]);
});

test("the box at work comes first: what is computed going forth, what receives going back", () => {
  const plan = makePlan(film, new Set()), nodes = (frame) => boxesAtWork(plan, frame).map((box) => box.node);
  assert.deepEqual(nodes({ lit: [2], edges: [0, 1] }), [2, 0, 1]);
  assert.deepEqual(nodes({ lit: [0, 2], edges: [0] }), [0, 2]);
  assert.deepEqual(nodes({ lit: [4], edges: [] }), [4]);
  assert.deepEqual(nodes({ lit: [0, 1, 4], edges: [0] }), [0, 2]);
});
