// The journey of a step: what runs along which wires, and what is on screen before it arrives. No DOM, tested
// in Node.
// @ts-check

import { edgeAt, lastBy, nodeAt } from "./timeline.js";

// A number has left; has passed the op's slope in the middle of the wire; has arrived, and all of the step is
// on screen.
export const DEPARTED = 0;
export const PASSED = 1;
export const ARRIVED = 2;

/**
 * What travels in the step that leads to frame `k`: values to the op that reads them, a gradient through an
 * op's slope to the op's input. Nothing at a start or an end.
 * @param {Film} film
 * @param {FilmIndex} index
 * @param {number} k
 * @returns {Passenger[]}
 */
export function journeyOf(film, index, k) {
  const frame = film.frames[k], { sum } = frame;
  if (!k) return [];
  if (frame.compute) {
    return (frame.edges || []).map((edge) => {
      const { value } = film.nodes[film.edges[edge].source];
      return { edge, back: false, starts: value, becomes: value, slope: "" };
    });
  }
  if (!sum || !frame.contribution) return [];
  const { source, target } = film.edges[sum.edge], back = film.way !== "forward";
  const sender = lastBy(index.gradients[back ? target : source], k - 1);
  const becomes = frame.contribution.value;
  return [{ edge: sum.edge, back, starts: sum.upstream || sender || becomes, becomes, slope: slopeOf(sum) }];
}

/**
 * What stands in the middle of the wire: the factor, or the rule that an array goes through.
 * @param {Sum} sum
 */
function slopeOf({ local, formula, product, rule }) {
  if (local && !local.cells) return `× ${local.text}`;
  if (local) return formula ? `× ${formula.includes(" ") ? `(${formula})` : formula}` : "× local";
  return product || rule || "";
}

/**
 * What is on screen on the way to frame `k`, of which `whole` is all: the receivers are as they were in the
 * frame before, but the senders and the wires are lit.
 * @param {Film} film
 * @param {FilmIndex} index
 * @param {number} k
 * @param {Moment} whole
 * @returns {Moment}
 */
export function momentOnTheWay(film, index, k, whole) {
  const frame = film.frames[k], nodes = [...whole.nodes], edges = [...whole.edges];
  const receivers = frame.gradient ? [frame.gradient.node] : frame.values || [];
  for (const node of receivers) nodes[node] = nodeAt(index, node, k - 1, false);
  for (const edge of frame.edges || []) {
    const { source, target } = film.edges[edge];
    edges[edge] = edgeAt(film, index, edge, k - 1, true);
    for (const end of [source, target]) {
      if (!receivers.includes(end)) nodes[end] = { ...nodes[end], lit: true };
    }
  }
  return { nodes, edges };
}

/**
 * Where a traveller is at `part` of its time, as a part of the wire: it starts and ends slowly, and rests in
 * the middle, where what it carries changes.
 * @param {number} part
 * @param {boolean} rests
 */
export function placeAt(part, rests) {
  /** @param {number} t */
  const ease = (t) => t * t * t * (10 + t * (6 * t - 15));
  if (!rests) return ease(part);
  if (part < REST[0]) return ease(part / REST[0]) / 2;
  return part < REST[1] ? 0.5 : 0.5 + ease((part - REST[1]) / (1 - REST[1])) / 2;
}

// From when to when it rests.
export const REST = [0.36, 0.62];
