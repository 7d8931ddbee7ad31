import assert from "node:assert/strict";
import test from "node:test";

const { chapterStart, clampFrame, indexFilm, lastBy, momentAt } =
  await import(`${process.env.STATIC}/player/timeline.js`);

const text = (value) => ({ text: String(value) });
// x * x at 3, by hand.
const film = {
  way: "reverse",
  nodes: [{ value: text(3) }, { value: text(9) }],
  edges: [{ source: 0, target: 1 }, { source: 0, target: 1 }],
  frames: [
    { chapter: "forward", values: [0], lit: [] },
    { chapter: "forward", values: [1], lit: [1], edges: [0, 1] },
    { chapter: "backward", gradient: { node: 1, value: text(1) }, lit: [1] },
    { chapter: "backward", contribution: { edge: 0, value: text(3) }, gradient: { node: 0, value: text(3) }, lit: [0, 1], edges: [0] },
    { chapter: "backward", contribution: { edge: 1, value: text(3) }, gradient: { node: 0, value: text(6) }, lit: [0, 1], edges: [1] },
    { chapter: "update", updated: { node: 0, value: text(2.4) }, lit: [0] },
  ],
  chapters: [{ name: "forward", first: 0, last: 1 }, { name: "backward", first: 2, last: 4 }],
};
const at = (k) => momentAt(film, indexFilm(film), k);

test("a value is not there before its frame and stays after it", () => {
  assert.equal(at(0).nodes[1].value, null);
  assert.deepEqual(at(1).nodes[1].value, text(9));
  assert.deepEqual(at(4).nodes[1].value, text(9));
});

test("a gradient is null, not zero, before its frame, and the running sum after", () => {
  assert.equal(at(2).nodes[0].gradient, null);
  assert.deepEqual(at(3).nodes[0].gradient, text(3));
  assert.deepEqual(at(4).nodes[0].gradient, text(6));
});

test("each use carries its own contribution", () => {
  assert.deepEqual(at(3).edges.map((edge) => edge.contribution), [text(3), null]);
  assert.deepEqual(at(4).edges.map((edge) => edge.contribution), [text(3), text(3)]);
});

test("an update replaces the value", () => assert.deepEqual(at(5).nodes[0].value, text(2.4)));

test("the state depends on the frame alone, whatever was shown before", () => {
  const index = indexFilm(film), once = film.frames.map((_, k) => momentAt(film, index, k));
  for (const k of [5, 0, 3, 1, 4, 2]) assert.deepEqual(momentAt(film, index, k), once[k]);
});

test("lastBy finds the latest event that has happened", () => {
  const events = [[1, "a"], [4, "b"], [9, "c"]];
  assert.deepEqual([0, 1, 3, 4, 8, 9, 99].map((k) => lastBy(events, k)), [null, "a", "a", "b", "b", "c", "c"]);
});

test("frames are clamped, and what is no number is the start", () => {
  assert.deepEqual([-3, 2.4, 99, NaN, "4", undefined].map((k) => clampFrame(film, k)), [0, 2, 5, 0, 4, 0]);
});

test("chapters have their first frames", () => {
  assert.equal(chapterStart(film, "backward"), 2);
  assert.equal(chapterStart(film, "update"), null);
});
