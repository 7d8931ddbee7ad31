// The order in each column of a drawing: the one that lets few arrows cross. No DOM.
// @ts-check

/** @typedef {import("./columns.js").Layered} Layered */

const WORK = 60000;
const SWEEPS = 24;

/**
 * Where each vertex stands in its column.
 * @param {number[][]} order
 * @param {number} count
 * @returns {number[]}
 */
function places(order, count) {
  const place = new Array(count).fill(0);
  for (const column of order) column.forEach((v, position) => { place[v] = position; });
  return place;
}

/**
 * How many edges cross.
 * @param {Layered} graph
 * @param {number[][]} order
 */
export function countCrossings(graph, order) {
  const place = places(order, graph.left.length);
  let crossings = 0;
  for (const column of order) {
    /** @type {number[]} */
    const seen = [];
    for (const v of column) {
      const ends = graph.right[v].map((n) => place[n]).sort((a, b) => a - b);
      for (const end of ends) crossings += seen.length - after(seen, end);
      for (const end of ends) seen.splice(after(seen, end), 0, end);
    }
  }
  return crossings;
}

/**
 * How many of the sorted numbers are at most `end`.
 * @param {number[]} sorted
 * @param {number} end
 */
function after(sorted, end) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The columns in the order in which a search from one side meets their vertices.
 * @param {Layered} graph
 * @param {number[][]} neighbours
 * @param {boolean} fromRight
 */
function depthFirst(graph, neighbours, fromRight) {
  /** @type {number[]} */
  const columnOf = [];
  graph.columns.forEach((column, i) => column.forEach((v) => { columnOf[v] = i; }));
  /** @type {number[][]} */
  const order = graph.columns.map(() => []);
  const seen = new Set();
  for (const column of fromRight ? [...graph.columns].reverse() : graph.columns) {
    for (const start of [...column].sort((a, b) => a - b)) {
      const stack = [start];
      while (stack.length) {
        const v = /** @type {number} */ (stack.pop());
        if (seen.has(v)) continue;
        seen.add(v);
        order[columnOf[v]].push(v);
        stack.push(...[...neighbours[v]].reverse());
      }
    }
  }
  return order;
}

/** @param {number[]} values @param {number} current */
function median(values, current) {
  if (!values.length) return current;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** @param {number[]} values @param {number} current */
function mean(values, current) {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : current;
}

/**
 * How many crossings fewer there are if two neighbours in a column change places.
 * @param {Layered} graph
 * @param {number[]} place
 * @param {number} upper
 * @param {number} lower
 */
function gain(graph, place, upper, lower) {
  let won = 0;
  for (const side of [graph.left, graph.right]) {
    for (const a of side[upper]) {
      for (const b of side[lower]) won += Number(place[a] > place[b]) - Number(place[a] < place[b]);
    }
  }
  return won;
}

/**
 * Let neighbours change places as long as that helps.
 * @param {Layered} graph
 * @param {number[][]} order
 * @param {number[]} place
 */
function swapNeighbours(graph, order, place) {
  for (let pass = 0; pass < 8; pass++) {
    let better = false;
    for (const column of order) {
      for (let i = 0; i + 1 < column.length; i++) {
        const upper = column[i], lower = column[i + 1];
        if (gain(graph, place, upper, lower) <= 0) continue;
        [column[i], column[i + 1], place[upper], place[lower], better] = [lower, upper, i + 1, i, true];
      }
    }
    if (!better) return;
  }
}

/**
 * The best order that sweeps over the columns lead to, and how many edges cross in it.
 * @param {Layered} graph
 * @param {number[][]} start
 * @param {number} sweeps
 * @returns {[number[][], number]}
 */
function sweepColumns(graph, start, sweeps) {
  const order = start.map((column) => [...column]);
  let best = start.map((column) => [...column]), fewest = countCrossings(graph, order);
  for (let sweep = 0; sweep < sweeps && fewest; sweep++) {
    const rightward = sweep % 2 === 0, near = rightward ? graph.left : graph.right;
    const place = places(order, graph.left.length);
    const middle = sweep % 4 < 2 ? median : mean, tie = sweep % 8 >= 4 ? -1 : 1;
    for (const column of rightward ? order : [...order].reverse()) {
      /** @type {Record<number, number>} */
      const wish = {};
      for (const v of column) wish[v] = middle(near[v].map((n) => place[n]), place[v]);
      column.sort((a, b) => wish[a] - wish[b] || tie * (place[a] - place[b]));
      column.forEach((v, position) => { place[v] = position; });
    }
    swapNeighbours(graph, order, place);
    const crossings = countCrossings(graph, order);
    if (crossings < fewest) { best = order.map((column) => [...column]); fewest = crossings; }
  }
  return [best, fewest];
}

/**
 * The columns, each in the order that lets the fewest edges cross.
 * @param {Layered} graph
 * @returns {number[][]}
 */
export function bestOrder(graph) {
  const sweeps = Math.max(4, Math.min(SWEEPS, Math.floor(WORK / Math.max(1, graph.left.length))));
  const [first, crossings] = sweepColumns(graph, depthFirst(graph, graph.left, true), sweeps);
  if (!crossings) return first;
  const [second, fewer] = sweepColumns(graph, depthFirst(graph, graph.right, false), sweeps);
  return fewer < crossings ? second : first;
}
