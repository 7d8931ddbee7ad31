// The clock: how fast a film runs, and when its next frame is due. No DOM, tested in Node.
// @ts-check

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/**
 * Seconds per frame at speed 1: long films run faster, so that none takes for ever.
 * @param {number} frames
 */
export function pace(frames) {
  return frames <= 40 ? 1.8 : frames <= 150 ? 0.8 : 0.25;
}

/**
 * A clock that turns elapsed milliseconds into whole frames. The rest is kept for the next tick, so
 * that a display of 60 Hz and one of 75 Hz play equally fast.
 * @param {number} secondsPerFrame
 */
export function makeClock(secondsPerFrame) {
  let rest = 0;
  return {
    /**
     * @param {number} milliseconds
     * @param {number} speed
     */
    tick(milliseconds, speed) {
      // A tab that slept must not leap ahead when it wakes.
      rest += (Math.min(milliseconds, 250) / 1000) * speed;
      const frames = Math.floor(rest / secondsPerFrame + 1e-9);
      rest = Math.max(0, rest - frames * secondsPerFrame);
      return frames;
    },
    reset() { rest = 0; },
  };
}

/**
 * The neighbouring speed in the list.
 * @param {number} speed
 * @param {1 | -1} direction
 */
export function nextSpeed(speed, direction) {
  const sorted = direction > 0 ? SPEEDS : [...SPEEDS].reverse();
  return sorted.find((candidate) => (candidate - speed) * direction > 0) ?? sorted[sorted.length - 1];
}
