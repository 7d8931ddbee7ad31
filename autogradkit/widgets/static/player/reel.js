// The reel: moves a film from step to step, by hand or playing, in all of its views.
// @ts-check

import { pace } from "../shared/clock.js";
import { listenTo, save as saveModel } from "../shared/model.js";
import { makePlayback } from "../shared/playback.js";
import { clampFrame } from "./timeline.js";
import { goTo } from "./state.js";

// Several views of one film follow each other, but only the one that claimed it here turns the pages.
/** @type {WeakMap<Film, { isPlaying(): boolean }>} */
const leaders = new WeakMap();

/**
 * Make the reel of a film; `show({ moved, dot, playing })` draws the step it has come to. `start()` begins.
 * @param {PlayerState} state
 * @param {Model} model
 * @param {(arrival: { moved: boolean, dot: boolean, playing: boolean }) => void} show
 * @returns {Reel & { start(): void, end(): void }}
 */
export function makeReel(state, model, show) {
  const { film } = state, last = film.frames.length - 1;
  const playback = makePlayback(pace(film.frames.length), () => model.get("speed"), advance);
  const { isPlaying } = playback, view = { isPlaying };

  /** @param {number} wanted @param {Arrival} [arrival] */
  function seek(wanted, { dot = false, save = false } = {}) {
    const before = state.step, next = clampFrame(film, wanted);
    if (next !== before) goTo(state, next);
    show({ moved: state.step !== before, dot: dot && state.step === before + 1, playing: isPlaying() });
    model.set("frame", state.step);
    if (save) saveModel(model);
  }
  /** @param {number} frames */
  function advance(frames) {
    const leads = leaders.get(state.original) === view;
    if (frames && leads) seek(Math.min(last, state.step + frames), { dot: true });
    if (state.step === last) pause();
  }
  function play() {
    if (isPlaying()) return;
    if (state.step === last) seek(0);
    playback.start();
    leaders.set(state.original, view);
    model.set("playing", true);
    seek(state.step);
  }
  function pause() {
    if (!isPlaying()) return;
    playback.stop();
    model.set("playing", false);
    seek(state.step, { save: leaders.get(state.original) === view });
  }
  /** Stop the film, whichever view of it leads. */
  function halt() {
    pause();
    model.set("playing", false);
  }
  let endListening = () => {};
  return {
    film, play, halt, seek,
    step: () => state.step,
    isPlaying: () => model.get("playing"),
    speed: () => model.get("speed"),
    setSpeed: (speed) => model.set("speed", speed),
    start() {
      endListening = listenTo(model, {
        frame() { if (clampFrame(film, model.get("frame")) !== state.step) seek(model.get("frame")); },
        playing() {
          const leader = leaders.get(state.original);
          if (!model.get("playing")) pause();
          else if (!leader || !leader.isPlaying()) play();
          seek(state.step);
        },
      });
      seek(state.step);
    },
    end() {
      // A film whose leading view goes must not seem to run on in the others.
      if (isPlaying()) halt();
      endListening();
    },
  };
}
