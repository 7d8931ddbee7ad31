// The box of a closed scope: its name, how many values it holds, and how far the film has come inside.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

/**
 * @typedef {object} ScopeDrawing
 * @property {SVGGElement} group
 * @property {number[]} members
 * @property {number} differentiable
 * @property {SVGTextElement} computed
 * @property {SVGTextElement} reached
 * @property {string} shown
 */

/**
 * Make the box of a closed scope.
 * @param {Film} film
 * @param {PlanBox & { scope: number, members: number[] }} box
 * @param {number} index
 * @returns {ScopeDrawing}
 */
export function buildScopeBox(film, box, index) {
  /** @param {string} name @param {number} y */
  const line = (name, y) => svgElement("text", { class: name, x: film.marks.left, y });
  const title = line("agk-title", 20), count = line("agk-value", 43);
  const computed = line("agk-value", 64), reached = line("agk-gradient", 84);
  title.textContent = `▸ ${film.scopes[box.scope].name}`;
  count.textContent = SENTENCES.scope.count(box.members.length);
  const group = svgElement("g", {
    class: "agk-node agk-scope", "data-scope": box.scope, "data-box": index,
    role: "button", tabindex: -1, "aria-expanded": "false", transform: `translate(${box.x} ${box.y})`,
  }, [
    svgElement("rect", { class: "agk-behind", x: 5, y: 5, width: box.w, height: box.h, rx: 8 }),
    svgElement("rect", { class: "agk-body", width: box.w, height: box.h, rx: 8 }),
    title, " ", count, " ", computed, " ", reached,
  ]);
  const differentiable = box.members.filter((node) => film.nodes[node].differentiable).length;
  return { group, members: box.members, differentiable, computed, reached, shown: "" };
}

/**
 * Write into the box how far the film has come at a moment.
 * @param {Film} film
 * @param {ScopeDrawing} drawing
 * @param {Moment} moment
 */
export function drawScopeBox(film, drawing, moment) {
  const all = drawing.members.map((node) => moment.nodes[node]), words = SENTENCES.scope;
  const computed = all.filter((node) => node.value).length, back = all.filter((node) => node.gradient).length;
  const lit = all.some((node) => node.lit), shown = `${computed} ${back} ${lit}`;
  if (drawing.shown === shown) return;
  drawing.shown = shown;
  drawing.computed.textContent = words.computed(computed, all.length);
  const reached = back ? words.reached(back, drawing.differentiable) : `∂ ${film.marks.not_yet}`;
  drawing.reached.textContent = reached;
  drawing.reached.classList.toggle("agk-pending", !back);
  drawing.group.classList.toggle("agk-lit", lit);
  const lines = [...drawing.group.querySelectorAll("text")].map((each) => each.textContent).filter(Boolean);
  drawing.group.setAttribute("aria-label", words.name(lines.join(" ")));
}
