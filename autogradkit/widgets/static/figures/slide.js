// A convolution step by step: windows forth, scattered upstream numbers back. No DOM, tested in Node.
// @ts-check

/**
 * What is on screen at step `k`: the tables so far, the window, and the sum as terms.
 * @param {number[][]} x
 * @param {number[][]} w
 * @param {number[][]} g
 * @param {number} stride
 * @param {number} k
 */
export function slideTo(x, w, g, stride, k) {
  const columns = g[0].length, count = g.length * columns;
  /** @param {number[][]} like */
  const zeros = (like) => like.map((line) => line.map(() => 0));
  /** @type {(number | null)[][]} */
  const z = g.map((line) => line.map(() => null));
  const dx = zeros(x), dw = zeros(w);
  for (let n = 0; n < Math.min(k, count); n++) {
    const products = windowOf(w, columns, stride, n).map(({ a, b, weight }) => x[a][b] * weight);
    z[Math.floor(n / columns)][n % columns] = products.reduce((sum, product) => sum + product, 0);
  }
  for (let n = 0; n < k - count; n++) {
    const upstream = g[Math.floor(n / columns)][n % columns];
    for (const { a, b, i, j, weight } of windowOf(w, columns, stride, n)) {
      dx[a][b] += upstream * weight;
      dw[i][j] += upstream * x[a][b];
    }
  }
  if (k === 0) return { z, dx, dw, way: "start", window: null, terms: [], upstream: 0 };
  const n = (k - 1) % count, r = Math.floor(n / columns), c = n % columns;
  return {
    z, dx, dw, way: k <= count ? "forward" : "backward", window: { r: r * stride, c: c * stride, at: [r, c] },
    terms: windowOf(w, columns, stride, n).map(({ a, b, weight }) => [x[a][b], weight]), upstream: g[r][c],
  };
}

/**
 * The entries of the kernel in window number `n`, each with the entry of the input that it lies on.
 * @param {number[][]} w
 * @param {number} columns
 * @param {number} stride
 * @param {number} n
 */
function windowOf(w, columns, stride, n) {
  const top = Math.floor(n / columns) * stride, left = (n % columns) * stride;
  return w.flatMap((line, i) => line.map((weight, j) => ({ a: top + i, b: left + j, i, j, weight })));
}
