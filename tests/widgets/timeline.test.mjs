import assert from "node:assert/strict";
import test from "node:test";

const { chapterStart, clampFrame, indexFilm, lastBy, makeClock, nextSpeed, pace, SPEEDS, stateAt } =
  await import(`${process.env.STATIC}/timeline.js`);

const text = (value) => ({ text: String(value) });
// x * x at 3, by hand.
const film = {
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
const at = (k) => stateAt(film, indexFilm(film), k);

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
  const index = indexFilm(film), once = film.frames.map((_, k) => stateAt(film, index, k));
  for (const k of [5, 0, 3, 1, 4, 2]) assert.deepEqual(stateAt(film, index, k), once[k]);
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

test("the clock keeps the rest: 60 Hz and 75 Hz play equally fast", () => {
  for (const hertz of [60, 75, 144]) {
    const clock = makeClock(1 / 50);
    let frames = 0;
    for (let i = 0; i < hertz * 4; i++) frames += clock.tick(1000 / hertz, 1);
    assert.ok(Math.abs(frames - 200) <= 1, `${hertz} Hz: ${frames}`);
  }
});

test("speed multiplies, and a tab that slept does not leap", () => {
  const clock = makeClock(1);
  let frames = 0;
  for (let i = 0; i < 100; i++) frames += clock.tick(100, 2);
  assert.equal(frames, 20);
  assert.equal(makeClock(1).tick(3_600_000, 1), 0);
});

test("speeds step through the list and stop at its ends", () => {
  assert.equal(nextSpeed(1, 1), 2);
  assert.equal(nextSpeed(1, -1), 0.5);
  assert.equal(nextSpeed(3, 1), 4);
  assert.equal(nextSpeed(SPEEDS.at(-1), 1), SPEEDS.at(-1));
  assert.equal(nextSpeed(SPEEDS[0], -1), SPEEDS[0]);
});

test("longer films have shorter frames", () => assert.ok(pace(10) > pace(100) && pace(100) > pace(1000)));
