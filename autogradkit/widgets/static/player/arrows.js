// Arrows: made once for a plan, then written on, lit and turned round as the film goes.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { signOf } from "./timeline.js";

/**
 * @typedef {object} ArrowDrawing
 * @property {SVGGElement} group
 * @property {SVGPathElement} wire
 * @property {SVGTextElement} label
 * @property {number[]} ids
 * @property {string} shown
 */

/**
 * The rectangle an arrow runs in: its path goes right from start to end, and its columns are in the path.
 * @param {Arrow} edge
 */
export function edgeBounds(edge) {
  const heights = (edge.path.match(/[MHC][^MHC]*/g) || []).flatMap((piece) => {
    const n = piece.slice(1).split(" ").map(Number);
    return piece[0] === "M" ? [n[1]] : piece[0] === "C" ? [n[1], n[3], n[5]] : [];
  });
  const top = Math.min(...heights), bottom = Math.max(...heights);
  return { x: edge.start[0], right: edge.end[0], y: top - 20, bottom: bottom + 8 };
}

/**
 * Make an arrow.
 * @param {Film} film
 * @param {Arrow} edge
 * @returns {ArrowDrawing}
 */
export function buildArrow({ marks }, edge) {
  const [endX, endY] = edge.end, [startX, startY] = edge.start, { head, head_half: half } = marks;
  const wire = svgElement("path", { class: "agk-wire", d: edge.path });
  const label = svgElement("text", {
    class: "agk-label", x: endX - marks.label_x, y: endY - marks.label_y, "text-anchor": "end",
  });
  const group = svgElement("g", { class: "agk-edge", "data-edge": edge.ids[0], "data-slot": edge.slot }, [
    svgElement("path", { class: "agk-hit", d: edge.path }),
    wire,
    svgElement("path", { class: "agk-head", d: `M${endX} ${endY}l${-head} ${-half}v${2 * half}z` }),
    svgElement("path", { class: "agk-tail", d: `M${startX} ${startY}l${head} ${-half}v${2 * half}z` }),
    label,
  ]);
  return { group, wire, label, ids: edge.ids, shown: "" };
}

/**
 * Show a moment on an arrow, which may stand for several uses: lit by any, carried when all of them are.
 * @param {Film} film
 * @param {ArrowDrawing} arrow
 * @param {Moment} moment
 */
export function drawArrow(film, arrow, moment) {
  const uses = arrow.ids.map((id) => moment.edges[id]), [first] = uses;
  const lit = uses.some((use) => use.lit), filled = uses.every((use) => use.filled);
  const wrong = uses.some((use) => use.wrong), carried = uses.every((use) => use.contribution !== null);
  // The shape of an array says little on a wire; its heat map is in the sum below.
  const carries = uses.length === 1 && first.contribution;
  const number = carries && !carries.cells ? `${signOf(film)} ${carries.text}` : "";
  const text = (uses.length > 1 ? `×${uses.length}` : number) + (wrong ? " ✘" : "");
  const shown = `${text} ${lit} ${filled} ${carried}`;
  if (arrow.shown === shown) return;
  arrow.shown = shown;
  arrow.group.classList.toggle("agk-lit", lit);
  arrow.group.classList.toggle("agk-filled", filled);
  arrow.group.classList.toggle("agk-carried", carried);
  arrow.label.textContent = text;
  arrow.group.toggleAttribute("data-wrong", wrong);
}
