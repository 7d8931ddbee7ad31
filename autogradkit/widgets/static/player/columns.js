// The columns of a drawing: in which column each box stands. No DOM.
// @ts-check

/**
 * The vertices of each column, of each edge, and beside each vertex; the first `count` of them are boxes.
 * @typedef {object} Layered
 * @property {number[][]} columns
 * @property {number[][]} chains
 * @property {number[][]} left
 * @property {number[][]} right
 * @property {number} count
 */

/** @param {number} count @returns {number[][]} */
const lists = (count) => Array.from({ length: count }, () => []);

/**
 * The column of each vertex: longest path first, then everything is pulled next to its reader.
 * @param {number} count
 * @param {[number, number][]} edges
 * @returns {number[]}
 */
export function ranks(count, edges) {
  const inputs = lists(count), readers = lists(count), column = new Array(count).fill(0);
  for (const [source, target] of edges) { inputs[target].push(source); readers[source].push(target); }
  for (let v = 0; v < count; v++) {
    for (const source of inputs[v]) column[v] = Math.max(column[v], column[source] + 1);
  }
  for (let v = count - 1; v >= 0; v--) {
    const held = inputs[v].filter((source) => readers[source].length > 1);
    const gain = held.some((source) => inputs[source].length) ? 1 : 0;
    if (readers[v].length && held.length <= readers[v].length - gain) {
      column[v] = Math.min(...readers[v].map((reader) => column[reader])) - 1;
    }
  }
  const first = count ? column.reduce((a, b) => Math.min(a, b)) : 0;
  return column.map((place) => place - first);
}

/**
 * The columns, with a dummy wherever an edge crosses a column it does not end in.
 * @param {number} count
 * @param {[number, number][]} edges
 * @returns {Layered}
 */
export function makeLayers(count, edges) {
  const column = ranks(count, edges), columns = lists(Math.max(-1, ...column) + 1);
  column.forEach((place, v) => columns[place].push(v));
  let vertices = count;
  const chains = edges.map(([source, target]) => {
    const chain = [source];
    for (let place = column[source] + 1; place < column[target]; place++) {
      columns[place].push(vertices);
      chain.push(vertices++);
    }
    return [...chain, target];
  });
  const left = lists(vertices), right = lists(vertices);
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i++) {
      right[chain[i - 1]].push(chain[i]);
      left[chain[i]].push(chain[i - 1]);
    }
  }
  return { columns, chains, left, right, count };
}
