// The plane: two-dimensional data as dots, crosses and triangles over what a model says of them.
// @ts-check

import { contour } from "./contour.js";
import { element } from "../shared/elements.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";

const SIDE = 240;
// By class; the lightness of two that meet differs too.
const CLASSES = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#56b4e9"];

/** What a model says over a rectangle: a class, or a number. */
/** @typedef {{ cells?: Cell[][], low: number[], high: number[], classes: boolean }} Boundary */

/**
 * Draw the data, below them what the model says, and a line where its answer changes.
 * @param {HTMLElement} plane
 * @param {[number, number, number][]} points
 * @param {Boundary} boundary
 * @param {number} threshold
 */
export function drawPlane(plane, points, boundary, threshold) {
  plane.hidden = !points.length;
  if (!points.length) return;
  const { low, high } = boundary.cells ? boundary : boundsOf(points), classes = !!boundary.classes;
  // A model that has gone astray says NaN: that is neither side.
  /** @param {Cell} v */
  const known = (v) => (typeof v === "number" ? v : threshold);
  const cells = (boundary.cells || []).map((line) => line.map(known));
  const side = SIDE / Math.max(1, cells.length);
  const ground = svgElement("rect", { width: SIDE, height: SIDE, fill: "#ffffff" });
  const most = cells.flat().reduce((a, v) => Math.max(a, Math.abs(v - threshold)), 0) || 1;
  const tiles = cells.flatMap((line, r) => line.map((cell, c) => svgElement("rect", {
    x: (c * side).toFixed(2), y: (r * side).toFixed(2),
    width: (side + 0.3).toFixed(2), height: (side + 0.3).toFixed(2),
    fill: CLASSES[(classes ? cell : Number(cell > threshold)) % CLASSES.length],
    // The surer the model is, the stronger.
    "fill-opacity": classes ? 0.25 : (0.08 + (0.4 * Math.abs(cell - threshold)) / most).toFixed(3),
  })));
  const border = svgElement("path", {
    class: "agk-border", d: bordersOf(cells, classes, threshold).join(""),
    transform: `translate(${side / 2} ${side / 2}) scale(${side})`,
  });
  /** @param {number} v @param {number} i */
  const across = (v, i) => ((v - low[i]) / (high[i] - low[i] || 1)) * SIDE;
  const marks = points.map(([x, y, kind]) => pointMark(across(x, 0), SIDE - across(y, 1), kind));
  plane.replaceChildren(element("figcaption", {}, [SENTENCES.training.plane]), svgElement("svg", {
    viewBox: `-4 -4 ${SIDE + 8} ${SIDE + 8}`, width: SIDE, height: SIDE, role: "img",
    "aria-label": SENTENCES.training.boundary(points.length),
  }, [ground, ...tiles, border, ...marks]));
}

/** @param {[number, number, number][]} points */
function boundsOf(points) {
  return {
    low: [0, 1].map((i) => Math.min(...points.map((p) => p[i]))),
    high: [0, 1].map((i) => Math.max(...points.map((p) => p[i]))),
  };
}

/**
 * The lines around each class, or where the model's number passes the threshold.
 * @param {number[][]} cells
 * @param {boolean} classes
 * @param {number} threshold
 */
function bordersOf(cells, classes, threshold) {
  if (!classes) return [contour(cells, threshold)];
  return [...new Set(cells.flat())].map((number) =>
    contour(cells.map((line) => line.map((cell) => Number(cell === number))), 0.5));
}

/** @param {number} across @param {number} down @param {number} kind */
function pointMark(across, down, kind) {
  const cx = across.toFixed(1), cy = down.toFixed(1), x = Number(cx), y = Number(cy);
  if (kind === 0) return svgElement("circle", { cx, cy, r: 3.6, class: "agk-dot" });
  const d = kind === 1 ? `M${x - 3.5} ${y - 3.5}l7 7m0-7l-7 7` : `M${cx} ${y - 4}l4 7h-8z`;
  return svgElement("path", { d, class: "agk-cross" });
}
