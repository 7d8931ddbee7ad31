// Actions: what the controls and the keys of a film do.
// @ts-check

import { nextSpeed } from "../shared/clock.js";
import { chapterStart } from "./timeline.js";

const CLOSER = 1.25;
const FARTHER = 0.8;
const LEAP = 10;

/** @typedef {ReturnType<typeof makeActions>} Actions */

/**
 * Make the actions on a film's reel and on its windows, one or two.
 * @param {Reel} reel
 * @param {() => import("./window.js").FilmWindow[]} windows
 * @param {import("./controls.js").Controls} controls
 * @param {() => void} project  begin or end the projector mode
 */
export function makeActions(reel, windows, controls, project) {
  const last = reel.film.frames.length - 1;
  /** Go to a step and stay there. @param {number} step @param {Arrival} [arrival] */
  function jump(step, arrival) {
    reel.halt();
    reel.seek(step, { save: true, ...arrival });
  }
  return {
    jump,
    play: () => (reel.isPlaying() ? reel.halt() : reel.play()),
    first: () => jump(0),
    last: () => jump(last),
    back: () => jump(reel.step() - 1),
    forward: () => jump(reel.step() + 1, { dot: true }),
    /** @param {number} step */
    scrub(step) {
      reel.halt();
      reel.seek(step);
    },
    /** @param {number} step */
    release: (step) => jump(step),
    /** @param {string} name */
    chapter(name) {
      const first = chapterStart(reel.film, name);
      if (first !== null) jump(first);
    },
    /** @param {number} speed */
    speed(speed) {
      reel.setSpeed(speed);
      controls.showSpeed(speed);
    },
    in: () => windows().forEach((view) => view.zoom(CLOSER)),
    out: () => windows().forEach((view) => view.zoom(FARTHER)),
    fit: () => windows().forEach((view) => view.fit()),
    project,
    follow() {
      const [on] = windows().map((view) => view.toggleFollow());
      controls.showFollow(on);
    },
  };
}

/**
 * What each key does to a film.
 * @param {Reel} reel
 * @param {Actions} actions
 * @returns {Record<string, () => void>}
 */
export function filmKeys(reel, actions) {
  return {
    " ": actions.play,
    ArrowLeft: actions.back,
    ArrowRight: actions.forward,
    Home: actions.first,
    End: actions.last,
    PageUp: () => actions.jump(reel.step() - LEAP),
    PageDown: () => actions.jump(reel.step() + LEAP),
    f: () => actions.chapter("forward"),
    b: () => actions.chapter("backward"),
    u: () => actions.chapter("update"),
    "[": () => actions.speed(nextSpeed(reel.speed(), -1)),
    "]": () => actions.speed(nextSpeed(reel.speed(), 1)),
    "+": actions.in,
    "=": actions.in,
    "-": actions.out,
    0: actions.fit,
    p: actions.project,
    P: actions.project,
  };
}
