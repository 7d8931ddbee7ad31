// Playback: the loop that lets a film run.
// @ts-check

import { makeClock } from "./clock.js";

/**
 * Make a loop that calls `advance(frames)` on each picture of the display, with the frames that are due since
 * the last one, often none. `advance` ends it with `stop()`.
 * @param {number} secondsPerFrame
 * @param {() => number} speed
 * @param {(frames: number) => void} advance
 */
export function makePlayback(secondsPerFrame, speed, advance) {
  const clock = makeClock(secondsPerFrame);
  let request = 0;
  /** @type {number | null} */
  let before = null;
  /** @param {number} now */
  function turn(now) {
    const due = before === null ? 0 : clock.tick(now - before, speed());
    before = now;
    request = requestAnimationFrame(turn);
    advance(due);
  }
  return {
    isPlaying: () => request !== 0,
    start() {
      clock.reset();
      before = null;
      request = requestAnimationFrame(turn);
    },
    stop() {
      cancelAnimationFrame(request);
      request = 0;
    },
  };
}
