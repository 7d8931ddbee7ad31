import assert from "node:assert/strict";
import test from "node:test";

const { heatLevel, heatPaths, sample } = await import(`${process.env.STATIC}/shared/heat.js`);
const { contour } = await import(`${process.env.STATIC}/figures/contour.js`);

test("heat is symmetric, white at zero, and apart for what is no number", () => {
  assert.deepEqual([-2, -1, 0, 1, 2].map((v) => heatLevel(v, 2)), [0, 2, 4, 6, 8]);
  assert.equal(heatLevel(5, 0), 4);
  assert.equal(heatLevel("nan", 2), -1);
  assert.equal(heatLevel(9, 2), 8);
});

test("a sample keeps small tables whole and spreads over large ones", () => {
  assert.deepEqual(sample([[1, 2], [3, 4]], 6, 8), [[1, 2], [3, 4]]);
  assert.deepEqual(sample([[0, 1, 2, 3, 4, 5]], 6, 3), [[0, 2, 4]]);
});

test("a heat map has one path per colour and stays in its box", () => {
  const paths = heatPaths({ cells: [[1, -1, 1], [0, 1, "inf"]], most: 1 }, { x: 10, y: 20, w: 60, h: 30 });
  assert.deepEqual(paths.map(([level]) => level), [-1, 0, 4, 8]);
  for (const [, d] of paths) {
    for (const [, x, y] of d.matchAll(/M([\d.]+) ([\d.]+)/g)) {
      assert.ok(Number(x) >= 10 && Number(x) < 70 && Number(y) >= 20 && Number(y) < 50);
    }
  }
  assert.deepEqual(heatPaths({ cells: [], most: 0 }, { x: 0, y: 0, w: 1, h: 1 }), []);
});

test("a contour passes between the cells on both sides of its level", () => {
  assert.equal(contour([[0, 4], [0, 4]], 1), "M0.25,0L0.25,1");
  assert.equal(contour([[0, 4], [4, 4]], 5), "");
  assert.equal(contour([[1, 0], [0, 1]], 0.5).match(/M/g).length, 2);
});
