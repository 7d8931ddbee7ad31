import assert from "node:assert/strict";
import test from "node:test";

const { slideTo } = await import(`${process.env.STATIC}/figures/slide.js`);
const x = [[1, 2, 3, 4]], w = [[1, -1]], g = [[1, 10, 100]];

test("at the start nothing is computed", () => {
  const now = slideTo(x, w, g, 1, 0);
  assert.deepEqual([now.z, now.dx, now.dw, now.window], [[[null, null, null]], [[0, 0, 0, 0]], [[0, 0]], null]);
});

test("each step forth computes one window", () => {
  const now = slideTo(x, w, g, 1, 2);
  assert.deepEqual(now.z, [[-1, -1, null]]);
  assert.deepEqual(now.terms, [[2, 1], [3, -1]]);
  assert.deepEqual(now.window, { r: 0, c: 1, at: [0, 1] });
});

test("each step back scatters one upstream number over its window", () => {
  assert.deepEqual(slideTo(x, w, g, 1, 4).dx, [[1, -1, 0, 0]]);
  const end = slideTo(x, w, g, 1, 6);
  assert.deepEqual(end.dx, [[1, 9, 90, -100]]);
  assert.deepEqual(end.dw, [[1 + 20 + 300, 2 + 30 + 400]]);
});
