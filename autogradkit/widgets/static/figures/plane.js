// The plane: two-dimensional data as dots, crosses and triangles over what a model says of them.
// @ts-check

import { element } from "../shared/elements.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";
import { drawAxes, ROOM } from "./axes.js";
import { contour } from "./contour.js";
import { scaleOf, ticksBetween } from "./scale.js";

const SIDE = 210;
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
  const frame = { x: ROOM.left, y: ROOM.top, w: SIDE, h: SIDE }, axes = svgElement("g");
  /** @param {number} i */
  const axis = (i) => ({
    ...scaleOf([low[i], high[i]], false), ticks: ticksBetween(low[i], high[i], false),
    at: (/** @type {number} */ v) => (v - low[i]) / (high[i] - low[i] || 1),
  });
  const x = axis(0), y = axis(1);
  drawAxes(axes, frame, { x, y }, { x: "x₀", y: "x₁" });
  // The model was asked at the middle of each cell, and the outermost lie on the border.
  const step = SIDE / Math.max(1, cells.length - 1);
  const border = svgElement("path", {
    class: "agk-border", d: bordersOf(cells, classes, threshold).join(""), transform: `scale(${step})`,
  });
  const ground = cells.length ? [svgElement("image", {
    x: -step / 2, y: -step / 2, width: SIDE + step, height: SIDE + step, preserveAspectRatio: "none",
    href: colours(cells, classes, threshold),
  })] : [];
  const marks = points.map(([across, up, kind]) =>
    pointMark(SIDE * x.at(across), SIDE * (1 - y.at(up)), kind));
  const inside = svgElement("svg", {
    x: frame.x, y: frame.y, width: SIDE, height: SIDE, overflow: "hidden",
  }, [...ground, border, ...marks]);
  const width = SIDE + ROOM.left + ROOM.right, height = SIDE + ROOM.top + ROOM.bottom;
  plane.replaceChildren(element("figcaption", {}, [SENTENCES.training.plane]), svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": SENTENCES.training.boundary(points.length),
  }, [inside, axes]));
}

/**
 * What the model says as a small picture, a pixel for each cell: enlarged, one colour runs into the next.
 * @param {number[][]} cells
 * @param {boolean} classes
 * @param {number} threshold
 */
function colours(cells, classes, threshold) {
  const canvas = element("canvas", { width: cells[0].length, height: cells.length });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const most = cells.flat().reduce((a, v) => Math.max(a, Math.abs(v - threshold)), 0) || 1;
  cells.forEach((line, r) => line.forEach((cell, c) => {
    pen.fillStyle = CLASSES[(classes ? cell : Number(cell > threshold)) % CLASSES.length];
    // The surer the model is, the stronger.
    pen.globalAlpha = classes ? 0.3 : 0.06 + (0.44 * Math.abs(cell - threshold)) / most;
    pen.fillRect(c, r, 1, 1);
  }));
  return canvas.toDataURL();
}

/**
 * As wide as the model is asked, so that no point is cut in two at the border.
 * @param {[number, number, number][]} points
 */
function boundsOf(points) {
  const ends = [0, 1].map((i) => {
    const all = points.map((p) => p[i]), low = Math.min(...all), high = Math.max(...all);
    const room = high > low ? 0.1 * (high - low) : 0.5;
    return [low - room, high + room];
  });
  return { low: ends.map(([low]) => low), high: ends.map(([, high]) => high) };
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
