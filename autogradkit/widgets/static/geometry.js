// The geometry: where the window stands over the graph, and the little heat maps. No DOM, tested in Node.
// A view {x, y, scale} puts the graph's point p at p * scale + (x, y) on the screen.

export const SMALLEST = 0.05, LARGEST = 4, READABLE = 0.85;

export function clampScale(scale) {
  return Math.max(SMALLEST, Math.min(LARGEST, scale));
}

/** The whole graph, centred. */
export function fitView(size, port, smallest = SMALLEST) {
  const scale = Math.max(smallest, Math.min(port.width / size.width, port.height / size.height, 1.8));
  return {
    scale,
    x: (port.width - size.width * scale) / 2,
    y: (port.height - size.height * scale) / 2,
  };
}

/** `view` with all of the graph in the middle, if it has room there at this scale. */
export function centred(view, size, port) {
  const width = size.width * view.scale, height = size.height * view.scale;
  if (width > port.width || height > port.height) return view;
  return { ...view, x: (port.width - width) / 2, y: (port.height - height) / 2 };
}

/** How a film opens: all of it if that can be read, else its left end at a size that can. */
export function openingView(size, port) {
  const fit = fitView(size, port);
  if (fit.scale >= READABLE) return fit;
  const scale = READABLE;
  return {
    scale,
    x: size.width * scale <= port.width ? (port.width - size.width * scale) / 2 : 0,
    y: (port.height - size.height * scale) / 2,
  };
}

/** How high the window is made for a graph that stands in `width`: as it opens, and no higher than `most`. */
export function windowHeight(size, width, most) {
  const scale = Math.max(READABLE, Math.min(width / size.width, 1.25));
  return Math.round(Math.max(180, Math.min(size.height * scale + 8, most)));
}

/** Zoom by `factor` so that the graph's point under `point` stays under it. */
export function zoomAt(view, point, factor) {
  const scale = clampScale(view.scale * factor), ratio = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
}

/** Move the view just enough that `box` (in the graph's units) is inside, with room around it; not if it is. */
export function followBox(view, box, port, margin = 48) {
  return {
    scale: view.scale,
    x: view.x + slide(box.x * view.scale + view.x, box.w * view.scale, port.width, margin),
    y: view.y + slide(box.y * view.scale + view.y, box.h * view.scale, port.height, margin),
  };
}

function slide(start, length, room, margin) {
  const gap = Math.max(0, Math.min(margin, (room - length) / 2));
  if (length > room) return -start;
  if (start >= 4 && start + length <= room - 4) return 0;
  if (start < gap) return gap - start;
  if (start + length > room - gap) return room - gap - start - length;
  return 0;
}

/** Keep at least a corner of the graph in sight. */
export function keepInSight(view, size, port, corner = 60) {
  const clamp = (v, low, high) => Math.max(Math.min(low, high), Math.min(Math.max(low, high), v));
  return {
    scale: view.scale,
    x: clamp(view.x, corner - size.width * view.scale, port.width - corner),
    y: clamp(view.y, corner - size.height * view.scale, port.height - corner),
  };
}

/** The smallest box around several. */
export function around(boxes) {
  const x = Math.min(...boxes.map((b) => b.x)), y = Math.min(...boxes.map((b) => b.y));
  return {
    x, y,
    w: Math.max(...boxes.map((b) => b.x + b.w)) - x,
    h: Math.max(...boxes.map((b) => b.y + b.h)) - y,
  };
}

// Purple for negative, green for positive (ColorBrewer's PRGn, which colour-blind readers can tell apart).
export const HEAT = ["#762a83", "#9970ab", "#c2a5cf", "#e7d4e8", "#f7f7f7", "#d9f0d3", "#a6dba0", "#5aae61", "#1b7837"];

/** The colour's number for `cell` when the largest magnitude is `most`; -1 for what is no finite number. */
export function heatLevel(cell, most) {
  if (typeof cell !== "number") return -1;
  if (!(most > 0)) return 4;
  return 4 + Math.round(4 * Math.max(-1, Math.min(1, cell / most)));
}

/** Where `cells` pass `level`, as the `d` of a path in cells: a line through each square of four neighbours. */
export function contour(cells, level) {
  let d = "";
  for (let r = 0; r + 1 < cells.length; r++) {
    for (let c = 0; c + 1 < cells[r].length; c++) {
      const corners = [[r, c], [r, c + 1], [r + 1, c + 1], [r + 1, c]], cuts = [];
      corners.forEach(([ra, ca], i) => {
        const [rb, cb] = corners[(i + 1) % 4], a = cells[ra][ca] - level, b = cells[rb][cb] - level;
        if (a < 0 === b < 0) return;
        const part = a / (a - b);
        cuts.push([ca + (cb - ca) * part, ra + (rb - ra) * part].map((v) => Math.round(v * 1000) / 1000));
      });
      for (let i = 0; i + 1 < cuts.length; i += 2) d += `M${cuts[i]}L${cuts[i + 1]}`;
    }
  }
  return d;
}

/** At most `rows` x `columns` of `cells`, evenly taken. */
export function sample(cells, rows, columns) {
  const pick = (length, most) =>
    length <= most ? [...Array(length).keys()] : [...Array(most).keys()].map((i) => Math.floor((i * length) / most));
  return pick(cells.length, rows).map((r) => pick(cells[r].length, columns).map((c) => cells[r][c]));
}

/** A heat map as one path per colour: [level, d], the cells filling `box`. */
export function heatPaths(value, box, rows = 6, columns = 8) {
  const cells = sample(value.cells, rows, columns);
  if (!cells.length || !cells[0].length) return [];
  const side = Math.min(box.w / cells[0].length, box.h / cells.length, 12);
  const left = box.x, top = box.y + (box.h - side * cells.length) / 2;
  const paths = new Map();
  cells.forEach((row, r) => row.forEach((cell, c) => {
    const level = heatLevel(cell, value.most);
    const round = (v) => Math.round(v * 100) / 100;
    const d = `M${round(left + c * side)} ${round(top + r * side)}h${round(side)}v${round(side)}h${round(-side)}z`;
    paths.set(level, (paths.get(level) || "") + d);
  }));
  return [...paths].sort((a, b) => a[0] - b[0]);
}
