// Axes: the frame of a plot, its ticks with their numbers, a faint grid, and what is measured on each axis.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { tickText } from "./scale.js";

/** The room around a plot, for numbers and titles. */
export const ROOM = { left: 58, right: 14, top: 12, bottom: 42 };

/**
 * The room that numbers take to the left of a plot: as wide as 8·10²⁹⁹ they would reach the title there.
 * @param {import("./scale.js").Scale} scale
 */
export function roomBeside({ ticks }) {
  /** @param {string} text */
  const width = (text) => [...text].reduce((sum, each) => sum + ("⁻⁰¹²³⁴⁵⁶⁷⁸⁹·".includes(each) ? 5 : 7.7), 0);
  return Math.max(ROOM.left, Math.ceil(26 + Math.max(...ticks.map((tick) => width(tickText(tick))))));
}

/**
 * Draw the axes of a plot in `frame` into `layer`, anew.
 * @param {SVGElement} layer
 * @param {Rectangle} frame
 * @param {{ x: import("./scale.js").Scale, y: import("./scale.js").Scale }} scales
 * @param {{ x: string, y: string, name?: (tick: number) => string }} titles  `name`: of a tick below
 */
export function drawAxes(layer, frame, { x, y }, titles) {
  const { x: left, y: top, w, h } = frame, bottom = top + h;
  const name = titles.name || tickText;
  /** @param {string} words @param {Record<string, unknown>} place @param {string} [kind] */
  const text = (words, place, kind = "agk-tick") => {
    const made = svgElement("text", { class: kind, ...place });
    made.textContent = words;
    return made;
  };
  const across = x.ticks.flatMap((tick) => {
    const at = Math.round(left + w * x.at(tick)) + 0.5;
    return [
      svgElement("path", { class: "agk-grid", d: `M${at} ${top}V${bottom}` }),
      text(name(tick), { x: at, y: bottom + 16, "text-anchor": "middle" }),
    ];
  });
  const up = y.ticks.flatMap((tick) => {
    const at = Math.round(bottom - h * y.at(tick)) + 0.5;
    return [
      svgElement("path", { class: "agk-grid", d: `M${left} ${at}H${left + w}` }),
      text(tickText(tick), { x: left - 6, y: at + 4, "text-anchor": "end" }),
    ];
  });
  const middle = top + h / 2;
  layer.replaceChildren(
    ...across, ...up, svgElement("path", { class: "agk-axis", d: `M${left} ${top}V${bottom}H${left + w}` }),
    text(titles.x, { x: left + w / 2, y: bottom + 34, "text-anchor": "middle" }, "agk-axis-title"),
    text(titles.y, {
      x: 13, y: middle, "text-anchor": "middle", transform: `rotate(-90 13 ${middle})`,
    }, "agk-axis-title"),
  );
}
