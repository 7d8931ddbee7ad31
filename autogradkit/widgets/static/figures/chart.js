// The chart: lines over their numbers between two axes; no line is told by its colour alone.
// @ts-check

import { button, element } from "../shared/elements.js";
import { numberText } from "../shared/numbers.js";
import { svgElement } from "../shared/svg.js";
import { SENTENCES } from "../sentences.js";
import { drawAxes, ROOM, roomBeside } from "./axes.js";
import { scaleOf } from "./scale.js";

export const LINES = ["agk-line-0", "agk-line-1", "agk-line-2", "agk-line-3", "agk-line-4"];
const NARROWEST = 220;

/**
 * Lines, and what is said of them.
 * @typedef {object} Drawn
 * @property {Record<string, Cell[]>} series
 * @property {[number, number]} [ends]  the numbers of the first and the last value, 0 and up unless given
 * @property {number} [clip]  above which a line is cut
 * @property {Record<string, string>} [marks]  by line
 * @property {number | null} [now]  the number that a cursor stands at
 */

/**
 * Make a chart; `draw(drawn)` fills it.
 * @param {string} title
 * @param {{ x: string, y: string, logarithmic?: boolean, height?: number, name?(i: number): string }} options
 */
export function buildChart(title, { x: below, y: beside, logarithmic = false, height = 240, name }) {
  const axes = svgElement("g"), plot = svgElement("g");
  const svg = svgElement("svg", { class: "agk-chart", height, role: "img" }, [axes, plot]);
  const legend = element("ul", { class: "agk-legend" });
  const measure = button("", () => { logarithmic = !logarithmic; redraw(); }, {
    class: "agk-scale-button", "data-action": "scale",
  });
  const root = element("figure", { class: "agk-plot" }, [
    element("figcaption", {}, [title, measure]), svg, legend,
  ]);
  /** @type {Drawn} */
  let drawn = { series: {} };

  function redraw() {
    const { series, ends, clip = 0, marks = {}, now = null } = drawn, names = Object.keys(series);
    const width = Math.max(NARROWEST, Math.floor(root.clientWidth || 340));
    const longest = Math.max(2, ...names.map((each) => series[each].length));
    const [first, last] = ends && ends[1] > ends[0] ? ends : [0, longest - 1];
    const y = scaleOf(names.flatMap((each) => series[each]), logarithmic), x = stepScale(first, last);
    const left = roomBeside(y);
    const frame = { x: left, y: ROOM.top, w: width - left - ROOM.right, h: height - ROOM.top - ROOM.bottom };
    svg.setAttribute("width", String(width));
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawAxes(axes, frame, { x, y }, { x: below, y: beside, name });
    /** @param {number} v */
    const up = (v) => frame.y + frame.h * (1 - y.at(v));
    /** @param {number} i */
    const across = (i) => frame.x + frame.w * x.at(i);
    const lines = names.map((each, n) => svgElement("path", {
      class: LINES[n % LINES.length],
      d: linePath(series[each], (i) => across(first + ((last - first) * i) / (longest - 1)), (v) =>
        up(clip ? Math.min(v, clip) : v)),
    }));
    const end = frame.x + frame.w;
    const cut = clip && clip >= y.low && clip <= y.high ? [`M${frame.x} ${up(clip)}H${end}`] : [];
    const cursor = now === null ? [] : [`M${across(now)} ${frame.y}V${frame.y + frame.h}`];
    plot.replaceChildren(
      ...cursor.map((d) => svgElement("path", { class: "agk-cursor", d })), ...lines,
      ...cut.map((d) => svgElement("path", { class: "agk-clip", d })),
    );
    const words = SENTENCES.chart, all = names.flatMap((each) => series[each]);
    if (all.length && !all.some((v) => typeof v === "number")) {
      const note = svgElement("text", {
        class: "agk-tick", x: left + frame.w / 2, y: frame.y + frame.h / 2, "text-anchor": "middle",
      });
      note.textContent = words.noNumber;
      plot.append(note);
    }
    measure.textContent = y.logarithmic ? words.logarithmic : words.linear;
    measure.title = y.logarithmic ? words.toLinear : words.toLogarithmic;
    measure.disabled = logarithmic && !y.logarithmic;
    legend.hidden = names.length < 2 && !marks[names[0]];
    legend.replaceChildren(...names.map((each, n) => entry(each, n, marks[each])));
    svg.setAttribute("aria-label", words.summary(title, names.map((each) => words.line(
      each, numberText(series[each][0] ?? 0), numberText(series[each].at(-1) ?? 0), marks[each]))));
  }
  const observer = new ResizeObserver(() => requestAnimationFrame(redraw));
  observer.observe(root);
  return {
    root, svg,
    /** @param {Drawn} next */
    draw(next) { drawn = next; redraw(); },
    end: () => observer.disconnect(),
  };
}

/**
 * The scale of the numbers `first` to `last`, with ticks at whole ones.
 * @param {number} first
 * @param {number} last
 */
function stepScale(first, last) {
  const scale = scaleOf([first, last], false), ticks = scale.ticks.filter((tick) => Number.isInteger(tick));
  return {
    ...scale, low: first, high: last, ticks: ticks.filter((tick) => tick >= first && tick <= last),
    /** @param {number} i */
    at: (i) => (i - first) / (last - first || 1),
  };
}

/**
 * A line through its values, with a gap where one is no number.
 * @param {Cell[]} values
 * @param {(i: number) => number} across
 * @param {(v: number) => number} up
 */
function linePath(values, across, up) {
  let d = "", pen = "M";
  values.forEach((v, i) => {
    if (typeof v === "number") d += `${pen}${across(i).toFixed(1)} ${up(v).toFixed(1)}`;
    // One that stands alone is a short dash: a line of one place is not seen.
    if (pen === "M" && typeof v === "number" && typeof values[i + 1] !== "number") d += "m-3 0h6";
    pen = typeof v === "number" ? "L" : "M";
  });
  return d;
}

/**
 * An entry of a chart's legend.
 * @param {string} name
 * @param {number} n
 * @param {string} [mark]
 */
function entry(name, n, mark) {
  const line = svgElement("path", { class: LINES[n % LINES.length], d: "M0 4H34" });
  return element("li", {}, [
    svgElement("svg", { width: 34, height: 8, "aria-hidden": "true" }, [line]),
    ` ${name}${mark ? `: ${mark}` : ""}`,
  ]);
}
