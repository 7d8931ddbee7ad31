// A player's state: the step on screen, the scopes that are closed, and what the reader looks at.
// @ts-check

import { ARRIVED, DEPARTED, momentOnTheWay } from "./journey.js";
import { clampFrame, indexFilm, momentAt } from "./timeline.js";
import { closedAtFirst, makePlan } from "./plan.js";

/**
 * The state of a film that opens at `frame` in `room` pixels of width.
 * @param {Film} original
 * @param {unknown} frame
 * @param {number} room
 * @param {number[]} [movable]  the leaves that can be moved
 * @returns {PlayerState}
 */
export function openState(original, frame, room, movable = []) {
  const film = { ...original, movable };
  const index = indexFilm(film), closed = closedAtFirst(film, room), step = clampFrame(film, frame);
  const whole = momentAt(film, index, step);
  return {
    original, film, index, closed, step, phase: ARRIVED, moment: whole, whole,
    plan: makePlan(film, closed),
    subject: null, hovered: null, path: null, focused: 0,
  };
}

/**
 * Take over the numbers of another film of the same graph; where its boxes stand and its arrows run stays.
 * @param {PlayerState} state
 * @param {Film} other
 */
export function takeNumbers(state, other) {
  const { nodes, frames, alt, memory } = other;
  state.original = other;
  Object.assign(state.film, { nodes, frames, alt, memory });
  state.index = indexFilm(state.film);
  goTo(state, state.step);
}

/**
 * @param {PlayerState} state
 * @param {unknown} step
 */
export function goTo(state, step) {
  state.step = clampFrame(state.film, step);
  state.whole = momentAt(state.film, state.index, state.step);
  reach(state, ARRIVED);
}

/**
 * Come to a phase of the step on screen: what has not arrived by then is not shown.
 * @param {PlayerState} state
 * @param {number} phase
 */
export function reach(state, phase) {
  const { film, index, step, whole } = state;
  if (phase === DEPARTED) state.moment = momentOnTheWay(film, index, step, whole);
  if (phase === ARRIVED) state.moment = whole;
  state.phase = phase;
}

/**
 * Take over where the boxes stand in the film as it came last, and plan the drawing anew; returns whether
 * that is elsewhere: longer numbers take longer arrows.
 * @param {PlayerState} state
 */
export function takePlaces(state) {
  const { size, boxes, edges } = state.original;
  if (size.every((side, i) => side === state.film.size[i])) return false;
  Object.assign(state.film, { size, boxes, edges });
  state.plan = makePlan(state.film, state.closed);
  return true;
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
 * Close these scopes and no others, and plan the drawing anew; returns whether that is another one.
 * @param {PlayerState} state
 * @param {Set<number>} scopes
 */
export function closeOnly(state, scopes) {
  const { closed } = state;
  if (scopes.size === closed.size && [...scopes].every((id) => closed.has(id))) return false;
  closed.clear();
  toggleScopes(state, [...scopes], true);
  return true;
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
