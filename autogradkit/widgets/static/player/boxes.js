// Boxes: one for each value, made once for a plan and filled in as the film goes; and one for a closed scope.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { heatMap } from "../shared/heat_map.js";
import { SENTENCES } from "../sentences.js";
import { signOf } from "./timeline.js";

/**
 * A box as drawn: what the film calls it, and the texts that change.
 * @typedef {object} BoxDrawing
 * @property {SVGGElement} group
 * @property {FilmNode} node
 * @property {PlanBox} box
 * @property {SVGTextElement} value
 * @property {SVGTextElement} gradient
 * @property {SVGTextElement} sum
 * @property {SVGGElement} heats
 * @property {boolean} receives
 */

/** @param {string} name @param {number} x @param {number} y @param {string} [words] */
function text(name, x, y, words = "") {
  const made = svgElement("text", { class: name, x, y });
  made.textContent = words;
  return made;
}

/** @param {SVGElement} group */
const visibleText = (group) =>
  [...group.querySelectorAll("text")].map((each) => each.textContent).filter(Boolean).join(" ");

/** @param {Marks} marks @param {PlanBox} box @param {string} words */
function corner(marks, box, words) {
  const made = text("agk-subtitle", box.w - marks.corner, marks.title, words);
  made.setAttribute("text-anchor", "end");
  return made;
}

/**
 * Make the box of a value.
 * @param {Film} film
 * @param {PlanBox} box
 * @param {number} index
 * @returns {BoxDrawing}
 */
export function buildBox({ nodes, marks, movable = [] }, box, index) {
  const node = nodes[box.node], array = node.shape.length > 0;
  const line = node.arrivals > 1 ? marks.sum : 0, below = box.h - marks.bottom - line;
  const value = text("agk-value", marks.left, array ? below : marks.value);
  const gradient = array ? text("agk-gradient", box.w / 2 + marks.half, below)
    : text("agk-gradient", marks.left, marks.gradient);
  const sum = array ? text("agk-sum", box.w - marks.corner, box.h - marks.bottom)
    : text("agk-sum", marks.left, marks.gradient + marks.sum);
  if (array) sum.setAttribute("text-anchor", "end");
  const title = text("agk-title", marks.left, marks.title, node.title), heats = svgElement("g");
  const rx = node.kind === "op" ? marks.round_op : marks.round_given;
  const body = svgElement("rect", { class: "agk-body", width: box.w, height: box.h, rx });
  // A constant number is its own title: it has no room, and no need, for more.
  const bare = node.kind === "constant" && !array;
  const parts = bare ? [body, title] : [body, title, heats, value, gradient, sum];
  if (node.subtitle) parts.push(corner(marks, box, node.subtitle));
  if (box.copy) {
    const behind = `M${marks.chip_x} ${box.h + marks.chip_y}h${box.w}v${-box.h}`;
    const number = corner(marks, box, `${box.copy[0]}/${box.copy[1]}`);
    parts.push(number, svgElement("path", { class: "agk-chip", d: behind }));
  }
  const group = svgElement("g", {
    class: movable.includes(node.id) ? "agk-node agk-movable" : "agk-node",
    "data-node": node.id, "data-box": index, "data-kind": node.kind,
    role: "button", tabindex: -1, transform: `translate(${box.x} ${box.y})`,
  }, parts.flatMap((part) => [part, " "]));
  return { group, node, box, value, gradient, sum, heats, receives: false };
}

/**
 * Write what is known at a moment into a box.
 * @param {Film} film
 * @param {BoxDrawing} drawing
 * @param {NodeMoment} now
 */
export function fillBox(film, { group, node, box, value, gradient, sum, heats }, now) {
  // In a forward film it is tangents that travel; they stand where the gradient stands.
  const second = now.gradient, sign = signOf(film), { marks } = film, words = SENTENCES.box;
  value.textContent = now.value ? now.value.text : marks.not_yet;
  value.classList.toggle("agk-pending", !now.value);
  const waiting = node.differentiable ? `${sign} ${marks.not_yet}` : marks.constant;
  gradient.textContent = second ? `${sign} ${second.text}` : waiting;
  gradient.classList.toggle("agk-pending", !second);
  sum.textContent = node.arrivals > 1 && now.arrived ? words.arrived(now.arrived, node.arrivals) : "";
  group.classList.toggle("agk-computed", !!now.value);
  group.toggleAttribute("data-broken", !!(now.value && now.value.broken) || !!(second && second.broken));
  // Its name is what one sees, for those who speak to their computer; the description says it in words.
  group.setAttribute("aria-label", words.name(visibleText(group), node.op || node.kind));
  const travels = node.differentiable
    ? `${SENTENCES.travels[film.way]} ${second ? second.text : marks.not_yet}` : marks.constant;
  group.setAttribute("aria-description", words.state(now.value ? now.value.text : marks.not_yet, travels));
  if (!node.shape.length) return;
  const low = marks.heat_height + (node.arrivals > 1 ? marks.sum : 0);
  const room = { y: marks.heat_top, w: box.w / 2 - marks.heat_width, h: box.h - low };
  heats.replaceChildren();
  if (now.value && now.value.cells) heats.append(heatMap(now.value, { x: marks.left, ...room }));
  if (second && second.cells) heats.append(heatMap(second, { x: box.w / 2 + marks.half, ...room }));
}

/**
 * Light a box that a frame is about, and fill it where something has changed since the moment before.
 * @param {Film} film
 * @param {BoxDrawing} drawing
 * @param {Moment} moment
 * @param {Moment | null} before
 * @param {Frame | null} frame  null while what it is about is on its way
 */
export function drawBox(film, drawing, moment, before, frame) {
  const { id } = drawing.node, now = moment.nodes[id], was = before && before.nodes[id];
  if (!was || was.value !== now.value || was.gradient !== now.gradient) fillBox(film, drawing, now);
  if (!was || was.lit !== now.lit) drawing.group.classList.toggle("agk-lit", now.lit);
  const receives = !!frame && !!frame.gradient && frame.gradient.node === id && now.lit;
  if (receives !== drawing.receives) drawing.group.classList.toggle("agk-receives", receives);
  drawing.receives = receives;
}
