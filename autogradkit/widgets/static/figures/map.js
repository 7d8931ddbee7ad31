// The map: a loss surface as contours between two axes, its lowest point, and the tracks of walkers on it.
// @ts-check

import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";
import { drawAxes, ROOM } from "./axes.js";
import { LINES } from "./chart.js";
import { scaleOf, ticksBetween } from "./scale.js";

const SIDE = 400;
// The contours come in a square of so many units; see widgets/surface.py.
const UNITS = 1000;
// Labels closer than this would run into each other.
const APART = 17;

/** @typedef {{ text: string, area: string, line: string, label: number[] }} Level */
/** @typedef {{ low: number[], high: number[], names: string[] }} Plane */
/** @typedef {Plane & { levels: Level[], minimum: number[] }} Surface */
/** A step of an optimiser: x, y and the loss there. @typedef {[Cell, Cell, Cell]} Step */

/**
 * Make the map of a surface, with a track for each of `count` walkers.
 * @param {Surface} surface
 * @param {number} count
 */
export function buildMap(surface, count) {
  const { levels, low, high, names, minimum } = surface;
  const frame = { x: ROOM.left, y: ROOM.top, w: SIDE, h: SIDE };
  const width = SIDE + ROOM.left + ROOM.right, height = SIDE + ROOM.top + ROOM.bottom;
  /** @param {number} i */
  const axis = (i) => {
    const scale = scaleOf([low[i], high[i]], false), ticks = ticksBetween(low[i], high[i], false);
    return { ...scale, ticks, at: (/** @type {number} */ v) => (v - low[i]) / (high[i] - low[i]) };
  };
  const x = axis(0), y = axis(1), axes = svgElement("g");
  drawAxes(axes, frame, { x, y }, { x: names[0], y: names[1] });
  /** @param {number} across @param {number} up */
  const place = (across, up) => [x.at(across) * SIDE, (1 - y.at(up)) * SIDE];
  const scale = `scale(${SIDE / UNITS})`;
  const ground = svgElement("g", { transform: scale }, levels.flatMap(({ area, line }) => [
    svgElement("path", { class: "agk-height", d: area, "fill-rule": "evenodd" }),
    svgElement("path", { class: "agk-level", d: line }),
  ]));
  const tracks = Array.from({ length: count }, (_, n) => ({
    halo: svgElement("polyline", { class: "agk-halo" }),
    line: svgElement("polyline", { class: LINES[n % LINES.length] }),
    dot: svgElement("circle", { r: 5.5, class: `agk-walker agk-walker-${n % LINES.length}` }),
  }));
  const inside = svgElement("svg", { ...size(frame), overflow: "hidden" }, [
    ground, ...labelsOf(levels), ...tracks.flatMap(({ halo, line, dot }) => [halo, line, dot]),
    // What is flat has no lowest place.
    ...(levels.length ? [minimumMark(place(minimum[0], minimum[1]), minimum[2])] : []),
  ]);
  const svg = svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`, width, class: "agk-map", role: "img",
  }, [inside, axes]);
  return {
    svg,
    /**
     * Draw the way that a walker has come, as far as it is near the map.
     * @param {number} n
     * @param {Step[]} path
     */
    draw(n, path) {
      const points = path.flatMap(([across, up]) => {
        if (typeof across !== "number" || typeof up !== "number") return [];
        const point = place(across, up);
        return point.every((v) => Math.abs(v) < 5 * SIDE) ? [point] : [];
      });
      const line = points.map((point) => point.map((v) => v.toFixed(1)).join(",")).join(" ");
      const { halo, line: track, dot } = tracks[n], [cx, cy] = points.at(-1) || [0, 0];
      halo.setAttribute("points", line);
      track.setAttribute("points", line);
      dot.setAttribute("cx", String(cx));
      dot.setAttribute("cy", String(cy));
    },
  };
}

/** @param {Rectangle} frame */
const size = ({ x, y, w, h }) => ({ x, y, width: w, height: h });

/**
 * The losses at the lines, where they have room.
 * @param {Level[]} levels
 */
function labelsOf(levels) {
  /** @type {number[][]} */
  const taken = [];
  return levels.slice().reverse().flatMap(({ text, label }) => {
    const [x, y] = label.map((v) => (v * SIDE) / UNITS);
    /** @param {number[]} other */
    const meets = ([a, b]) => Math.abs(a - x) < 3 * APART && Math.abs(b - y) < APART;
    if (!label.length || taken.some(meets)) return [];
    taken.push([x, y]);
    const made = svgElement("text", { class: "agk-level-label", x, y: y + 4, "text-anchor": "middle" });
    made.textContent = text;
    return [made];
  });
}

/** @param {number[]} point @param {number} loss */
function minimumMark([x, y], loss) {
  const title = svgElement("title");
  title.textContent = `${SENTENCES.descent.minimum}: ${loss}`;
  const words = svgElement("text", { class: "agk-level-label", x: x + 10, y: y - 8 });
  words.textContent = SENTENCES.descent.minimum;
  return svgElement("g", {}, [
    svgElement("path", { class: "agk-lowest", d: `M${x - 6} ${y - 6}l12 12m0-12l-12 12` }), words, title,
  ]);
}
