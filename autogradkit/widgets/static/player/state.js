// A player's state: the step on screen, the scopes that are closed, and what the reader looks at.
// @ts-check

import { clampFrame, indexFilm, momentAt } from "./timeline.js";
import { closedAtFirst, makePlan } from "./plan.js";

/**
 * The state of a film that opens at `frame`.
 * @param {Film} film
 * @param {unknown} frame
 * @returns {PlayerState}
 */
export function openState(film, frame) {
  const index = indexFilm(film), closed = closedAtFirst(film), step = clampFrame(film, frame);
  return {
    film, index, closed, step, moment: momentAt(film, index, step), plan: makePlan(film, closed),
    subject: null, hovered: null, path: null, focused: 0,
  };
}

/**
 * @param {PlayerState} state
 * @param {unknown} step
 */
export function goTo(state, step) {
  state.step = clampFrame(state.film, step);
  state.moment = momentAt(state.film, state.index, state.step);
}

/**
 * Open or close scopes, and plan the drawing anew.
 * @param {PlayerState} state
 * @param {number[]} scopes
 * @param {boolean} close
 */
export function toggleScopes(state, scopes, close) {
  for (const id of scopes) { if (close) state.closed.add(id); else state.closed.delete(id); }
  state.plan = makePlan(state.film, state.closed);
  state.focused = Math.min(state.focused, state.plan.boxes.length - 1);
}

/**
 * @param {PlayerState} state
 * @returns {Frame}
 */
export function frameOf(state) {
  return state.film.frames[state.step];
}

/**
 * The moment one step before the one on screen; null at the start.
 * @param {PlayerState} state
 */
export function momentBefore({ film, index, step }) {
  return step ? momentAt(film, index, step - 1) : null;
}
