// The heights of a drawing: how far down each box stands, so that arrows run level. No DOM.
// @ts-check

/** @typedef {import("./columns.js").Layered} Layered */

const ROW_GAP = 20;
// How strongly two neighbours pull each other level: on the longest way, through dummies, else, given values.
const SPINE = 200;
const STRAIGHT = 8;
const PLAIN = 1;
const GIVEN = 0.1;

/**
 * Heights closest to the wishes that keep order and distance: isotonic regression by pooling.
 * @param {number[]} column
 * @param {number[]} heights
 * @param {number[]} wishes
 * @param {number[]} weights
 */
function spacedHeights(column, heights, wishes, weights) {
  /** @type {number[]} */
  const offsets = [];
  column.forEach((v, i) => {
    const above = column[i - 1];
    offsets.push(i ? offsets[i - 1] + (heights[above] + heights[v]) / 2 + ROW_GAP : 0);
  });
  /** @type {{ weight: number, sum: number, members: number }[]} */
  const blocks = [];
  wishes.forEach((wish, i) => {
    blocks.push({ weight: weights[i], sum: weights[i] * (wish - offsets[i]), members: 1 });
    while (blocks.length > 1) {
      const [upper, lower] = blocks.slice(-2);
      if (upper.sum / upper.weight <= lower.sum / lower.weight) break;
      blocks.splice(-2, 2, {
        weight: upper.weight + lower.weight,
        sum: upper.sum + lower.sum,
        members: upper.members + lower.members,
      });
    }
  });
  const levels = blocks.flatMap(({ weight, sum, members }) => new Array(members).fill(sum / weight));
  return levels.map((level, i) => level + offsets[i]);
}

/**
 * For each vertex the left neighbour that took the longest way, -1 where several are equal.
 * @param {Layered} graph
 * @param {number[][]} order
 */
function spineOf(graph, order) {
  const depth = new Array(graph.left.length).fill(0), spine = new Array(graph.left.length).fill(-1);
  for (const v of order.flat()) {
    const near = [...new Set(graph.left[v])].sort((a, b) => depth[b] - depth[a]);
    depth[v] = (near.length ? depth[near[0]] : 0) + (v < graph.count ? 1 : 0);
    if (near.length && (near.length === 1 || depth[near[1]] < depth[near[0]])) spine[v] = near[0];
  }
  return spine;
}

/**
 * How far down the middle of each vertex is.
 * @param {Layered} graph
 * @param {number[][]} order
 * @param {number[]} heights
 * @returns {number[]}
 */
export function middles(graph, order, heights) {
  const sweeps = 12;
  const middle = new Array(heights.length).fill(0);
  for (const column of order) {
    let y = 0;
    for (const v of column) { middle[v] = y + heights[v] / 2; y += heights[v] + ROW_GAP; }
    for (const v of column) middle[v] -= y / 2;
  }
  const spine = spineOf(graph, order);
  /** @param {number} v @param {number} other */
  const pull = (v, other) => {
    if (v >= graph.count || other >= graph.count) return STRAIGHT;
    if (!graph.left[v].length || !graph.left[other].length) return GIVEN;
    return spine[v] === other || spine[other] === v ? SPINE : PLAIN;
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const even = sweep % 2 === 0;
    const sides = sweep >= sweeps - 4 ? [graph.left, graph.right] : [even ? graph.left : graph.right];
    for (const column of even ? order : [...order].reverse()) {
      /** @type {number[]} */
      const wishes = [];
      /** @type {number[]} */
      const weights = [];
      for (const v of column) {
        const near = sides.flatMap((side) => side[v]), pulls = near.map((n) => pull(v, n));
        const total = pulls.reduce((a, b) => a + b, 0);
        const pulled = near.reduce((sum, n, i) => sum + pulls[i] * middle[n], 0);
        wishes.push(near.length ? pulled / total : middle[v]);
        weights.push(near.length ? total : 0.1);
      }
      const heightsNow = spacedHeights(column, heights, wishes, weights);
      column.forEach((v, i) => { middle[v] = heightsNow[i]; });
    }
  }
  return middle;
}
