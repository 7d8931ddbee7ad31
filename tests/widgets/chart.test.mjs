import assert from "node:assert/strict";
import test from "node:test";

const { scaleOf } = await import(`${process.env.STATIC}/figures/scale.js`);

test("a logarithmic scale ends where logarithms do", () => {
  assert.deepEqual([scaleOf([100, 1, 0], true).low, scaleOf([100, 1, 0], true).at(10)], [1, 0.5]);
  assert.deepEqual([scaleOf([1, -2], true).low, scaleOf([1, -2], true).at(-0.5)], [-2, 0.5]);
  assert.deepEqual([scaleOf(["nan", 3, 2], true).low, scaleOf([], true).high], [2, 1]);
});
