// The heat map as SVG.
// @ts-check

import { heatColour, heatPaths } from "./heat.js";
import { svgElement } from "./svg.js";

/**
 * Make a heat map that fills `box`, of at most `rows` x `columns` cells.
 * @param {Shown} value
 * @param {Rectangle} box
 * @param {number} [rows]
 * @param {number} [columns]
 */
export function heatMap(value, box, rows, columns) {
  const paths = heatPaths(value, box, rows, columns).map(([level, d]) =>
    svgElement("path", { d, fill: heatColour(level), stroke: "#5b6570", "stroke-width": 0.3 }));
  return svgElement("g", { class: "agk-heat" }, paths);
}
