// The layout: the same layered drawing as graph/layout.py, for views that only the reader's clicks decide.
// Which scopes are open is chosen in the browser, with no kernel to ask; a test holds both to one result. No DOM.

const ROW_GAP = 20, DUMMY = 10, MARGIN = 16;
const GAPS = [64, 104], LEVELS = [22, 54];
const SPINE = 200, STRAIGHT = 8, PLAIN = 1, GIVEN = 0.1;
const WORK = 60000, SWEEPS = 24;

const round1 = (value) => Math.round(value * 10) / 10;
const lists = (count) => Array.from({ length: count }, () => []);

/** The column of each vertex: longest path first, then everything is pulled next to its reader. */
export function ranks(count, edges) {
  const inputs = lists(count), readers = lists(count), column = new Array(count).fill(0);
  for (const [source, target] of edges) { inputs[target].push(source); readers[source].push(target); }
  for (let v = 0; v < count; v++) for (const source of inputs[v]) column[v] = Math.max(column[v], column[source] + 1);
  for (let v = count - 1; v >= 0; v--) {
    const held = inputs[v].filter((source) => readers[source].length > 1).length;
    if (readers[v].length && held <= readers[v].length - (inputs[v].length ? 1 : 0)) {
      column[v] = Math.min(...readers[v].map((reader) => column[reader])) - 1;
    }
  }
  const first = count ? column.reduce((a, b) => Math.min(a, b)) : 0;
  return column.map((place) => place - first);
}

/** The columns, with a dummy wherever an edge crosses a column it does not end in. */
export function layered(count, edges) {
  const column = ranks(count, edges), columns = lists(Math.max(-1, ...column) + 1), chains = [];
  column.forEach((place, v) => columns[place].push(v));
  let vertices = count;
  for (const [source, target] of edges) {
    const chain = [source];
    for (let place = column[source] + 1; place < column[target]; place++) { columns[place].push(vertices); chain.push(vertices++); }
    chains.push([...chain, target]);
  }
  const left = lists(vertices), right = lists(vertices);
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i++) { right[chain[i - 1]].push(chain[i]); left[chain[i]].push(chain[i - 1]); }
  }
  return { columns, chains, left, right, count };
}

function places(order, count) {
  const place = new Array(count).fill(0);
  for (const column of order) column.forEach((v, position) => { place[v] = position; });
  return place;
}

export function countCrossings(graph, order) {
  const place = places(order, graph.left.length);
  let crossings = 0;
  for (const column of order) {
    const seen = [];
    const after = (end) => { let low = 0, high = seen.length; while (low < high) { const m = (low + high) >> 1; if (seen[m] <= end) low = m + 1; else high = m; } return low; };
    for (const v of column) {
      const ends = graph.right[v].map((n) => place[n]).sort((a, b) => a - b);
      for (const end of ends) crossings += seen.length - after(end);
      for (const end of ends) seen.splice(after(end), 0, end);
    }
  }
  return crossings;
}

function depthFirst(graph, neighbours, fromRight) {
  const columnOf = new Map(graph.columns.flatMap((column, i) => column.map((v) => [v, i])));
  const order = lists(graph.columns.length), seen = new Set();
  for (const column of fromRight ? [...graph.columns].reverse() : graph.columns) {
    for (const start of [...column].sort((a, b) => a - b)) {
      const stack = [start];
      while (stack.length) {
        const v = stack.pop();
        if (seen.has(v)) continue;
        seen.add(v);
        order[columnOf.get(v)].push(v);
        stack.push(...[...neighbours[v]].reverse());
      }
    }
  }
  return order;
}

