import assert from "node:assert/strict";
import test from "node:test";

const { makeClock, nextSpeed, pace, SPEEDS } = await import(`${process.env.STATIC}/shared/clock.js`);

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
