// Heat maps: the colour of each cell of an array, purple below zero and green above. No DOM, tested in Node.
// @ts-check

// ColorBrewer's PRGn, which colour-blind readers can tell apart; the same as in graph/pictures/heat.py.
export const HEAT = [
  "#762a83", "#9970ab", "#c2a5cf", "#e7d4e8", "#f7f7f7", "#d9f0d3", "#a6dba0", "#5aae61", "#1b7837",
];
const NO_NUMBER = "#8a8a8a";

/**
 * The number of the colour for `cell` when the largest magnitude is `most`; -1 for what is no finite number.
 * @param {unknown} cell
 * @param {number} [most]
 */
export function heatLevel(cell, most = 0) {
  if (typeof cell !== "number") return -1;
  if (!(most > 0)) return 4;
  return 4 + Math.round(4 * Math.max(-1, Math.min(1, cell / most)));
}

/** @param {number} level */
export function heatColour(level) {
  return HEAT[level] ?? NO_NUMBER;
}

/**
 * Colour the ground of `place` and the text on it.
 * @param {HTMLElement} place
 * @param {number} level
 */
export function paint(place, level) {
  place.style.backgroundColor = heatColour(level);
  place.style.color = level === 0 || level === 8 ? "#ffffff" : "#000000";
}

/**
 * At most `rows` x `columns` of `cells`, evenly taken.
 * @param {Cell[][]} cells
 * @param {number} rows
 * @param {number} columns
 */
export function sample(cells, rows, columns) {
  /** @param {number} length @param {number} most */
  const pick = (length, most) => (length <= most
    ? [...Array(length).keys()] : [...Array(most).keys()].map((i) => Math.floor((i * length) / most)));
  return pick(cells.length, rows).map((r) => pick(cells[r].length, columns).map((c) => cells[r][c]));
}

/**
 * Cells as one path per colour: [level, d], each cell a square of `side` from `left`, `top` on.
 * @param {Cell[][]} cells
 * @param {number} [most]
 * @param {number} [side]
 * @param {number} [left]
 * @param {number} [top]
 * @returns {[number, string][]}
 */
export function cellPaths(cells, most, side = 1, left = 0, top = 0) {
  /** @type {Map<number, string>} */
  const paths = new Map();
  /** @param {number} v */
  const round = (v) => Math.round(v * 100) / 100;
  cells.forEach((row, r) => row.forEach((cell, c) => {
    const level = heatLevel(cell, most), at = `${round(left + c * side)} ${round(top + r * side)}`;
    const d = `M${at}h${round(side)}v${round(side)}h${round(-side)}z`;
    paths.set(level, (paths.get(level) || "") + d);
  }));
  return [...paths].sort((a, b) => a[0] - b[0]);
}

/**
 * A heat map as one path per colour: [level, d], the cells filling `box`.
 * @param {Shown} value
 * @param {Rectangle} box
 * @param {number} [rows]
 * @param {number} [columns]
 */
export function heatPaths(value, box, rows = 6, columns = 8) {
  const cells = sample(value.cells || [], rows, columns);
  if (!cells.length || !cells[0].length) return [];
  const side = Math.min(box.w / cells[0].length, box.h / cells.length, 12);
  return cellPaths(cells, value.most, side, box.x, box.y + (box.h - side * cells.length) / 2);
}
