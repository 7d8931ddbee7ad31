// The geometry: where the window stands over the graph. No DOM, tested in Node.
// A view {x, y, scale} puts the graph's point p at p * scale + (x, y) on the screen.
// @ts-check

/** The scales at which a film opens: the least at which it can be read, and the most that helps. */
/** @typedef {{ readable: number, held: number, largest: number }} Scales */
// The smallest words are 12.5 pixels high: never below 12, and below 18 for nobody in the last row.
// A phone is held near: there all of a small graph in small words says more than its half in larger ones.
export const DESK = { readable: 0.96, held: 0.7, largest: 1.4 };
export const PROJECTOR = { readable: 1.45, held: 1.45, largest: 2.2 };
const PHONE = 400;
// No window is lower: in one there is room for a box with a value and its gradient.
export const LOWEST = 110;
// Below a graph that does not fit, for the hint that it goes on.
const HINT = 26;
const SMALLEST = 0.05;
const LARGEST = 4;
const MARGIN_AT_FIRST = 12;
// A graph has so much empty room around it that it does not matter whether it is seen.
export const EMPTY = 16;

/**
 * The whole graph, centred.
 * @param {Size} size
 * @param {Size} port
 * @param {number} [smallest]
 * @param {number} [largest]
 * @returns {View}
 */
export function fitView(size, port, smallest = SMALLEST, largest = DESK.largest) {
  const scale = Math.max(smallest, Math.min(port.width / size.width, port.height / size.height, largest));
  return {
    scale,
    x: (port.width - size.width * scale) / 2,
    y: (port.height - size.height * scale) / 2,
  };
}

/**
 * `view` with all of the graph in the middle, if it has room there at this scale.
 * @param {View} view
 * @param {Size} size
 * @param {Size} port
 * @returns {View}
 */
export function centred(view, size, port) {
  const width = size.width * view.scale, height = size.height * view.scale;
  if (width > port.width || height > port.height) return view;
  return { ...view, x: (port.width - width) / 2, y: (port.height - height) / 2 };
}

/**
 * The box with which a film begins: the uppermost of its first column, whose boxes may differ in width.
 * @template {Rectangle} Box
 * @param {Box[]} boxes
 * @returns {Box}
 */
export function firstBox(boxes) {
  const left = boxes.reduce((a, b) => (b.x < a.x ? b : a));
  return boxes.filter((box) => box.x < left.x + left.w).reduce((a, b) => (b.y < a.y ? b : a));
}

/**
 * How a film opens: all of it if that can be read, else its left end, with its first box, at a size that can.
 * @param {Size} size
 * @param {Size} port
 * @param {Scales} scales
 * @param {Rectangle} first
 * @returns {View}
 */
export function openingView(size, port, { readable, held, largest }, first) {
  const fit = fitView(size, port, SMALLEST, largest);
  if (fit.scale >= (port.width < PHONE ? held : readable)) return fit;
  const view = {
    scale: readable,
    x: size.width * readable <= port.width ? (port.width - size.width * readable) / 2 : 0,
    y: (port.height - size.height * readable) / 2,
  };
  return followBox(view, first, port, MARGIN_AT_FIRST);
}

/**
 * How a film that opens as `opening` stands in a window of another size: where it was followed to, if it is
 * as large there, and in the middle where all of it has room.
 * @param {View} view
 * @param {View} opening
 * @param {Size} size
 * @param {Size} port
 * @returns {View}
 */
export function heldView(view, opening, size, port) {
  if (opening.scale !== view.scale) return opening;
  return {
    scale: view.scale,
    x: size.width * view.scale > port.width ? view.x : opening.x,
    y: size.height * view.scale > port.height ? view.y : opening.y,
  };
}

/**
 * How high the window is made for a graph that stands in `width`: as it opens, and no higher than `most`.
 * @param {Size} size
 * @param {number} width
 * @param {number} most
 */
export function windowHeight(size, width, most) {
  const whole = Math.min(width / size.width, 1.25);
  const scale = width < PHONE && whole >= DESK.held ? whole : Math.max(DESK.readable, whole);
  const hint = size.width * scale > width + EMPTY ? HINT : 0;
  return Math.round(Math.max(LOWEST, Math.min(size.height * scale + 8 + hint, most)));
}

/**
 * The height of a window as wide as a side panel, which shows all of a graph if it can be read then.
 * @param {Size} size
 * @param {number} width
 */
export function panelHeight(size, width) {
  const whole = width / size.width, hint = whole < DESK.held ? HINT : 0;
  return Math.max(LOWEST, Math.round(Math.max(whole, DESK.held) * size.height + 8 + hint));
}

/**
 * Zoom by `factor` so that the graph's point under `point` stays under it.
 * @param {View} view
 * @param {{ x: number, y: number }} point
 * @param {number} factor
 * @returns {View}
 */
export function zoomAt(view, point, factor) {
  const scale = Math.max(SMALLEST, Math.min(LARGEST, view.scale * factor)), ratio = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
}

/**
 * Move the view just enough that `box` (in the graph's units) is inside, with room around it; not if it is.
 * @param {View} view
 * @param {Rectangle} box
 * @param {Size} port
 * @param {number} [margin]
 * @returns {View}
 */
export function followBox(view, box, port, margin = 48) {
  return {
    scale: view.scale,
    x: view.x + slide(box.x * view.scale + view.x, box.w * view.scale, port.width, margin),
    y: view.y + slide(box.y * view.scale + view.y, box.h * view.scale, port.height, margin),
  };
}

/**
 * How far to move what begins at `start` and is `length` long into `room`.
 * @param {number} start
 * @param {number} length
 * @param {number} room
 * @param {number} margin
 */
function slide(start, length, room, margin) {
  const gap = Math.max(0, Math.min(margin, (room - length) / 2));
  if (length > room) return -start;
  if (start >= 4 && start + length <= room - 4) return 0;
  if (start < gap) return gap - start;
  if (start + length > room - gap) return room - gap - start - length;
  return 0;
}

/**
 * Keep at least a corner of the graph in sight.
 * @param {View} view
 * @param {Size} size
 * @param {Size} port
 * @param {number} [corner]
 * @returns {View}
 */
export function keepInSight(view, size, port, corner = 60) {
  /** @param {number} v @param {number} low @param {number} high */
  const clamp = (v, low, high) => Math.max(Math.min(low, high), Math.min(Math.max(low, high), v));
  return {
    scale: view.scale,
    x: clamp(view.x, corner - size.width * view.scale, port.width - corner),
    y: clamp(view.y, corner - size.height * view.scale, port.height - corner),
  };
}

/**
 * At which edges of the window something of the graph is cut off.
 * @param {View} view
 * @param {Size} size
 * @param {Size} port
 * @returns {string[]}
 */
export function cutEdges({ x, y, scale }, size, port) {
  const over = {
    left: -x, right: x + size.width * scale - port.width, up: -y, down: y + size.height * scale - port.height,
  };
  return Object.entries(over).filter(([, pixels]) => pixels > EMPTY).map(([edge]) => edge);
}

/**
 * The smallest box around several.
 * @param {Rectangle[]} boxes
 * @returns {Rectangle}
 */
export function around(boxes) {
  const x = Math.min(...boxes.map((b) => b.x)), y = Math.min(...boxes.map((b) => b.y));
  return {
    x, y,
    w: Math.max(...boxes.map((b) => b.x + b.w)) - x,
    h: Math.max(...boxes.map((b) => b.y + b.h)) - y,
  };
}