function median(values, current) {
  if (!values.length) return current;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
const mean = (values, current) => (values.length ? values.reduce((a, b) => a + b, 0) / values.length : current);

function gain(graph, place, upper, lower) {
  let won = 0;
  for (const side of [graph.left, graph.right]) {
    for (const a of side[upper]) for (const b of side[lower]) won += (place[a] > place[b]) - (place[a] < place[b]);
  }
  return won;
}

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

function swept(graph, start, sweeps) {
  const order = start.map((column) => [...column]);
  let best = start.map((column) => [...column]), fewest = countCrossings(graph, order);
  for (let sweep = 0; sweep < sweeps && fewest; sweep++) {
    const rightward = sweep % 2 === 0, near = rightward ? graph.left : graph.right;
    const place = places(order, graph.left.length), middle = sweep % 4 < 2 ? median : mean, tie = sweep % 8 >= 4 ? -1 : 1;
    for (const column of rightward ? order : [...order].reverse()) {
      const wish = new Map(column.map((v) => [v, middle(near[v].map((n) => place[n]), place[v])]));
      column.sort((a, b) => wish.get(a) - wish.get(b) || tie * (place[a] - place[b]));
      column.forEach((v, position) => { place[v] = position; });
    }
    swapNeighbours(graph, order, place);
    const crossings = countCrossings(graph, order);
    if (crossings < fewest) { best = order.map((column) => [...column]); fewest = crossings; }
  }
  return [best, fewest];
}

/** The columns, each in the order that lets the fewest edges cross. */
export function ordered(graph) {
  const sweeps = Math.max(4, Math.min(SWEEPS, Math.floor(WORK / Math.max(1, graph.left.length))));
  let best = graph.columns, fewest = null;
  for (const start of [depthFirst(graph, graph.left, true), depthFirst(graph, graph.right, false)]) {
    const [order, crossings] = swept(graph, start, sweeps);
    if (fewest === null || crossings < fewest) [best, fewest] = [order, crossings];
    if (fewest === 0) break;
  }
  return best;
}

/** Heights closest to the wishes that keep order and distance: isotonic regression by pooling. */
function apart(column, heights, wishes, weights) {
  const offsets = [], blocks = [];
  column.reduce((y, v, i) => { const here = i ? y + (heights[column[i - 1]] + heights[v]) / 2 + ROW_GAP : 0; offsets.push(here); return here; }, 0);
  wishes.forEach((wish, i) => {
    blocks.push([weights[i], weights[i] * (wish - offsets[i]), 1]);
    while (blocks.length > 1 && blocks.at(-2)[1] / blocks.at(-2)[0] > blocks.at(-1)[1] / blocks.at(-1)[0]) {
      const [weight, sum, members] = blocks.pop(), block = blocks.at(-1);
      block[0] += weight; block[1] += sum; block[2] += members;
    }
  });
  return blocks.flatMap(([weight, sum, members]) => new Array(members).fill(sum / weight)).map((level, i) => level + offsets[i]);
}

/** For each vertex the left neighbour that took the longest way, -1 where several are equal. */
function spineOf(graph, order) {
  const depth = new Array(graph.left.length).fill(0), spine = new Array(graph.left.length).fill(-1);
  for (const v of order.flat()) {
    const near = [...new Set(graph.left[v])].sort((a, b) => depth[b] - depth[a]);
    depth[v] = (near.length ? depth[near[0]] : 0) + (v < graph.count ? 1 : 0);
    if (near.length && (near.length === 1 || depth[near[1]] < depth[near[0]])) spine[v] = near[0];
  }
  return spine;
}

function middles(graph, order, heights, sweeps = 12) {
  const middle = new Array(heights.length).fill(0);
  for (const column of order) {
    let y = 0;
    for (const v of column) { middle[v] = y + heights[v] / 2; y += heights[v] + ROW_GAP; }
    for (const v of column) middle[v] -= y / 2;
  }
  const spine = spineOf(graph, order);
  const pull = (v, other) => {
    if (v >= graph.count || other >= graph.count) return STRAIGHT;
    if (!graph.left[v].length || !graph.left[other].length) return GIVEN;
    return spine[v] === other || spine[other] === v ? SPINE : PLAIN;
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const even = sweep % 2 === 0;
    const sides = sweep >= sweeps - 4 ? [graph.left, graph.right] : [even ? graph.left : graph.right];
    for (const column of even ? order : [...order].reverse()) {
      const wishes = [], weights = [];
      for (const v of column) {
        const near = sides.flatMap((side) => side[v]), pulls = near.map((n) => pull(v, n));
        const total = pulls.reduce((a, b) => a + b, 0);
        wishes.push(near.length ? near.reduce((sum, n, i) => sum + pulls[i] * middle[n], 0) / total : middle[v]);
        weights.push(near.length ? total : 0.1);
      }
      const heightsNow = apart(column, heights, wishes, weights);
      column.forEach((v, i) => { middle[v] = heightsNow[i]; });
    }
  }
  return middle;
}

/**
 * Place boxes of the given [width, height] so that every edge goes right: {boxes, routes, width, height}.
 * Edges that are `written` (all, unless given) get room for a number.
 */
export function place(sizes, edges, written = edges.map(() => true)) {
  const graph = layered(sizes.length, edges), order = ordered(graph);
  const heights = [...sizes.map((size) => size[1]), ...new Array(graph.left.length - sizes.length).fill(DUMMY)];
  const raw = middles(graph, order, heights);
  let top = Infinity;
  for (const column of order) for (const v of column) top = Math.min(top, raw[v] - heights[v] / 2);
  const middle = raw.map((y) => round1(y - (Number.isFinite(top) ? top : 0) + MARGIN));
  const lefts = [], boxes = new Array(sizes.length), columnOf = [];
  const widths = order.map((column) => Math.max(0, ...column.filter((v) => v < sizes.length).map((v) => sizes[v][0])));
  const readers = new Set(graph.chains.filter((_, e) => written[e]).map((chain) => chain.at(-1)));
  const wide = order.map((column) => (column.some((v) => readers.has(v)) ? 1 : 0));
  let x = MARGIN;
  widths.forEach((width, i) => {
    if (i) x += GAPS[wide[i]];
    lefts.push(round1(x));
    x += width;
  });
  order.forEach((column, i) => column.forEach((v) => {
    columnOf[v] = i;
    if (v >= sizes.length) return;
    const [w, h] = sizes[v];
    boxes[v] = { x: round1(lefts[i] + (widths[i] - w) / 2), y: round1(middle[v] - h / 2), w, h };
  }));
  const arriving = new Map(), ports = [];
  graph.chains.forEach((chain, e) => arriving.set(chain.at(-1), [...(arriving.get(chain.at(-1)) || []), e]));
  for (const [target, all] of arriving) {
    all.sort((a, b) => middle[graph.chains[a].at(-2)] - middle[graph.chains[b].at(-2)] || a - b);
    all.forEach((e, i) => { ports[e] = round1(boxes[target].y + (boxes[target].h * (i + 1)) / (all.length + 1)); });
  }
  const routes = graph.chains.map((chain, e) => {
    const source = boxes[chain[0]], route = [[source.x + source.w, middle[chain[0]]]];
    for (const v of chain) {
      const left = lefts[columnOf[v]], target = v === chain.at(-1), height = target ? ports[e] : middle[v];
      if (v !== chain[0]) route.push([round1(left - LEVELS[wide[columnOf[v]]]), height]);
      if (!target) route.push([round1(left + widths[columnOf[v]]), height]);
    }
    route.push([boxes[chain.at(-1)].x, ports[e]]);
    return route.filter((point, i) => !i || point[0] !== route[i - 1][0] || point[1] !== route[i - 1][1]);
  });
  let bottom = 0;
  for (const box of boxes) bottom = Math.max(bottom, box.y + box.h);
  for (const route of routes) for (const point of route) bottom = Math.max(bottom, point[1]);
  return { boxes, routes, width: round1(x + MARGIN), height: round1(bottom + MARGIN) };
}

/** `route` as the `d` of a path: straight where level, else a curve with level ends. */
export function routePath(route) {
  let [x, y] = route[0], path = `M${x} ${y}`;
  for (const [nextX, nextY] of route.slice(1)) {
    const half = round1((x + nextX) / 2);
    path += nextY === y ? `H${nextX}` : `C${half} ${y} ${half} ${nextY} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  }
  return path;
}
